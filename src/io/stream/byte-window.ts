/** Fills a buffer with the next bytes of an input as far as there are any; 0 at its end. */
export type FillBytes = (room: Buffer) => Promise<number>;

const LINE_FEED = 10;

/** The part of an input that is held: what was read and not yet passed. */
export class ByteWindow {
  #buffer: Buffer;
  #start = 0;
  #end = 0;
  #line = 1;
  #isAtEnd = false;
  readonly #size: number;
  readonly #fill: FillBytes;

  /** A window grows beyond its size only where it is asked for more without passing anything. */
  constructor(size: number, fill: FillBytes) {
    this.#size = size;
    this.#buffer = Buffer.allocUnsafeSlow(size);
    this.#fill = fill;
  }

  /** What is held; moved or overwritten by reading on. */
  get bytes(): Buffer {
    return this.#buffer.subarray(this.#start, this.#end);
  }

  /** The line of the input that the held bytes begin in, counted from 1. */
  get line(): number {
    return this.#line;
  }

  /** Whether the input has nothing behind what is held. */
  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  /**
   * Holds more: fills the window up, or doubles one that is full. Where what is held ends depends
   * on sizes alone, never on the pieces in which an input arrives. False where there is no more.
   */
  async more(): Promise<boolean> {
    if (this.#isAtEnd) return false;
    const held = this.bytes;
    const isFull = held.length === this.#buffer.length;
    const target = isFull ? Buffer.allocUnsafeSlow(2 * held.length) : this.#buffer;
    held.copy(target);
    this.#buffer = target;
    this.#start = 0;
    this.#end = held.length;
    await this.#fillUp();
    return this.#end > held.length;
  }

  /** Holds so many bytes, unless the input has fewer. */
  async atLeast(count: number): Promise<void> {
    while (this.bytes.length < count && (await this.more()));
  }

  /** Moves on behind bytes that hold so many line breaks. */
  pass(count: number, lines = lineBreaks(this.bytes.subarray(0, count))): void {
    this.#start += count;
    this.#line += lines;
    if (this.#start < this.#end || this.#buffer.length === this.#size) return;
    // Room that one large document took is given back.
    this.#buffer = Buffer.allocUnsafeSlow(this.#size);
    this.#start = 0;
    this.#end = 0;
  }

  async #fillUp(): Promise<void> {
    while (this.#end < this.#buffer.length) {
      const count = await this.#fill(this.#buffer.subarray(this.#end));
      this.#end += count;
      if (count > 0) continue;
      this.#isAtEnd = true;
      return;
    }
  }
}

/** How many line breaks bytes hold. */
export function lineBreaks(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
    count += 1;
  }
  return count;
}
