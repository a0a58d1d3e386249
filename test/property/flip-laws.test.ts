import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Change,
  type FlipQuestion,
  changed,
  flipQuestion,
} from "../../src/core/explain/flips/flip-question.ts";
import { singleFlips } from "../../src/core/explain/flips/single-flips.ts";
import { smallestFlip } from "../../src/core/explain/flips/smallest-flip.ts";
import { isActiveAt, knownVerdict } from "../../src/core/assess/known-verdict.ts";
import { judge } from "../../src/core/assess/judge.ts";
import type { StatedTopology } from "../../src/core/model/profile.ts";
import { possibleLevels } from "../../src/core/model/read-profile.ts";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import { PORTWORX } from "../../src/core/pack/portworx.ts";
import type { RuleSet } from "../../src/core/pack/rule-set.ts";
import { TOPOLOGIES, questions, tiedPacks } from "../support/flip-questions.ts";
import { knownLevels, knownSets, randomPacks } from "../support/random-pack.ts";

/** The fewest changes that flip, by trying every profile. */
function searched(question: FlipQuestion): { any: number; withoutGuard: number } {
  const { ruleSet, possible, topology, winner, fixed } = question;
  const from = possible.map((mask) => Math.log2(mask));
  const fewest = { any: Infinity, withoutGuard: Infinity };
  const levels = [...from];
  const visit = (trait: number, changes: number): void => {
    if (trait < levels.length) {
      for (let level = 0; level < ruleSet.traits[trait]!.levels.length; level += 1) {
        if (level !== from[trait] && fixed.has(trait)) continue;
        levels[trait] = level;
        visit(trait + 1, changes + (level === from[trait] ? 0 : 1));
      }
      levels[trait] = from[trait]!;
      return;
    }
    if (knownVerdict(ruleSet, levels, topology?.approach ?? null).approach === winner) return;
    fewest.any = Math.min(fewest.any, changes);
    const usesGuard = ruleSet.guards.some(
      (guard) => guard.excludes === winner && isActiveAt(guard, levels),
    );
    if (!usesGuard) fewest.withoutGuard = Math.min(fewest.withoutGuard, changes);
  };
  visit(0, 0);
  return fewest;
}

function isReal(changes: readonly Change[], question: FlipQuestion): boolean {
  const { ruleSet, possible, topology, winner } = question;
  return judge(ruleSet, changed(possible, changes), topology).verdict.approach !== winner;
}

