/** Bytes to begin with; a batch of profiles takes some hundred thousand. */
const FIRST = 64 * 1024;
/** Bytes of UTF-8 that one UTF-16 unit takes at most. */
const MOST_PER_UNIT = 3;

/**
 * Puts texts together in UTF-8, without ever having the whole as a text. It is for one batch after the
 * other: memory of such a size costs more than what is written into it.
 */
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

  /** What was written since the last time. */
  take(): Uint8Array {
    const bytes = this.#buffer.slice(0, this.length);
    this.clear();
    return bytes;
  }

  /** Forgets what was written and not taken. */
  clear(): void {
    this.length = 0;
  }

  #grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, 2 * this.#buffer.length));
    larger.set(this.#buffer.subarray(0, this.length));
    this.#buffer = larger;
  }
}
