/** How many numbers there is room for at first. */
const FIRST = 64;

/** Numbers one below the other, in a fraction of the memory that as many objects take. */
export class Column {
  /** How many numbers there are. */
  length = 0;
  #numbers: Int32Array | Float64Array;

  /** Of whole numbers of 32 bits, or of any. */
  constructor(Numbers: typeof Int32Array | typeof Float64Array) {
    this.#numbers = new Numbers(FIRST);
  }

  /** Takes a number behind all others. */
  push(number: number): void {
    if (this.length === this.#numbers.length) this.#grow();
    this.#numbers[this.length] = number;
    this.length += 1;
  }

  /** The number at a position that must exist; throws RangeError where it does not. */
  at(position: number): number {
    const number = this.#numbers[position];
    if (number === undefined || position >= this.length) {
      throw new RangeError(`nothing at position ${position}`);
    }
    return number;
  }

  #grow(): void {
    const numbers = this.#numbers;
    const longer = 2 * numbers.length;
    this.#numbers =
      numbers instanceof Int32Array ? new Int32Array(longer) : new Float64Array(longer);
    this.#numbers.set(numbers);
  }
}
