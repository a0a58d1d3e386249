import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PORTWORX } from "../../src/core/pack/portworx.ts";
import { checkPack } from "../../src/core/pack/check-pack.ts";
import type { Pack } from "../../src/core/pack/schema.ts";
import { judgePack } from "../support/judging.ts";
import { everyCompletion, naiveExclusions, naiveScore } from "../support/naive-engine.ts";
import { knownLevels, knownSets, randomPacks } from "../support/random-pack.ts";

const SMALL = { traits: 6, interactions: 3, guards: 2 };
const packAndSets = randomPacks(SMALL).chain((pack) =>
  fc.tuple(fc.constant(pack), knownSets(pack)),
);

describe("score, interval and shares", () => {
  it("random packs are ones that lint accepts", () => {
    fc.assert(
      fc.property(randomPacks(SMALL), (pack) => {
        // A set of one level out of one would name every level; packs here have at least two.
        expect(checkPack(pack).kind).toBe("fits");
      }),
      { numRuns: 200 },
    );
  });

  it("interval and shares equal those of a search through every completion", () => {
    fc.assert(
      fc.property(packAndSets, ([pack, sets]) => {
        const scores = [...everyCompletion(pack, sets)].map((levels) => naiveScore(pack, levels));
        const values = scores.map(({ score }) => score);
        const { score, shares, confidence } = judgePack(pack, sets);
        expect([score.low, score.high]).toEqual([Math.min(...values), Math.max(...values)]);
        const share = (holds: (value: number) => boolean) =>
          values.filter(holds).length / values.length;
        expect(shares.disaggregated).toBeCloseTo(
          share((value) => value > 2),
          12,
        );
        expect(shares.converged).toBeCloseTo(
          share((value) => value < -2),
          12,
        );
        expect(confidence.tippingRadius).toBeCloseTo(naiveRadius(scores), 12);
      }),
      { numRuns: 400 },
    );
  });

  it("with equal weights a side leads exactly where every completion's evidence says so", () => {
    fc.assert(
      fc.property(packAndSets, ([pack, sets]) => {
        const unweighted: Pack = {
          ...pack,
          traits: pack.traits.map((trait) => ({ ...trait, basis: "inferred" })),
          interactions: pack.interactions.map((each) => ({ ...each, basis: "inferred" })),
        };
        const signs = new Set(
          [...everyCompletion(pack, sets)].map((levels) =>
            Math.sign(naiveScore(unweighted, levels).score),
          ),
        );
        const [sign] = signs;
        const expected = signs.size > 1 ? null : { 1: "disaggregated", [-1]: "converged" }[sign!];
        expect(judgePack(pack, sets).confidence.equalWeightWinner).toBe(expected ?? null);
      }),
      { numRuns: 300 },
    );
  });

  it("a share over the whole space of a pack of 4^10 equals counting every profile", () => {
    const points = [
      [-2, -1, 1, 2],
      [-2, 0, 1, 1],
      [0, 0, 1, 2],
      [-1, 0, 0, 2],
      [-2, -2, 2, 2],
    ];
    const base = fc.sample(randomPacks(SMALL), { numRuns: 1, seed: 1 })[0]!;
    const pack: Pack = {
      ...base,
      traits: Array.from({ length: 10 }, (_, index) => ({
        ...base.traits[0]!,
        id: `t${index}`,
        basis: index % 2 === 0 ? ("listed" as const) : ("inferred" as const),
        levels: points[index % 5]!.map((value, level) => ({
          id: `l${level}`,
          points: value,
          because: "so",
        })),
      })),
      interactions: [
        { ...interaction, when: { t0: ["l3"], t1: ["l2", "l3"] }, evidence: 2 },
        { ...interaction, id: "other", when: { t4: ["l0"], t7: ["l0"] }, evidence: -2 },
      ],
      guards: [],
    };
    let above = 0;
    let below = 0;
    let all = 0;
    for (const levels of everyCompletion(pack, {})) {
      const { score } = naiveScore(pack, levels);
      all += 1;
      if (score > 2) above += 1;
      if (score < -2) below += 1;
    }
    expect(all).toBe(4 ** 10);
    const { shares } = judgePack(pack, {});
    expect(shares).toEqual({ disaggregated: above / all, converged: below / all });
  });

  it("every completion of an unknown profile lies inside its interval", () => {
    fc.assert(
      fc.property(knownSets(PORTWORX.pack), fc.infiniteStream(fc.nat()), (sets, picks) => {
        const { score } = judgePack(PORTWORX.pack, sets);
        const levels = Object.fromEntries(
          Object.entries(sets).map(([id, ids]) => [id, ids[picks.next().value % ids.length]!]),
        );
        const { score: value } = naiveScore(PORTWORX.pack, levels);
        expect(value).toBeGreaterThanOrEqual(score.low);
        expect(value).toBeLessThanOrEqual(score.high);
      }),
      { numRuns: 500 },
    );
  });
});

describe("known profiles of the built-in pack", () => {
  it("score and exclusions equal those read straight from the rule files", () => {
    fc.assert(
      fc.property(knownLevels(PORTWORX.pack), (levels) => {
        const { score, verdict } = judgePack(PORTWORX.pack, levels);
        expect(score.low).toBe(naiveScore(PORTWORX.pack, levels).score);
        expect(score.high).toBe(score.low);
        const excluded = new Set(naiveExclusions(PORTWORX.pack, levels));
        expect(verdict.kind === "conflict").toBe(excluded.size === 2);
        expect(verdict.kind === "forced").toBe(excluded.size === 1);
        if (verdict.approach !== null) expect(excluded.has(verdict.approach)).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });
});

const interaction = {
  id: "first",
  title: "together",
  basis: "implied" as const,
  because: "so",
  sources: ["source"],
};

function naiveRadius(scores: readonly { score: number; weight: number }[]): number {
  const side = scores.every(({ score }) => score > 2) ? 1 : -1;
  return Math.min(
    ...scores.map(({ score, weight }) =>
      weight === 0 ? 0 : Math.max(0, side * score - 2) / weight,
    ),
  );
}
