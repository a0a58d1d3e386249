import { item } from "../../model/lookup.ts";
import { Column } from "../column.ts";

/** Few things that many places share, by position. */
export class SharedColumn<T> {
  readonly #things: T[] = [];
  readonly #numbers = new Map<T, number>();
  readonly #column = new Column(Int32Array);

  /** Takes a thing behind all others; it is known by its identity. */
  push(thing: T): void {
    const number = this.#numbers.get(thing) ?? this.#things.push(thing) - 1;
    this.#numbers.set(thing, number);
    this.#column.push(number);
  }

  /** The thing at a position that must exist; throws RangeError where it does not. */
  at(position: number): T {
    return item(this.#things, this.#column.at(position));
  }
}
