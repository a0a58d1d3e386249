import { describe, expect, it } from "vitest";
import { questionOrder } from "../../src/core/interview/next-question.ts";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import type { RuleSet } from "../../src/core/pack/rule-set.ts";
import { PORTWORX } from "../../src/core/pack/portworx.ts";
import type { Basis, Pack } from "../../src/core/pack/schema.ts";

const BASES: Basis[] = ["listed", "listed", "implied", "inferred"];
const TRAITS = 10;

/** A ten-trait pack without interactions and guards, from a seed. */
function packFrom(seed: number): RuleSet {
  let state = seed * 7919 + 17;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const traits = Array.from({ length: TRAITS }, (_, index) => {
    const points = Array.from({ length: 2 + next(4) }, () => next(5) - 2);
    return {
      id: `t${index}`,
      title: `t${index}`,
      question: "?",
      why: "why",
      basis: BASES[next(BASES.length)]!,
      sources: [],
      levels: points.map((value, level) => ({ id: `l${level}`, points: value, because: "so" })),
    };
  });
  const pack: Pack = {
    ...PORTWORX.pack,
    pack: { ...PORTWORX.pack.pack, tieBreaks: [] },
    traits,
    interactions: [],
    guards: [],
    checks: [],
    forms: PORTWORX.pack.forms.filter(({ when }) => when === undefined),
    cases: [],
  };
  return compileRuleSet({ pack, digest: "sha256:test" });
}

/** What is known in an interview over independent traits: who was asked, and the points so far. */
interface Known {
  readonly asked: number;
  readonly points: number;
  /** One set of answers that leads here. */
  readonly possible: readonly number[];
}

function pointsOf(ruleSet: RuleSet, trait: number): number[] {
  const rule = ruleSet.rules.find(({ traits }) => traits[0] === trait)!;
  return ruleSet.traits[trait]!.levels.map((_, level) => rule.strength * rule.evidence([level]));
}

/** Expected questions when every answer is equally likely, choosing by some rule. */
function expectedQuestions(
  ruleSet: RuleSet,
  choose: (known: Known, open: readonly number[]) => readonly number[],
): number {
  const tables = ruleSet.traits.map(({ index }) => pointsOf(ruleSet, index));
  const memo = new Map<number, number>();
  const visit = (known: Known): number => {
    const key = known.asked * 1000 + known.points + 500;
    const before = memo.get(key);
    if (before !== undefined) return before;
    const open = tables.flatMap((_, trait) => ((known.asked >> trait) & 1 ? [] : [trait]));
    const low = open.reduce((sum, trait) => sum + Math.min(...tables[trait]!), known.points);
    const high = open.reduce((sum, trait) => sum + Math.max(...tables[trait]!), known.points);
    const isSettled = low > 2 || high < -2 || (low >= -2 && high <= 2);
    const best = isSettled
      ? 0
      : Math.min(
          ...choose(known, open).map((trait) => {
            const answers = tables[trait]!.map((points, level) =>
              visit({
                asked: known.asked | (1 << trait),
                points: known.points + points,
                possible: known.possible.with(trait, 1 << level),
              }),
            );
            return 1 + answers.reduce((sum, value) => sum + value, 0) / answers.length;
          }),
        );
    memo.set(key, best);
    return best;
  };
  const possible = ruleSet.traits.map(({ levels }) => 2 ** levels.length - 1);
  return visit({ asked: 0, points: 0, possible });
}

describe("the order of questions", () => {
  const packs = Array.from({ length: 12 }, (_, seed) => packFrom(seed));
  const ratios = packs.map((ruleSet) => {
    const optimum = expectedQuestions(ruleSet, (_, open) => open);
    const ours = expectedQuestions(ruleSet, ({ possible }, open) => {
      const order = questionOrder({ ruleSet, possible, topology: null, closed: new Set() });
      return [order.find(({ index }) => open.includes(index))!.index];
    });
    const listed = expectedQuestions(ruleSet, (_, open) => [open[0]!]);
    return { optimum, ours, listed };
  });

  it.each(ratios.map((ratio, seed) => [seed, ratio] as const))(
    "needs at most two per cent more questions than the optimum on pack %i",
    (_seed, { optimum, ours }) => {
      expect(optimum).toBeGreaterThan(1);
      expect(ours / optimum).toBeGreaterThanOrEqual(1);
      expect(ours / optimum).toBeLessThanOrEqual(1.02);
    },
  );

  it("is better than the listed order", () => {
    const sum = (pick: "ours" | "listed") =>
      ratios.reduce((total, ratio) => total + ratio[pick], 0);
    expect(sum("ours")).toBeLessThan(sum("listed") * 0.95);
  });
});
