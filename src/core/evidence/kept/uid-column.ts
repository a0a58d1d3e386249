import { Column } from "../column.ts";

/** Characters of a UID as servers write it, and how many of them four bytes hold. */
const UID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DIGITS = 8;
const WORDS = 4;

/** UIDs of objects one below the other, each as the number of sixteen bytes that it is. */
export class UidColumn {
  readonly #words = new Column(Int32Array);
  /** Texts that are written otherwise, by position. */
  readonly #others = new Map<number, string>();

  /** Takes a UID behind all others, in whatever way it is written. */
  push(uid: string): void {
    const isUsual = UID.test(uid);
    if (!isUsual) this.#others.set(this.#words.length / WORDS, uid);
    const digits = isUsual ? uid.replaceAll("-", "") : "".padEnd(WORDS * DIGITS, "0");
    for (let start = 0; start < digits.length; start += DIGITS) {
      this.#words.push(Number.parseInt(digits.slice(start, start + DIGITS), 16) | 0);
    }
  }

  /** The UID at a position that must exist, as it was written; throws RangeError where there is none. */
  at(position: number): string {
    const other = this.#others.get(position);
    if (other !== undefined) return other;
    const digits = Array.from({ length: WORDS }, (_, word) =>
      (this.#words.at(position * WORDS + word) >>> 0).toString(16).padStart(DIGITS, "0"),
    ).join("");
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }
}
