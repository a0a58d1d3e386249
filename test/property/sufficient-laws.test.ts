import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Judgement, judge } from "../../src/core/assess/judge.ts";
import { flipQuestion } from "../../src/core/explain/flips/flip-question.ts";
import { sufficientReasons } from "../../src/core/explain/flips/sufficient-reasons.ts";
import { possibleLevels } from "../../src/core/model/read-profile.ts";
import type { RuleSet } from "../../src/core/pack/rule-set.ts";
import type { Pack } from "../../src/core/pack/schema.ts";
import { questions } from "../support/flip-questions.ts";
import { everyCompletion } from "../support/naive-engine.ts";

describe("laws of sufficient reasons", () => {
  it("sufficient reasons suffice for every completion of the rest, and freeing one more loses that", () => {
    let told = 0;
    fc.assert(
      fc.property(questions, (made) => {
        const question = flipQuestion(made)!;
        fc.pre(question !== null);
        const reasons = sufficientReasons(question);
        const { ruleSet, possible } = question;
        const { verdict, score } = judge(ruleSet, possible, made.topology);
        if (verdict.kind === "tie-broken") {
          expect(reasons).toEqual([]);
          return;
        }
        told += 1;
        const kept = Object.fromEntries(
          reasons.map((trait) => [trait.id, [trait.levels[Math.log2(possible[trait.index]!)]!.id]]),
        );
        for (const trait of reasons) {
          const rest = possible.map((mask, index) =>
            reasons.some((each) => each.index === index) && index !== trait.index
              ? mask
              : 2 ** ruleSet.traits[index]!.levels.length - 1,
          );
          expect(isCertain(judge(ruleSet, rest, null), question.winner)).toBe(false);
        }
        const pack = packOf(ruleSet);
        for (const levels of everyCompletion(pack, kept)) {
          const outcome = judge(ruleSet, possibleLevels(ruleSet, levels), null).verdict.approach;
          expect(outcome).toBe(question.winner);
        }
        expect(score.low).toBe(score.high);
      }),
      { numRuns: 300 },
    );
    expect(told).toBeGreaterThan(100);
  });
});

/** Whether the verdict is the winner's whatever the unknowns: decided or forced, no guard left. */
function isCertain({ verdict }: Judgement, winner: string): boolean {
  const isFirm = verdict.kind === "decided" || verdict.kind === "forced";
  return isFirm && verdict.approach === winner && verdict.unless.length === 0;
}

/** What the completions of a rule set need to know of its pack. */
function packOf(ruleSet: RuleSet): Pack {
  const traits = ruleSet.traits.map((trait) => ({
    id: trait.id,
    levels: trait.levels.map(({ id }) => ({ id })),
  }));
  return { traits } as unknown as Pack;
}
