import type { Assessment } from "../core/model/assessment.ts";
import { printable } from "./printable.ts";

/** One name a target, no two alike: its own, with its source where others have the same. */
export function targetLabels(results: readonly Assessment[]): string[] {
  const names = results.map(({ target }) => printable(target.name));
  const seen = new Map<string, number>();
  for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1);
  return distinct(
    results.map(({ target: { name, source } }) => {
      const own = printable(name);
      return seen.get(own) === 1 ? own : `${own} (${printable(source)})`;
    }),
  );
}

/** The same names, a number added to every one that stood before. */
export function distinct(names: readonly string[]): string[] {
  const given = new Set(names);
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let number = 2; taken.has(free); number += 1) {
      const next = `${name} #${number}`;
      if (!given.has(next)) free = next;
    }
    taken.add(free);
    return free;
  });
}
