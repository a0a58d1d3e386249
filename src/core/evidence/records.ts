import { groupedBy } from "../model/lookup.ts";
import { Column } from "./column.ts";

/**
 * Things of which there may be tens of thousands, in their order: a list, or what makes each of them anew
 * whenever it is asked for, so that one is not known by its identity.
 */
export interface Records<T> extends Iterable<T> {
  readonly length: number;
  /** The one at a position, counted from 0; undefined where there is none. */
  at(position: number): T | undefined;
  some(test: (record: T) => boolean): boolean;
  every(test: (record: T) => boolean): boolean;
  find(test: (record: T) => boolean): T | undefined;
  filter<S extends T>(test: (record: T) => record is S): Records<S>;
  filter(test: (record: T) => boolean): Records<T>;
}

/** Records of which only positions are kept; each is made when it is asked for. */
class MadeRecords<T> implements Records<T> {
  readonly length: number;
  readonly #make: (position: number) => T;

  constructor(length: number, make: (position: number) => T) {
    this.length = length;
    this.#make = make;
  }

  *[Symbol.iterator](): Generator<T> {
    for (let position = 0; position < this.length; position += 1) yield this.#make(position);
  }

  at(position: number): T | undefined {
    return position < this.length ? this.#make(position) : undefined;
  }

  some(test: (record: T) => boolean): boolean {
    return this.find(test) !== undefined;
  }

  every(test: (record: T) => boolean): boolean {
    return !this.some((record) => !test(record));
  }

  find(test: (record: T) => boolean): T | undefined {
    for (let position = 0; position < this.length; position += 1) {
      const record = this.#make(position);
      if (test(record)) return record;
    }
    return undefined;
  }

  filter<S extends T>(test: (record: T) => record is S): Records<S>;
  filter(test: (record: T) => boolean): Records<T>;
  filter(test: (record: T) => boolean): Records<T> {
    return this.parted((record) => (test(record) ? true : null)).get(true) ?? [];
  }

  /** Records under what each is grouped by, in their order; those without are left out. */
  parted<K>(keyOf: (record: T) => K | null): Map<K, Records<T>> {
    const groups = new Map<K, Column>();
    for (let position = 0; position < this.length; position += 1) {
      const key = keyOf(this.#make(position));
      if (key === null) continue;
      const group = groups.get(key) ?? new Column(Int32Array);
      if (group.length === 0) groups.set(key, group);
      group.push(position);
    }
    return new Map([...groups].map(([key, group]) => [key, this.#those(group)]));
  }

  #those(positions: Column): Records<T> {
    return new MadeRecords(positions.length, (index) => this.#make(positions.at(index)));
  }
}

/** As many records as said; `make` makes the one at a position. */
export function recordsBy<T>(length: number, make: (position: number) => T): Records<T> {
  return new MadeRecords(length, make);
}

/** What is made of each of some records, whenever it is asked for. */
export function madeOf<S, T>(sources: Records<S>, make: (source: S) => T): Records<T> {
  return recordsBy(sources.length, (position) => make(recordAt(sources, position)));
}

/** The one at a position that must exist; throws RangeError where it does not. */
export function recordAt<T>(records: Records<T>, position: number): T {
  const record = records.at(position);
  if (record === undefined) throw new RangeError(`nothing at position ${position}`);
  return record;
}

/** Records under what each is grouped by, in their order; those without are left out. */
export function partedBy<T, K>(
  records: Records<T>,
  keyOf: (record: T) => K | null,
): ReadonlyMap<K, Records<T>> {
  return records instanceof MadeRecords ? records.parted(keyOf) : groupedBy(records, keyOf);
}

/** How many records pass a test. */
export function countOf<T>(records: Records<T>, test: (record: T) => boolean): number {
  let number = 0;
  for (const record of records) if (test(record)) number += 1;
  return number;
}

/** What records say, each once, in the order in which it is first said. */
export function saidBy<T, V>(records: Iterable<T>, valueOf: (record: T) => V): Set<V> {
  const values = new Set<V>();
  for (const record of records) values.add(valueOf(record));
  return values;
}
