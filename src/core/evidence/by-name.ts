import { type Records, recordAt } from "./records.ts";

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
export function byName<T extends Named>(records: Records<T>): ByName<T> {
  return areAscending(records)
    ? new AscendingNames(records)
    : new Map([...records].map((record) => [record.name, record]));
}

/** Whether each record has a greater name than the one before, so that no name stands twice. */
export function areAscending(records: Iterable<Named>): boolean {
  let before: string | null = null;
  for (const { name } of records) {
    if (before !== null && name <= before) return false;
    before = name;
  }
  return true;
}

/** Names are mostly asked for in their order too, so that the next one is tried first. */
class AscendingNames<T extends Named> implements ByName<T> {
  readonly #records: Records<T>;
  #next = 0;

  constructor(records: Records<T>) {
    this.#records = records;
  }

  get(name: string): T | undefined {
    const next = this.#records.at(this.#next);
    if (next?.name === name) return this.#found(next);
    if (this.#isBetween(name, next)) return undefined;
    this.#next = this.#positionOf(name, next);
    const found = this.#records.at(this.#next);
    return found?.name === name ? this.#found(found) : undefined;
  }

  #found(record: T): T {
    this.#next += 1;
    return record;
  }

  /** Whether a name would stand between the next record and the one before, so that there is none of it. */
  #isBetween(name: string, next: T | undefined): boolean {
    if (next !== undefined && next.name < name) return false;
    const before = this.#next === 0 ? undefined : this.#records.at(this.#next - 1);
    return before === undefined || before.name < name;
  }

  /** Where the first name stands that is not less than a name, looked for near the next record first. */
  #positionOf(name: string, next: T | undefined): number {
    let [low, high] = next === undefined || name < next.name ? [0, this.#next] : this.#after(name);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (recordAt(this.#records, middle).name < name) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Positions behind the next record between which a name stands, in steps of double the length. */
  #after(name: string): [low: number, high: number] {
    let low = this.#next + 1;
    for (let step = 1; ; step *= 2) {
      const high = low + step;
      const record = this.#records.at(high);
      if (record === undefined) return [low, this.#records.length];
      if (record.name >= name) return [low, high];
      low = high + 1;
    }
  }
}
