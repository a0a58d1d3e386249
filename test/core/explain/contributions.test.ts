import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judge } from "../../../src/core/assess/judge.ts";
import { contributionsOf } from "../../../src/core/explain/contributions.ts";
import { emptyProfile } from "../../../src/core/model/read-profile.ts";
import type { Target } from "../../../src/core/model/target.ts";
import { compileRuleSet } from "../../../src/core/pack/compile.ts";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";

const ruleSet = compileRuleSet(PORTWORX);
const LEVELS = fc.tuple(
  ...ruleSet.traits.map(({ levels }) => fc.integer({ min: 0, max: levels.length - 1 })),
);

function targetAt(levels: readonly number[]): Target {
  const possible = levels.map((level) => 1 << level);
  const at = { file: "cluster.yaml", line: 1, column: 1 };
  const given = { traitPlaces: {}, topologyPlace: null, waivers: [], evidence: null, inputs: [] };
  return { profile: { ...emptyProfile(ruleSet), possible }, at, ...given };
}

describe("the reasons of known traits", () => {
  it("are those of the pack, whatever was explained before", () => {
    fc.assert(
      fc.property(LEVELS, (levels) => {
        const target = targetAt(levels);
        const found = contributionsOf(
          judge(ruleSet, target.profile.possible, null),
          target,
          ruleSet,
        );
        const pack = PORTWORX.pack.traits.flatMap((trait, index) => {
          const level = trait.levels[levels[index] ?? 0];
          if (trait.basis === undefined || level === undefined) return [];
          return [
            [trait.id, { [trait.id]: level.id }, level.because, level.sources ?? trait.sources],
          ];
        });
        const byTrait = found
          .filter(({ rule }) => ruleSet.traitById.has(rule))
          .map(({ rule, traits, because, sources }) => [rule, traits, because, sources]);
        expect(new Map(byTrait.map((each) => [each[0], each]))).toEqual(
          new Map(pack.map((each) => [each[0], each])),
        );
      }),
    );
  });
});
