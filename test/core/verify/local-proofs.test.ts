import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Pack } from "../../../src/core/pack/schema.ts";
import type { ProofId } from "../../../src/core/verify/verification.ts";
import { naiveScore } from "../../support/naive-engine.ts";
import { everyProfile, holdsIn, naiveVerdict } from "./brute-force.ts";
import { detailsOf, packs, proofsOf } from "./random-packs.ts";

/** Two different guards, each active somewhere, and how they stand to one another. */
function pairsIn(pack: Pack) {
  const all = everyProfile(pack).map(({ levels }) => levels);
  const judged = pack.guards.map((guard) => ({
    ...guard,
    active: all.map(
      (levels) =>
        holdsIn(guard.when, levels) && !guard.unless.some((each) => holdsIn(each, levels)),
    ),
  }));
  const alive = judged.filter(({ active }) => active.includes(true));
  const pairs = alive.flatMap((one) =>
    alive
      .filter((other) => other !== one)
      .map((other) => ({
        ids: `${one.id} ${other.id}`,
        isFirst: alive.indexOf(one) < alive.indexOf(other),
        isAlike: one.excludes === other.excludes,
        isOpposed: new Set([one.excludes, other.excludes, undefined]).size === 3,
        implies: one.active.every((is, at) => !is || other.active[at]),
        isImplied: other.active.every((is, at) => !is || one.active[at]),
        meets: one.active.some((is, at) => is && other.active[at]),
      })),
  );
  return { pairs, dead: judged.filter((guard) => !alive.includes(guard)).map(({ id }) => id) };
}

describe("guards and order:", () => {
  it("dead, duplicate, contradicting and opposing guards are those of the whole space", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const { pairs, dead } = pairsIn(pack);
        const proofs = proofsOf(pack);
        const named = (id: ProofId) =>
          proofs[id]!.details.map((text) => text.match(/\b(?:g\d|cap)\b/g)!.join(" ")).sort();
        const idsOf = (holds: (pair: (typeof pairs)[number]) => boolean) =>
          pairs
            .filter(holds)
            .map(({ ids }) => ids)
            .sort();
        expect(named("dead-guards")).toEqual(dead.toSorted());
        expect(named("duplicate-guards")).toEqual(
          idsOf(({ isFirst, isAlike, implies, isImplied }) =>
            [isFirst, isAlike, implies, isImplied].every(Boolean),
          ),
        );
        expect(named("contradicting-guards")).toEqual(
          idsOf(({ isOpposed, implies }) => isOpposed && implies),
        );
        expect(named("opposing-guards")).toEqual(
          idsOf(({ isFirst, isOpposed, meets }) => isFirst && isOpposed && meets),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("where monotone is proved, no growing trait turns a verdict against what it favours", () => {
    const RANK = { disaggregated: 1, converged: -1 };
    let proved = 0;
    fc.assert(
      fc.property(packs, fc.boolean(), (random, isOrdered) => {
        const pack = isOrdered ? ordered(random) : random;
        if (detailsOf(pack, "monotone").length > 0) return;
        proved += 1;
        for (const { id, favours, levels: own } of pack.traits) {
          if (favours === undefined) continue;
          for (const { levels } of everyProfile(pack)) {
            const ranks = own.map(({ id: level }) => {
              const at = { ...levels, [id]: level };
              const { kind, approach } = naiveVerdict(pack, at, naiveScore(pack, at).score);
              // A conflict advises nothing, but not because the traits are even.
              if (kind === "conflict") return null;
              return RANK[favours] * (approach === null ? 0 : RANK[approach]);
            });
            const known = ranks.filter((rank) => rank !== null);
            expect(known).toEqual(known.toSorted((a, b) => a - b));
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(proved).toBeGreaterThan(20);
  });
});

/** The pack with points in the order that each trait favours, and without conditions. */
function ordered(pack: Pack): Pack {
  const traits = pack.traits.map((trait) => {
    const sign = trait.favours === "converged" ? -1 : 1;
    const points = trait.levels.map((level) => level.points ?? 0).sort((a, b) => sign * (a - b));
    return {
      ...trait,
      levels: trait.levels.map((level, index) => ({ ...level, points: points[index]! })),
    };
  });
  return { ...pack, traits, interactions: [] };
}
