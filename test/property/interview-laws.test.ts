import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { questionOrder } from "../../src/core/interview/next-question.ts";
import { judge } from "../../src/core/assess/judge.ts";
import { possibleLevels } from "../../src/core/model/read-profile.ts";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import type { Pack } from "../../src/core/pack/schema.ts";
import { everyCompletion } from "../support/naive-engine.ts";
import { knownSets, randomPacks } from "../support/random-pack.ts";

const withGuards = randomPacks({ traits: 5, interactions: 2, guards: 3 });
const withoutGuards = randomPacks({ traits: 5, interactions: 3, guards: 0 });

/** The approaches that completions are advised, and whether anything is still asked. */
function outcomesOf([pack, sets]: [Pack, Record<string, string[]>]) {
  const ruleSet = compileRuleSet({ pack, digest: "sha256:test" });
  const advised = (values: Readonly<Record<string, unknown>>) => {
    const { verdict } = judge(ruleSet, possibleLevels(ruleSet, values), null);
    return verdict.kind === "conflict" ? "conflict" : verdict.approach;
  };
  const possible = possibleLevels(ruleSet, sets);
  const questions = questionOrder({ ruleSet, possible, topology: null, closed: new Set() });
  const outcomes = new Set([...everyCompletion(pack, sets)].map(advised));
  return { isSettled: outcomes.size === 1, asks: questions.length > 0 };
}

function profilesOf(packs: fc.Arbitrary<Pack>) {
  return packs.chain((pack) => fc.tuple(fc.constant(pack), knownSets(pack)));
}

describe("laws of the interview", () => {
  it("questions end only when every completion is advised the same approach", () => {
    const seen = { ended: 0, open: 0 };
    fc.assert(
      fc.property(profilesOf(withGuards), (profile) => {
        const { isSettled, asks } = outcomesOf(profile);
        if (!asks) expect(isSettled).toBe(true);
        seen[asks ? "open" : "ended"] += 1;
      }),
      { numRuns: 600 },
    );
    expect(Math.min(seen.ended, seen.open)).toBeGreaterThan(20);
  });

  it("without guards, questions end exactly when every completion is advised the same", () => {
    fc.assert(
      fc.property(profilesOf(withoutGuards), (profile) => {
        const { isSettled, asks } = outcomesOf(profile);
        expect(asks).toBe(!isSettled);
      }),
      { numRuns: 600 },
    );
  });
});
