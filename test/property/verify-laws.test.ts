import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { knownVerdict } from "../../src/core/assess/known-verdict.ts";
import { APPROACHES } from "../../src/core/model/approach.ts";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import { PORTWORX } from "../../src/core/pack/portworx.ts";
import type { RuleSet } from "../../src/core/pack/rule-set.ts";
import type { Pack } from "../../src/core/pack/schema.ts";
import { driftOf } from "../../src/core/verify/drift/drift.ts";
import { spaceOf } from "../../src/core/verify/space.ts";
import { createEvaluator } from "../../src/io/cel/evaluator.ts";
import { suggestCases } from "../../src/core/verify/suggest/suggest-cases.ts";
import { surfaceOf } from "../../src/core/verify/surface/surface.ts";
import { verifyPack } from "../../src/core/verify/verify-pack.ts";
import { everyProfile, naiveEvidence, naiveVerdict, siblings } from "../core/verify/brute-force.ts";
import { detailsOf, levelsIn, packs, sealed } from "../core/verify/random-packs.ts";
import { type Levels, naiveScore } from "../support/naive-engine.ts";

const RUNS = { numRuns: 150 };

describe("the decision surface equals a search of the whole space:", () => {
  it("shares", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const all = everyProfile(pack);
        const share = (holds: (each: (typeof all)[number]["verdict"]) => boolean) =>
          all.filter(({ verdict }) => holds(verdict)).length / all.length;
        const { profiles, advised, scored } = surfaceOf(spaceOf(compileRuleSet(sealed(pack))));
        expect(profiles).toBe(all.length);
        expect(advised).toEqual({
          disaggregated: share(({ approach }) => approach === "disaggregated"),
          converged: share(({ approach }) => approach === "converged"),
          tie: share(({ kind }) => kind === "tie"),
          conflict: share(({ kind }) => kind === "conflict"),
        });
        expect(scored).toEqual({
          above: share(({ score }) => score > 2),
          inside: share(({ score }) => Math.abs(score) <= 2),
          below: share(({ score }) => score < -2),
        });
      }),
      RUNS,
    );
  });

  it("pivotality, and the traits that never decide", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const all = everyProfile(pack);
        const advisedAt = (levels: Levels) =>
          naiveVerdict(pack, levels, naiveScore(pack, levels).score).approach;
        const expected = Object.fromEntries(
          pack.traits.map(({ id }) => [
            id,
            all.filter(({ levels, verdict }) =>
              siblings(pack, levels, id).some((other) => advisedAt(other) !== verdict.approach),
            ).length / all.length,
          ]),
        );
        const { pivotality } = surfaceOf(spaceOf(compileRuleSet(sealed(pack))));
        expect(Object.fromEntries(pivotality.map(({ trait, share }) => [trait, share]))).toEqual(
          expected,
        );
        const shares = pivotality.map(({ share }) => share);
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
        const idle = pivotality.filter(({ share }) => share === 0).map(({ trait }) => trait);
        expect(detailsOf(pack, "never-decisive").map((text) => text.split(" ")[0])).toEqual(idle);
      }),
      RUNS,
    );
  });

  it("dictators, and whether both approaches are reachable", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const all = everyProfile(pack);
        const expected = pack.traits.flatMap(({ id: trait, levels: own }, index) =>
          own.flatMap(({ id: level }) =>
            APPROACHES.filter(
              (approach) =>
                !all.some(
                  ({ levels, verdict }) => levels[trait] === level && verdict.approach === approach,
                ),
            ).map((never) => ({ index, trait, level, never })),
          ),
        );
        expect(surfaceOf(spaceOf(compileRuleSet(sealed(pack)))).dictators).toEqual(expected);
        const missing = (guards: Pack["guards"]) =>
          APPROACHES.filter((approach) =>
            everyProfile({ ...pack, guards }).every(({ verdict }) => verdict.approach !== approach),
          );
        const without = pack.guards
          .filter(({ excludes }) => excludes !== undefined)
          .flatMap((guard) =>
            missing(pack.guards.filter((each) => each !== guard)).map(
              (approach) => `without ${guard.id}, ${approach} is advised to no profile`,
            ),
          );
        expect(detailsOf(pack, "reachable")).toEqual([
          ...missing(pack.guards).map((approach) => `${approach} is advised to no profile`),
          ...without,
        ]);
      }),
      RUNS,
    );
  });

  it("sensitivity", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const all = everyProfile(pack);
        const changed = (rule: string, sign: 1 | -1) =>
          all.filter(({ levels, verdict }) => {
            const score = verdict.score + sign * naiveEvidence(pack, rule, levels);
            return naiveVerdict(pack, levels, score).approach !== verdict.approach;
          }).length / all.length;
        const { sensitivity } = surfaceOf(spaceOf(compileRuleSet(sealed(pack))));
        expect(sensitivity).toHaveLength(pack.traits.length + pack.interactions.length);
        for (const { rule, more, less } of sensitivity) {
          expect({ rule, more, less }).toEqual({
            rule,
            more: changed(rule, 1),
            less: changed(rule, -1),
          });
        }
      }),
      RUNS,
    );
  });
});

