import { atList } from "../../model/table.ts";
import type { Possible } from "../../model/read-profile.ts";
import type { Condition, Guard } from "../../pack/rule-set.ts";

/** For some traits, the levels at which they have to end up, as bit masks by trait index. */
export type Restriction = ReadonlyMap<number, number>;

/** One of these has to hold; none means that it cannot be brought about. */
export type Alternatives = readonly Restriction[];

/** Nothing has to hold. */
export const FREE: Alternatives = [new Map()];

/** Everything that makes both of two demands hold. */
export function both(one: Alternatives, other: Alternatives): Alternatives {
  return widest(one.flatMap((first) => other.flatMap((second) => merge(first, second))));
}

/** Alternatives that no other one allows more than: the rest can never be cheaper. */
function widest(alternatives: Alternatives): Alternatives {
  if (alternatives.length < 2) return alternatives;
  const kept: Restriction[] = [];
  for (const each of alternatives.toSorted((a, b) => a.size - b.size)) {
    if (!kept.some((wider) => allows(wider, each))) kept.push(each);
  }
  return kept;
}

function allows(wider: Restriction, narrower: Restriction): boolean {
  return [...wider].every(([trait, mask]) => ((narrower.get(trait) ?? -1) & ~mask) === 0);
}

/** All of the given demands. */
export function allOf(demands: readonly Alternatives[]): Alternatives {
  return demands.reduce(both, FREE);
}

/** A condition holds in every completion. An unknown trait cannot be changed, only relied on. */
export function holds(condition: Condition, possible: Possible): Alternatives {
  return allOf(
    condition.traits.map((trait, index) => [new Map([[trait, atList(condition.masks, index)]])]),
  ).filter((restriction) => isWithin(restriction, possible));
}

/** A condition does not hold in every completion: some trait of it is elsewhere. */
export function fails(condition: Condition, possible: Possible): Alternatives {
  return condition.traits.flatMap((trait, index) => {
    const outside = ~atList(condition.masks, index);
    const mask = atList(possible, trait);
    if (isSingle(mask)) return [new Map([[trait, outside]])];
    return (mask & outside) === 0 ? [] : FREE;
  });
}

/** A guard is not active: its condition fails, or a mitigation holds. */
export function isLifted(guard: Guard, possible: Possible): Alternatives {
  return [
    ...fails(guard.when, possible),
    ...guard.unless.flatMap((mitigation) => holds(mitigation, possible)),
  ];
}

/** A guard is active: its condition holds, and every mitigation fails. */
export function isActive(guard: Guard, possible: Possible): Alternatives {
  return both(
    holds(guard.when, possible),
    allOf(guard.unless.map((mitigation) => fails(mitigation, possible))),
  );
}

function merge(one: Restriction, other: Restriction): Restriction[] {
  const merged = new Map(one);
  for (const [trait, mask] of other) {
    const joined = (merged.get(trait) ?? -1) & mask;
    if (joined === 0) return [];
    merged.set(trait, joined);
  }
  return [merged];
}

function isWithin(restriction: Restriction, possible: Possible): boolean {
  return [...restriction].every(([trait, allowed]) => {
    const mask = atList(possible, trait);
    return isSingle(mask) || (mask & ~allowed) === 0;
  });
}

function isSingle(mask: number): boolean {
  return (mask & (mask - 1)) === 0;
}
