import { groupedBy } from "../model/lookup.ts";
import type { Assessment } from "../model/assessment.ts";

/** A target in the old result and in the new one; null where it is missing. At least one is not. */
export interface TargetPair {
  readonly name: string;
  readonly before: Assessment | null;
  readonly after: Assessment | null;
}

/**
 * Brings the targets of two results together by name. Of several with one name, those whose files
 * agree in most folders from the end go together, so that a renamed folder in front does not matter.
 */
export function pairTargets(
  before: readonly Assessment[],
  after: readonly Assessment[],
): TargetPair[] {
  const old = groupedBy(before, ({ target }) => target.name);
  const partners = new Map<Assessment, Assessment>();
  for (const [name, present] of groupedBy(after, ({ target }) => target.name)) {
    for (const [one, other] of closest(old.get(name) ?? [], present)) partners.set(other, one);
  }
  const paired = new Set(partners.values());
  return [
    ...after.map((each) => ({
      name: each.target.name,
      before: partners.get(each) ?? null,
      after: each,
    })),
    ...before
      .filter((each) => !paired.has(each))
      .map((each) => ({ name: each.target.name, before: each, after: null })),
  ];
}

/** Pairs, the most alike first; ties go to the order of both, whichever is the old one. */
function closest(
  before: readonly Assessment[],
  after: readonly Assessment[],
): [Assessment, Assessment][] {
  const candidates = before.flatMap((one, i) =>
    after.map((other, j) => ({ one, other, order: i + j, likeness: likeness(one, other) })),
  );
  const taken = new Set<Assessment>();
  const pairs: [Assessment, Assessment][] = [];
  for (const { one, other } of candidates.toSorted(
    (a, b) => b.likeness - a.likeness || a.order - b.order,
  )) {
    if (taken.has(one) || taken.has(other)) continue;
    taken.add(one).add(other);
    pairs.push([one, other]);
  }
  return pairs;
}

/** How many parts of the paths are the same from the end; lines do not count. */
function likeness(one: Assessment, other: Assessment): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  const differs = a.findIndex((part, index) => part !== b[index]);
  return differs === -1 ? a.length : differs;
}

function partsOf({ target }: Assessment): string[] {
  return target.source.replace(/:\d+$/, "").split("/").toReversed();
}
