import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OpenBlock, openBlocks } from "../../../src/core/assess/completions.ts";
import { integral } from "../../../src/core/assess/gil-pelaez.ts";
import { recursion, stabilityOf } from "../../../src/core/assess/stability.ts";
import { judge } from "../../../src/core/assess/judge.ts";
import { possibleLevels } from "../../../src/core/model/read-profile.ts";
import { compileRuleSet } from "../../../src/core/pack/compile.ts";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import type { Pack } from "../../../src/core/pack/schema.ts";
import { RULE_SET } from "../../support/assessing.ts";
import { everyCompletion } from "../../support/naive-engine.ts";
import { knownLevels, knownSets, randomPacks } from "../../support/random-pack.ts";

/** Strengths of evidence -2, -1, 0, 1 and 2. */
const strengths = fc.tuple(...Array.from({ length: 5 }, () => fc.integer({ min: 0, max: 9 })));
const packAndSets = randomPacks({ traits: 6, interactions: 3, guards: 0 }).chain((pack) =>
  fc.tuple(fc.constant(pack), knownSets(pack)),
);

function openOf(pack: Pack, values: Readonly<Record<string, unknown>>): OpenBlock[] {
  const ruleSet = compileRuleSet({ pack, digest: "sha256:test" });
  return openBlocks(ruleSet.blocks, possibleLevels(ruleSet, values));
}

/** P(Γ(a) > Γ(b)·k) for whole a by the Beta distribution's sum: an oracle of another kind. */
function betaTail(forA: number, against: number, ratio: number): number {
  // P(G_a > ratio·G_b), G_a/(G_a+G_b) ~ Beta(a, b), is a binomial sum for whole strengths.
  const x = ratio / (1 + ratio);
  const n = forA + against - 1;
  let sum = 0;
  let choose = 1;
  for (let k = 0; k < forA; k += 1) {
    sum += choose * x ** k * (1 - x) ** (n - k);
    choose = (choose * (n - k)) / (k + 1);
  }
  return sum;
}

describe("stability", () => {
  it("of one evidence on each side is a tail of the Beta distribution", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom([1, 1], [1, 2], [2, 1], [2, 2]),
        (forA, against, [plus = 1, minus = 1]) => {
          const list = [0, 0, 0, 0, 0];
          list[2 + plus] = forA;
          list[2 - minus] = against;
          expect(1 - recursion(list)).toBeCloseTo(betaTail(forA, against, minus / plus), 12);
        },
      ),
    );
  });

  it("recursion and integral agree to 1e-12 where everything is known", () => {
    fc.assert(
      fc.property(strengths, (list) => {
        fc.pre(list[0]! + list[1]! > 0 && list[3]! + list[4]! > 0);
        expect(Math.abs(1 - recursion(list) - integral(list, [], 0))).toBeLessThan(1e-12);
      }),
      { numRuns: 2000 },
    );
  });

  it("the integral equals the mean of the recursion over every completion to 1e-12", () => {
    fc.assert(
      fc.property(packAndSets, ([pack, sets]) => {
        const found = stabilityOf(openOf(pack, sets));
        const each = [...everyCompletion(pack, sets)].map((levels) =>
          stabilityOf(openOf(pack, levels)),
        );
        for (const side of ["disaggregated", "converged"] as const) {
          const mean = each.reduce((sum, one) => sum + one[side], 0) / each.length;
          expect(Math.abs(found[side] - mean)).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("does not change when every rule is split in two halves", () => {
    fc.assert(
      fc.property(packAndSets, ([pack, sets]) => {
        const doubled = withStrengths(pack, sets, 4);
        const halved = withStrengths(pack, sets, 2);
        expect(Math.abs(doubled.disaggregated - halved.disaggregated)).toBeLessThan(1e-12);
      }),
      { numRuns: 100 },
    );
  });

  it("has its edges: no evidence speaks for nobody, evidence on one side is certain", () => {
    const nothing = openOf(withPoints([0, 0]), {});
    expect(stabilityOf(nothing)).toEqual({ disaggregated: 0, converged: 0 });
    expect(stabilityOf(openOf(withPoints([1, 2]), {}))).toEqual({ disaggregated: 1, converged: 0 });
    expect(stabilityOf(openOf(withPoints([-1, -2]), {}))).toEqual({
      disaggregated: 0,
      converged: 1,
    });
    expect(stabilityOf(openOf(withPoints([0, 2]), {}))).toEqual({
      disaggregated: 0.5,
      converged: 0,
    });
    expect(stabilityOf(openOf(withPoints([0, -2]), {}))).toEqual({
      disaggregated: 0,
      converged: 0.5,
    });
  });

  it("is a number from 0 to 1 for 100,000 profiles of the built-in pack, known and unknown", () => {
    const isProbability = (value: number | null) => value !== null && value >= 0 && value <= 1;
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    let worst = 0;
    for (let run = 0; run < 100_000; run += 1) {
      const isOpen = run % 50 === 0;
      const possible = RULE_SET.traits.map(({ levels }) =>
        isOpen && next(2) === 0 ? 2 ** levels.length - 1 : 1 << next(levels.length),
      );
      const { confidence, shares } = judge(RULE_SET, possible, null);
      const numbers = [confidence.tippingRadius, shares.disaggregated, shares.converged];
      const isFine =
        numbers.every(isProbability) &&
        (confidence.stability === null || isProbability(confidence.stability));
      if (!isFine) worst += 1;
    }
    expect(worst).toBe(0);
  });

  it("points the way that the score does for known profiles far from the tie", () => {
    fc.assert(
      fc.property(knownLevels(PORTWORX.pack), (levels) => {
        const { score, confidence } = judge(RULE_SET, possibleLevels(RULE_SET, levels), null);
        fc.pre(Math.abs(score.low) > 8);
        expect(confidence.stability).toBeGreaterThan(0.5);
      }),
      { numRuns: 500 },
    );
  });
});

/** A pack whose rules are split: every trait of strength `parts` stands twice with half of it. */
function withStrengths(pack: Pack, sets: Record<string, string[]>, whole: 2 | 4) {
  const open = openOf(pack, sets);
  const split = open.map(({ block, combinations }) => ({
    combinations,
    block: {
      ...block,
      rules: block.rules.flatMap((rule) =>
        Array.from({ length: whole === 4 ? 1 : 2 }, () => ({ ...rule, strength: whole })),
      ),
      evidence: block.evidence.flatMap((table) => (whole === 4 ? [table] : [table, table])),
    },
  }));
  return stabilityOf(split);
}

function withPoints(points: readonly number[]): Pack {
  return {
    ...PORTWORX.pack,
    interactions: [],
    guards: [],
    checks: [],
    traits: [
      {
        id: "t0",
        title: "t0",
        question: "?",
        why: "why",
        basis: "inferred",
        sources: [],
        levels: points.map((value, index) => ({ id: `l${index}`, points: value, because: "so" })),
      },
    ],
    forms: PORTWORX.pack.forms.map(({ when: _, ...form }) => form),
    pack: { ...PORTWORX.pack.pack, tieBreaks: [] },
  };
}
