import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/core/assess/judge.ts";
import { PORTWORX } from "../../src/core/pack/portworx.ts";
import type { Pack } from "../../src/core/pack/schema.ts";
import { judgePack } from "../support/judging.ts";
import { knownLevels, knownSets, randomPacks } from "../support/random-pack.ts";

const SIZE = { traits: 7, interactions: 4, guards: 3 };
const packAndSets = randomPacks(SIZE).chain((pack) => fc.tuple(fc.constant(pack), knownSets(pack)));

/** What of a verdict must not depend on how the pack is written down. */
function essence(verdict: Verdict) {
  const { kind, approach, grade } = verdict;
  return { kind, approach, grade, unless: verdict.unless.map(({ id }) => id).sort() };
}

describe("laws of the verdict", () => {
  it("the order of traits, interactions and guards in a pack decides nothing", () => {
    fc.assert(
      fc.property(packAndSets, ([pack, sets]) => {
        const turned: Pack = {
          ...pack,
          traits: pack.traits.toReversed(),
          interactions: pack.interactions.toReversed(),
          guards: pack.guards.toReversed(),
        };
        const one = judgePack(pack, sets);
        const other = judgePack(turned, sets);
        expect(essence(other.verdict)).toEqual(essence(one.verdict));
        expect([other.score.low, other.score.high]).toEqual([one.score.low, one.score.high]);
        expect(other.confidence.tippingRadius).toBe(one.confidence.tippingRadius);
        expect(other.confidence.stability ?? -1).toBeCloseTo(one.confidence.stability ?? -1, 12);
      }),
      { numRuns: 300 },
    );
  });

  it("negating all points and exclusions swaps A and B and changes nothing else", () => {
    fc.assert(
      fc.property(packAndSets, ([pack, sets]) => {
        const one = judgePack(pack, sets);
        const other = judgePack(negated(pack), sets);
        expect([other.score.low, other.score.high]).toEqual([
          0 - one.score.high,
          0 - one.score.low,
        ]);
        expect(other.verdict.kind).toBe(one.verdict.kind);
        expect(other.verdict.grade).toBe(one.verdict.grade);
        expect(other.verdict.approach).toBe(swapped(one.verdict.approach));
        expect(other.confidence.tippingRadius).toBe(one.confidence.tippingRadius);
        expect(other.confidence.stability ?? -1).toBeCloseTo(one.confidence.stability ?? -1, 12);
      }),
      { numRuns: 300 },
    );
  });

  it("learning more never widens the interval", () => {
    fc.assert(
      fc.property(packAndSets, fc.nat(), ([pack, sets], pick) => {
        const before = judgePack(pack, sets).score;
        const learned = Object.fromEntries(
          Object.entries(sets).map(([id, ids]) => [id, [ids[pick % ids.length]!]]),
        );
        const after = judgePack(pack, learned).score;
        expect(after.low).toBeGreaterThanOrEqual(before.low);
        expect(after.high).toBeLessThanOrEqual(before.high);
      }),
      { numRuns: 300 },
    );
  });

  it("a decided verdict stays decided for the same approach whatever the unknowns turn out to be", () => {
    fc.assert(
      fc.property(packAndSets, fc.nat(), ([pack, sets], pick) => {
        const { verdict } = judgePack(pack, sets);
        fc.pre(verdict.kind === "decided" && verdict.unless.length === 0);
        const learned = Object.fromEntries(
          Object.entries(sets).map(([id, ids]) => [id, [ids[pick % ids.length]!]]),
        );
        expect(judgePack(pack, learned).verdict.approach).toBe(verdict.approach);
      }),
      { numRuns: 300 },
    );
  });

  it("the built-in pack is monotone: a trait that grows never moves against what it favours", () => {
    const ordered = PORTWORX.pack.traits.filter(({ favours }) => favours !== undefined);
    fc.assert(
      fc.property(
        knownLevels(PORTWORX.pack),
        fc.constantFrom(...ordered),
        fc.constantFrom("disaggregated" as const, "converged" as const, null),
        (levels, trait, present) => {
          const topology = present === null ? null : { approach: present, form: null };
          const ranks = trait.levels.map(({ id }) =>
            rank(judgePack(PORTWORX.pack, { ...levels, [trait.id]: id }, topology).verdict),
          );
          const growing = trait.favours === "disaggregated" ? ranks : ranks.toReversed();
          expect(growing).toEqual(growing.toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 1500 },
    );
  });
});

function rank({ approach }: Verdict): number {
  if (approach === null) return 0;
  return approach === "disaggregated" ? 1 : -1;
}

function swapped(approach: string | null): string | null {
  if (approach === null) return null;
  return approach === "disaggregated" ? "converged" : "disaggregated";
}

function negated(pack: Pack): Pack {
  return {
    ...pack,
    traits: pack.traits.map((trait) => ({
      ...trait,
      levels: trait.levels.map((level) => ({ ...level, points: 0 - (level.points ?? 0) })),
    })),
    interactions: pack.interactions.map((each) => ({ ...each, evidence: 0 - each.evidence })),
    guards: pack.guards.map((guard) => ({
      ...guard,
      excludes: guard.excludes === "disaggregated" ? "converged" : "disaggregated",
    })),
  };
}