describe("drift", () => {
  it("equals a search of the whole space", () => {
    fc.assert(
      fc.property(packs, packs, (one, other) => {
        // Both over the traits of the first: what is random is rules, guards and tie-breaks.
        const isShared = one.traits.every(
          ({ levels }, index) => other.traits[index]?.levels.length === levels.length,
        );
        const second = isShared
          ? { ...other, traits: other.traits.slice(0, one.traits.length) }
          : one;
        const pair = { first: compileRuleSet(sealed(one)), second: withStrengths(one, second) };
        const typical = one.traits.map(() => 0);
        const all = [...levelsIn(pair.first)];
        const differs = (levels: readonly number[]) =>
          knownVerdict(pair.first, levels, null).approach !==
          knownVerdict(pair.second, levels, null).approach;
        const { share, witness } = driftOf(pair, typical);
        expect(share).toBe(all.filter(differs).length / all.length);
        expect(witness === null ? share === 0 : differs(witness)).toBe(true);
      }),
      RUNS,
    );
  });
});

/** A rule set over the traits of a pack: the other pack's where they fit, else stronger bases. */
function withStrengths(one: Pack, other: Pack): RuleSet {
  const traits = one.traits.map((trait, index) => ({
    ...(other.traits[index] ?? trait),
    basis: index % 2 === 0 ? ("recommended" as const) : ("inferred" as const),
  }));
  const tieBreaks = one === other ? [] : one.pack.tieBreaks;
  return compileRuleSet(
    sealed({ ...one, traits, guards: one.guards.slice(1), pack: { ...one.pack, tieBreaks } }),
  );
}

describe("a verification", () => {
  it("is the same every time", () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const [first, second] = [0, 1].map(() => [
          verifyPack(sealed(pack), { against: sealed(pack), evaluator: null }),
          suggestCases(sealed(pack)),
        ]);
        expect(first).toEqual(second);
      }),
      { numRuns: 20 },
    );
  });

  it("of the built-in pack proves everything, its cases find out every mutant", () => {
    const { proofs, mutation, surface } = verifyPack(PORTWORX, {
      against: null,
      evaluator: createEvaluator(),
    });
    expect(proofs.filter(({ status }) => status === "failed")).toEqual([]);
    expect(mutation.living).toBe(0);
    expect(mutation.killed + mutation.equivalent).toBe(mutation.all);
    expect(suggestCases(PORTWORX)).toEqual([]);
    const { advised, scored } = surface;
    const sum = (shares: object) => Object.values(shares).reduce((all, share) => all + share, 0);
    expect(sum(advised)).toBeCloseTo(1, 12);
    expect(sum(scored)).toBeCloseTo(1, 12);
    const ruleSet = compileRuleSet(PORTWORX);
    expect(surface.profiles).toBe(
      ruleSet.traits.reduce((product, { levels }) => product * levels.length, 1),
    );
    expect(surface.pivotality).toHaveLength(ruleSet.traits.length);
  });
});
