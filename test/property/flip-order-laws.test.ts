import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flipsOf } from "../../src/core/explain/flips/flips.ts";
import type { StatedTopology } from "../../src/core/model/profile.ts";
import { possibleLevels } from "../../src/core/model/read-profile.ts";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import type { RuleSet } from "../../src/core/pack/rule-set.ts";
import type { Pack } from "../../src/core/pack/schema.ts";
import { TOPOLOGIES, tiedPacks } from "../support/flip-questions.ts";
import { knownLevels, knownSets, randomPacks } from "../support/random-pack.ts";

type Levels = Parameters<typeof possibleLevels>[1];
type Asked = readonly [levels: Levels, topology: StatedTopology | null];

/** Asks for flips of each profile, with rules that were asked before and with such as never were. */
function askedInTurn(pack: Pack, asked: readonly Asked[]): number {
  const sealed = { pack, digest: "sha256:test" };
  const shared = compileRuleSet(sealed);
  let flipped = 0;
  for (const [levels, topology] of asked) {
    const flips = (ruleSet: RuleSet) => {
      const possible = possibleLevels(ruleSet, levels);
      return flipsOf({ possible, topology }, { ruleSet, fixed: new Set() });
    };
    const found = flips(shared);
    expect(found).toEqual(flips(compileRuleSet(sealed)));
    if (found.smallest.length > 0) flipped += 1;
  }
  return flipped;
}

describe("flips of a profile do not depend on others that were asked before", () => {
  it("whatever is known of them", () => {
    const several = tiedPacks.chain((pack) =>
      fc.tuple(
        fc.constant(pack),
        fc.array(
          fc.tuple(fc.oneof(knownLevels(pack), knownSets(pack)), fc.constantFrom(...TOPOLOGIES)),
          { minLength: 12, maxLength: 24 },
        ),
      ),
    );
    let flipped = 0;
    fc.assert(
      fc.property(several, ([pack, asked]) => {
        flipped += askedInTurn(pack, asked);
      }),
      { numRuns: 300 },
    );
    expect(flipped).toBeGreaterThan(1000);
  });

  it("nor where it takes more than 53 bits to tell what is possible of a block", () => {
    const trait = (id: string, points: readonly number[]) => ({
      id,
      title: id,
      question: "which level?",
      why: "it matters",
      basis: "listed" as const,
      sources: [],
      levels: points.map((value, level) => ({ id: `l${level}`, points: value, because: "so" })),
    });
    const many = Array.from({ length: 30 }, () => 0);
    const sides = ["t3", "t4", "t5"].map((id) => trait(id, [1, -1]));
    const joined = {
      id: "joined",
      title: "joined",
      when: { t0: ["l3"], t1: ["l5"], t2: ["l1"] },
      evidence: 2,
      basis: "implied" as const,
      because: "so",
      sources: [],
    };
    const [random] = fc.sample(randomPacks({ traits: 2, interactions: 0, guards: 0 }), 1);
    const pack: Pack = {
      ...random!,
      traits: [trait("t0", many), trait("t1", many), trait("t2", [2, 1, 1, 1]), ...sides],
      interactions: [joined],
    };
    // In a number as large as that of the last level the digits of `t2` are lost; it takes three changes
    // to go from the first of these to the other approach, and two from the second.
    const asked = ["l0", "l1"].map((t2): Asked => {
      return [{ t0: "l29", t1: "l29", t2, t3: "l0", t4: "l0", t5: "l0" }, null];
    });
    expect(askedInTurn(pack, asked)).toBe(2);
  });
});
