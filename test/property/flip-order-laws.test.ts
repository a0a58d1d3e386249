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
    const wide = randomPacks({ traits: 3, interactions: 0, guards: 0 }).map((pack): Pack => {
      const traits = [30, 30, 4].map((count, index) => ({
        ...pack.traits[0]!,
        id: `t${index}`,
        levels: Array.from({ length: count }, (_, level) => ({
          id: `l${level}`,
          points: ((level * 7 + index) % 5) - 2,
          because: "so",
        })),
      }));
      const joined = {
        id: "joined",
        title: "joined",
        when: { t0: ["l3", "l8"], t1: ["l5", "l29"], t2: ["l1"] },
        points: 2,
        basis: "implied" as const,
        because: "so",
        sources: [],
      };
      return { ...pack, traits, interactions: [joined] };
    });
    const [pack] = fc.sample(wide, 1);
    // The last digits of a number as large as that of the last level are lost.
    const asked = ["l0", "l28", "l29"].flatMap((t0) =>
      ["l0", "l5", "l29"].flatMap((t1) =>
        ["l0", "l1", "l2", "l3"].map((t2): Asked => [{ t0, t1, t2 }, null]),
      ),
    );
    expect(askedInTurn(pack!, asked)).toBeGreaterThan(5);
  });
});
