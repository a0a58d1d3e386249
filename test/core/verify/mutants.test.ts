import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownVerdict } from "../../../src/core/assess/known-verdict.ts";
import { APPROACHES } from "../../../src/core/model/approach.ts";
import { compileRuleSet } from "../../../src/core/pack/compile.ts";
import type { PackCase } from "../../../src/core/pack/schema.ts";
import { missOf, outcomeOf } from "../../../src/core/verify/case-outcome.ts";
import { differenceOf } from "../../../src/core/verify/mutation/difference.ts";
import { mutantsOf, withFault } from "../../../src/core/verify/mutation/mutants.ts";
import { isKilled, makeTrials } from "../../../src/core/verify/mutation/trials.ts";
import { spaceOf } from "../../../src/core/verify/space.ts";
import { suggestCases } from "../../../src/core/verify/suggest/suggest-cases.ts";
import { verifyPack } from "../../../src/core/verify/verify-pack.ts";
import { knownSets } from "../../support/random-pack.ts";
import { packs, sealed, verdictsOf } from "./random-packs.ts";

describe("mutants", () => {
  it("are called equivalent exactly where every profile keeps its verdict", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const ruleSet = compileRuleSet(sealed(pack));
        const space = spaceOf(ruleSet);
        const before = verdictsOf(ruleSet);
        for (const mutant of mutantsOf(ruleSet)) {
          if (mutant.kind === "guard" && mutant.guard.caps !== null) continue;
          const faulty = withFault(ruleSet, mutant);
          const witness = differenceOf(mutant, space);
          const isSame = verdictsOf(faulty).every((verdict, index) => verdict === before[index]);
          expect([mutant.text, witness === null]).toEqual([mutant.text, isSame]);
          if (witness === null) continue;
          const [was, is] = [ruleSet, faulty].map((each) => knownVerdict(each, witness, null));
          expect(`${was!.kind} ${was!.approach}`).not.toBe(`${is!.kind} ${is!.approach}`);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are killed exactly where some case no longer gives what it expects", () => {
    const questions = packs.chain((pack) =>
      fc.tuple(fc.constant(pack), fc.array(knownSets(pack), { maxLength: 4 }), fc.nat()),
    );
    let killed = 0;
    fc.assert(
      fc.property(questions, ([random, sets, pick]) => {
        const ruleSet = compileRuleSet(sealed(random));
        const asked = [...random.cases.map(({ traits }) => traits), ...sets];
        const cases = asked.map((traits, index): PackCase => {
          const which = (pick + index) % 4;
          const approach = APPROACHES[which % 2]!;
          const topology = which < 2 ? {} : { topology: { approach, form: `${approach}-form` } };
          const { grade, ...expected } = outcomeOf(ruleSet, { traits, ...topology }, true);
          const graded = which % 2 === 0 ? { grade } : {};
          return { name: `case ${index}`, traits, ...topology, expect: { ...expected, ...graded } };
        });
        const labelledSet = { ...ruleSet, cases };
        const trials = makeTrials(labelledSet, new Map());
        for (const mutant of mutantsOf(labelledSet)) {
          const faulty = withFault(labelledSet, mutant);
          const isNoticed = cases.some((each) => missOf(faulty, each) !== null);
          expect([mutant.text, isKilled(mutant, trials)]).toEqual([mutant.text, isNoticed]);
          killed += isNoticed ? 1 : 0;
        }
      }),
      { numRuns: 60 },
    );
    expect(killed).toBeGreaterThan(100);
  });

  it("are all found out once the suggested profiles are cases", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const before = verifyPack(sealed(pack), { against: null, evaluator: null }).mutation;
        const suggested = suggestCases(sealed(pack));
        expect(suggested.length).toBeLessThanOrEqual(before.living);
        const cases = suggested.map(({ name, traits, outcome }): PackCase => ({
          name,
          traits,
          expect: outcome,
        }));
        const after = verifyPack(sealed({ ...pack, cases: [...pack.cases, ...cases] }), {
          against: null,
          evaluator: null,
        });
        expect(after.mutation.living).toBe(0);
        expect(after.mutation.all).toBe(before.all);
      }),
      { numRuns: 60 },
    );
  });
});
