import { item } from "../model/lookup.ts";

/** Records by their names. */
export interface ByName<T> {
  get(name: string): T | undefined;
}

interface Named {
  readonly name: string;
}

/**
 * Records by their names, the last one of each. kubectl prints a list in the order of its names, in
 * which a name is found without a table of them all, which for thousands of nodes takes megabytes.
 */
export function byName<T extends Named>(records: readonly T[]): ByName<T> {
  return areAscending(records)
    ? new AscendingNames(records)
    : new Map(records.map((record) => [record.name, record]));
}

/** Whether each record has a greater name than the one before, so that no name stands twice. */
export function areAscending(records: readonly Named[]): boolean {
  let before: string | null = null;
  for (const { name } of records) {
    if (before !== null && name <= before) return false;
    before = name;
  }
  return true;
}

/** Names are mostly asked for in their order too, so that the next one is tried first. */
class AscendingNames<T extends Named> implements ByName<T> {
  readonly #records: readonly T[];
  #next = 0;

  constructor(records: readonly T[]) {
    this.#records = records;
  }

  get(name: string): T | undefined {
    if (this.#records[this.#next]?.name !== name) this.#next = this.#positionOf(name);
    const found = this.#records[this.#next];
    if (found?.name !== name) return undefined;
    this.#next += 1;
    return found;
  }

  /** Where the first name stands that is not less than a name. */
  #positionOf(name: string): number {
    let [low, high] = [0, this.#records.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (item(this.#records, middle).name < name) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
