import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  MOST_BLOCK_COMBINATIONS,
  MOST_BLOCK_TRAITS,
  combinationsOf,
  levelsAt,
  ruleGroups,
} from "../../../src/core/pack/blocks.ts";
import { compileRuleSet } from "../../../src/core/pack/compile.ts";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import type { Basis, Pack } from "../../../src/core/pack/schema.ts";
import { churn, cloud, latency, smallInteraction, smallPack } from "../../support/small-pack.ts";

describe("rules are grouped by the traits they share", () => {
  it.each<[string, number[][], { traits: number[]; rules: number[] }[]]>([
    ["none", [], []],
    ["one rule", [[3, 1]], [{ traits: [1, 3], rules: [0] }]],
    [
      "two rules that share nothing",
      [[1], [0]],
      [
        { traits: [1], rules: [0] },
        { traits: [0], rules: [1] },
      ],
    ],
    ["two rules that share a trait", [[0, 1], [1]], [{ traits: [0, 1], rules: [0, 1] }]],
    [
      "two rules that a third one joins",
      [
        [0, 1],
        [2, 3],
        [1, 2],
      ],
      [{ traits: [0, 1, 2, 3], rules: [0, 1, 2] }],
    ],
    [
      "three rules that a fourth one joins, one left over",
      [[0], [1], [4], [2], [0, 1, 2]],
      [
        { traits: [4], rules: [2] },
        { traits: [0, 1, 2], rules: [0, 1, 3, 4] },
      ],
    ],
    [
      "a chain in which each rule meets only the next",
      [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
      ],
      [{ traits: [0, 1, 2, 3, 4], rules: [0, 1, 2, 3] }],
    ],
  ])("%s", (_, scopes, groups) => {
    const rules = scopes.map((traits, rule) => ({ traits, rule }));
    const found = ruleGroups(rules).map((group) => ({
      traits: group.traits,
      rules: group.rules.map(({ rule }) => rule),
    }));
    expect(found).toEqual(groups);
  });
});

describe("combinations of levels", () => {
  it.each<[number[], number]>([
    [[], 1],
    [[3], 3],
    [[2, 3, 4], 24],
  ])("sizes %j have %i of them", (sizes, count) => {
    expect(combinationsOf(sizes)).toBe(count);
  });

  it.each<[number, number[], number[]]>([
    [0, [], []],
    [0, [2, 3], [0, 0]],
    [1, [2, 3], [0, 1]],
    [3, [2, 3], [1, 0]],
    [5, [2, 3], [1, 2]],
    [23, [2, 3, 4], [1, 2, 3]],
  ])("number %i of sizes %j has the levels %j", (number, sizes, levels) => {
    expect(levelsAt(number, sizes)).toEqual(levels);
  });

  it("their levels are told from the number, whatever the sizes", () => {
    const places = fc
      .array(fc.integer({ min: 1, max: 30 }), { maxLength: MOST_BLOCK_TRAITS })
      .chain((sizes) => fc.tuple(...sizes.map((size) => sizeAndLevel(size))));
    fc.assert(
      fc.property(places, (pairs) => {
        const sizes = pairs.map(({ size }) => size);
        const number = pairs.reduce((sum, { size, level }) => sum * size + level, 0);
        expect(levelsAt(number, sizes)).toEqual(pairs.map(({ level }) => level));
      }),
    );
  });

  it("a block has at most 5 traits and 4096 of them", () => {
    expect([MOST_BLOCK_TRAITS, MOST_BLOCK_COMBINATIONS]).toEqual([5, 4096]);
  });
});

const knotted = smallPack({
  traits: [churn({ basis: "recommended" }), latency(), cloud()],
  interactions: [
    smallInteraction(),
    smallInteraction({
      id: "tight-cloud",
      when: { latency: ["tight"], cloud: ["no"] },
      evidence: -2,
      basis: "inferred",
    }),
    smallInteraction({
      id: "all-three",
      when: { cloud: ["yes"], latency: ["normal"], churn: ["middle", "high"] },
      evidence: -1,
      basis: "implied",
    }),
  ],
});

describe.each<[string, Pack, string[][]]>([
  ["the small pack", smallPack(), [["latency"], ["churn", "cloud"]]],
  ["a pack of one block", knotted, [["churn", "latency", "cloud"]]],
  [
    "the built-in pack",
    PORTWORX.pack,
    [
      ["clusterSize"],
      ["contention"],
      ["growthCoupling"],
      ["locality"],
      ["network"],
      ["nodeCountSwing"],
      ["nodeUpgrades"],
      ["orchestratorUpgrades"],
      ["performance"],
      ["separationOfConcerns"],
      ["spotShare"],
      ["autoscaling", "environment"],
      ["instanceChurn", "storageMedium"],
    ],
  ],
])("the blocks of %s", (_, pack, scopes) => {
  const { blocks, traits } = compileRuleSet({ pack, digest: "" });

  it("span the traits that rules join", () => {
    expect(blocks.map((block) => block.traits.map((index) => traits[index]!.id))).toEqual(scopes);
  });

  it("hold what each rule gives in every combination, and the sums", () => {
    for (const block of blocks) {
      const { evidence, points, weight, sizes } = block;
      const rules = block.rules.map(({ id }) => id);
      const expected = everyChoice(pack, block.traits).map((levels) => naive(pack, levels));
      expect(sizes).toEqual(block.traits.map((index) => pack.traits[index]!.levels.length));
      expect(Array.from(points)).toEqual(expected.map((each) => each.points));
      expect(Array.from(weight)).toEqual(expected.map((each) => each.weight));
      expect(evidence.map((table) => Array.from(table))).toEqual(
        rules.map((rule) => expected.map((each) => each.evidence[rule])),
      );
    }
  });
});

function sizeAndLevel(size: number) {
  return fc.record({ size: fc.constant(size), level: fc.nat({ max: size - 1 }) });
}

type Choice = Readonly<Record<string, string>>;

/** Every way to choose a level of each trait, the last trait changing fastest. */
function everyChoice(pack: Pack, [first, ...rest]: readonly number[]): Choice[] {
  if (first === undefined) return [{}];
  const { id, levels } = pack.traits[first]!;
  return levels.flatMap((level) =>
    everyChoice(pack, rest).map((choice) => ({ [id]: level.id, ...choice })),
  );
}

const WORTH: Record<Basis, number> = { recommended: 5, listed: 3, implied: 2, inferred: 1 };

/** What the rules over the chosen traits give, read from the pack as its files say it. */
function naive(pack: Pack, choice: Choice) {
  const ofTraits = pack.traits
    .filter(({ id, basis }) => id in choice && basis !== undefined)
    .map(({ id, basis, levels }) => ({
      id,
      strength: WORTH[basis!],
      evidence: levels.find((level) => level.id === choice[id])!.points!,
    }));
  const ofInteractions = pack.interactions
    .filter(({ when }) => Object.keys(when).every((trait) => trait in choice))
    .map(({ id, basis, when, evidence }) => ({
      id,
      strength: WORTH[basis],
      evidence: Object.entries(when).every(([trait, levels]) => levels.includes(choice[trait]!))
        ? evidence
        : 0,
    }));
  const rules = [...ofTraits, ...ofInteractions];
  const contributions = rules.map(({ strength, evidence }) => strength * evidence);
  return {
    evidence: Object.fromEntries(rules.map(({ id, evidence }) => [id, evidence])),
    points: contributions.reduce((sum, each) => sum + each, 0),
    weight: contributions.reduce((sum, each) => sum + Math.abs(each), 0),
  };
}
