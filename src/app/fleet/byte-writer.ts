/** Bytes to begin with; a batch of profiles takes some hundred thousand. */
const FIRST = 64 * 1024;
/** Bytes of UTF-8 that one UTF-16 unit takes at most. */
const MOST_PER_UNIT = 3;

/** Puts texts together in UTF-8, without ever having the whole as a text. */
export class ByteWriter {
  readonly #encoder = new TextEncoder();
  #buffer = new Uint8Array(FIRST);
  length = 0;

  write(text: string): void {
    const needed = this.length + text.length * MOST_PER_UNIT;
    if (needed > this.#buffer.length) this.#grow(needed);
    const { written } = this.#encoder.encodeInto(text, this.#buffer.subarray(this.length));
    this.length += written;
  }

  /** What was written so far. */
  bytes(): Uint8Array {
    return this.#buffer.slice(0, this.length);
  }

  #grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, 2 * this.#buffer.length));
    larger.set(this.#buffer.subarray(0, this.length));
    this.#buffer = larger;
  }
}