describe("laws of flips", () => {
  it("the fast verdict of a known profile is the verdict", () => {
    const check = (
      ruleSet: RuleSet,
      levels: Record<string, string>,
      topology: StatedTopology | null,
    ) => {
      const possible = possibleLevels(ruleSet, levels);
      const slow = judge(ruleSet, possible, topology);
      const fast = knownVerdict(
        ruleSet,
        possible.map((mask) => Math.log2(mask)),
        topology?.approach ?? null,
      );
      expect(fast).toEqual({
        kind: slow.verdict.kind,
        approach: slow.verdict.approach,
        points: slow.score.low,
      });
    };
    const builtIn = compileRuleSet(PORTWORX);
    fc.assert(
      fc.property(knownLevels(PORTWORX.pack), fc.constantFrom(...TOPOLOGIES), (levels, topology) =>
        check(builtIn, levels, topology),
      ),
      { numRuns: 1000 },
    );
    const random = tiedPacks.chain((pack) => fc.tuple(fc.constant(pack), knownLevels(pack)));
    fc.assert(
      fc.property(random, fc.constantFrom(...TOPOLOGIES), ([pack, levels], topology) =>
        check(compileRuleSet({ pack, digest: "sha256:test" }), levels, topology),
      ),
      { numRuns: 500 },
    );
  });

  it("the smallest flip is real and as small as a search through every profile finds", () => {
    let flipped = 0;
    let guarded = 0;
    fc.assert(
      fc.property(questions, (made) => {
        const question = flipQuestion(made)!;
        fc.pre(question !== null);
        const found = smallestFlip(question, singleFlips(question));
        const expected = searched(question);
        expect(found?.changes.length ?? Infinity).toBe(expected.any);
        if (found === null) return;
        flipped += 1;
        expect(isReal(found.changes, question)).toBe(true);
        expect(found.needsGuard).toBe(expected.any < expected.withoutGuard);
        if (found.needsGuard) guarded += 1;
        expect(found.withoutGuard?.length ?? Infinity).toBe(expected.withoutGuard);
        if (found.withoutGuard !== null) expect(isReal(found.withoutGuard, question)).toBe(true);
        for (const { trait } of found.changes) expect(made.fixed.has(trait)).toBe(false);
      }),
      { numRuns: 2500 },
    );
    expect(flipped).toBeGreaterThan(1000);
    expect(guarded).toBeGreaterThan(30);
  });

  it("the smallest flip is as small for blocks of traits with many levels", () => {
    const wide = randomPacks({ traits: 4, interactions: 2, guards: 1 }).map((pack) => ({
      ...pack,
      traits: pack.traits.map((trait, index) => ({
        ...trait,
        levels: Array.from({ length: index === 1 ? 17 : 2 }, (_, level) => ({
          id: `l${level}`,
          points: ((level * 7 + index) % 5) - 2,
          because: "so",
        })),
      })),
    }));
    const joined = wide.map((pack) => ({
      ...pack,
      interactions: pack.interactions.map((each, index) => ({
        ...each,
        when: { t0: [`l${index % 2}`], t1: ["l3", "l10", "l11"] },
      })),
      guards: [],
    }));
    // One rule set for many profiles, so that what is remembered of one can be wrong for another.
    const [pack] = fc.sample(
      joined.filter(({ interactions }) => interactions.length > 0),
      1,
    );
    const ruleSet = compileRuleSet({ pack: pack!, digest: "sha256:test" });
    for (let first = 0; first < 2; first += 1) {
      for (let second = 0; second < 17; second += 1) {
        const possible = ruleSet.traits.map((_, index) => 1 << [first, second, 0, 1][index]!);
        const question = flipQuestion({ ruleSet, possible, topology: null, fixed: new Set() });
        if (question === null) continue;
        const found = smallestFlip(question, singleFlips(question));
        expect(found?.changes.length ?? Infinity).toBe(searched(question).any);
        for (const { trait, level } of found?.changes ?? [])
          expect(possible[trait]).not.toBe(1 << level);
      }
    }
  });

  it("single flips are all changes of one trait that flip, and no others", () => {
    fc.assert(
      fc.property(questions, (made) => {
        const question = flipQuestion(made)!;
        fc.pre(question !== null);
        const found = singleFlips(question).map(({ trait, level }) => `${trait}=${level}`);
        const all = question.ruleSet.traits.flatMap((trait) =>
          trait.levels.map((_, level) => ({ trait: trait.index, level })),
        );
        const expected = all.filter(
          (change) => !made.fixed.has(change.trait) && isReal([change], question),
        );
        expect(found).toEqual(expected.map(({ trait, level }) => `${trait}=${level}`));
      }),
      { numRuns: 500 },
    );
  });

  it("with unknown traits every flip is real", () => {
    const unknown = tiedPacks.chain((pack) =>
      fc.tuple(fc.constant(pack), knownSets(pack), fc.constantFrom(...TOPOLOGIES)),
    );
    let flipped = 0;
    fc.assert(
      fc.property(unknown, ([pack, sets, topology]) => {
        const ruleSet = compileRuleSet({ pack, digest: "sha256:test" });
        const possible = possibleLevels(ruleSet, sets);
        const question = flipQuestion({ ruleSet, possible, topology, fixed: new Set() })!;
        fc.pre(question !== null);
        const found = smallestFlip(question, singleFlips(question));
        if (found === null) return;
        flipped += 1;
        expect(isReal(found.changes, question)).toBe(true);
        for (const { trait } of found.changes) {
          expect(Number.isInteger(Math.log2(possible[trait]!))).toBe(true);
        }
      }),
      { numRuns: 800 },
    );
    expect(flipped).toBeGreaterThan(100);
  });
});
