import { describe, expect, it } from "vitest";
import { compileRuleSet, compileTrait, conditionHolds } from "../../../src/core/pack/compile.ts";
import type { RuleSet } from "../../../src/core/pack/rule-set.ts";
import type { Basis, Pack } from "../../../src/core/pack/schema.ts";
import {
  churn,
  cloud,
  latency,
  smallFile,
  smallForm,
  smallGuard,
  smallInteraction,
  smallPack,
} from "../../support/small-pack.ts";

const together = smallForm({ id: "together", approach: "converged" });

it("what holds for the pack as a whole is carried over", () => {
  const pack = smallPack();
  const { tieBreaks: _, ...file } = pack.pack;
  const ruleSet = compileRuleSet({ pack, digest: "sha256:0" });
  expect(ruleSet).toMatchObject({ ...file, digest: "sha256:0", cases: pack.cases });
  expect([...ruleSet.sources]).toEqual(Object.entries(pack.sources));
});

it("traits are found by id and know their position", () => {
  const { traits, traitById } = compiled();
  expect(traits.map(({ id, index }) => [id, index])).toEqual([
    ["churn", 0],
    ["latency", 1],
    ["cloud", 2],
  ]);
  expect([...traitById]).toEqual(traits.map((trait) => [trait.id, trait]));
});

it("a trait that says everything is taken as it is", () => {
  const { levels, ...trait } = compileTrait({ ...churn({ cost: 3 }), most: 500 }, 7);
  expect(trait).toEqual({
    index: 7,
    id: "churn",
    title: "churn",
    question: "How many nodes are replaced?",
    why: "Each replaced node moves data",
    unit: "nodes a week",
    most: 500,
    favours: "disaggregated",
    basis: "implied",
    cost: 3,
    sources: ["manual"],
  });
  const sources = ["manual"];
  expect(levels).toEqual([
    { id: "low", label: "low", upTo: 1, points: -1, because: "nodes stay", sources },
    { id: "middle", label: "middle", upTo: 5, points: 0, because: "either will do", sources },
    { id: "high", label: "high", upTo: Infinity, points: 2, because: "nodes come and go", sources },
  ]);
});

it("what a trait leaves out is null, or 1 for its cost and 0 for points", () => {
  const { unit, favours, basis, cost, levels } = compileTrait(cloud(), 0);
  expect({ unit, favours, basis, cost }).toEqual({
    unit: null,
    favours: null,
    basis: null,
    cost: 1,
  });
  expect(levels.map(({ points, upTo }) => [points, upTo])).toEqual([
    [0, Infinity],
    [0, Infinity],
  ]);
});

it("a level's own label and sources come before its trait's", () => {
  const levels = [
    { id: "no", because: "so" },
    { id: "yes", label: "in a cloud", because: "so", sources: ["blog"] },
  ];
  const trait = compileTrait(cloud({ sources: ["manual"], levels }), 0);
  expect(trait.levels.map(({ label, sources }) => [label, sources])).toEqual([
    ["no", ["manual"]],
    ["in a cloud", ["blog"]],
  ]);
});

describe("rules", () => {
  it("are the tables of traits with a basis, then the interactions", () => {
    expect(compiled().rules.map(({ id, kind, traits }) => [id, kind, traits])).toEqual([
      ["churn", "trait", [0]],
      ["latency", "trait", [1]],
      ["cloud-churn", "interaction", [0, 2]],
    ]);
  });

  it.each<[Basis, number]>([
    ["recommended", 5],
    ["listed", 3],
    ["implied", 2],
    ["inferred", 1],
  ])("%s is worth %i", (basis, strength) => {
    const { rules } = compiled({
      traits: [churn({ basis }), latency({ basis }), cloud()],
      interactions: [smallInteraction({ basis })],
    });
    expect(rules.map((rule) => [rule.basis, rule.strength])).toEqual([
      [basis, strength],
      [basis, strength],
      [basis, strength],
    ]);
  });

  it("of a trait give its levels' points", () => {
    const [rule] = compiled().rules;
    expect([0, 1, 2].map((level) => rule!.evidence([level]))).toEqual([-1, 0, 2]);
    expect(rule).toMatchObject({
      title: "churn",
      least: -1,
      greatest: 2,
      when: null,
      because: "Each replaced node moves data",
      sources: ["manual"],
    });
  });

  it.each([
    [2, 0, 2],
    [-1, -1, 0],
  ])("of an interaction give %i where it holds and 0 elsewhere", (evidence, least, greatest) => {
    const rule = compiled({ interactions: [smallInteraction({ evidence })] }).rules.at(-1);
    const given = [0, 1, 2].map((level) => [0, 1].map((yes) => rule!.evidence([level, yes])));
    expect(given).toEqual([
      [0, 0],
      [0, 0],
      [0, evidence],
    ]);
    expect(rule).toMatchObject({ least, greatest });
  });
});

describe("a condition", () => {
  it("has a bit for each level that it names, traits in the order of the pack", () => {
    const when = { cloud: ["yes"], latency: ["normal"], churn: ["high", "low"] };
    const rule = compiled({ interactions: [smallInteraction({ when })] }).rules.at(-1);
    expect(rule!.when).toEqual({ traits: [0, 1, 2], masks: [0b101, 0b01, 0b10] });
  });

  it.each<[number[], number[], boolean]>([
    [[], [], true],
    [[0b01], [0], true],
    [[0b01], [1], false],
    [[0b110, 0b100], [1, 2], true],
    [[0b110, 0b100], [0, 2], false],
    [[0b110, 0b100], [2, 1], false],
    [[1 << 29], [29], true],
    [[1 << 29], [28], false],
  ])("with the masks %j, at the levels %j: %s", (masks, levels, holds) => {
    const condition = { traits: masks.map((_, index) => index), masks };
    expect(conditionHolds(condition, levels)).toBe(holds);
  });
});

describe("guards", () => {
  it("a veto without mitigations reads the traits of its condition", () => {
    expect(compiled().guards).toEqual([
      {
        id: "tight-latency",
        title: "tight latency",
        excludes: "disaggregated",
        caps: null,
        when: { traits: [1], masks: [0b10] },
        unless: [],
        traits: [1],
        because: "the network is too far",
        caution: null,
        sources: ["manual"],
      },
    ]);
  });

  it("a cap with mitigations reads all their traits, each once", () => {
    const guard = smallGuard({
      excludes: undefined,
      caps: "weak",
      when: { latency: ["tight"], cloud: ["no"] },
      unless: [{ churn: ["low"] }, { cloud: ["yes"], churn: ["high"] }],
      caution: "mind the step",
    });
    expect(compiled({ guards: [guard] }).guards).toMatchObject([
      {
        excludes: null,
        caps: "weak",
        when: { traits: [1, 2], masks: [0b10, 0b01] },
        unless: [
          { traits: [0], masks: [0b001] },
          { traits: [0, 2], masks: [0b100, 0b10] },
        ],
        traits: [0, 1, 2],
        caution: "mind the step",
      },
    ]);
  });
});

describe("forms", () => {
  it("have a condition or none", () => {
    const forms = [smallForm(), smallForm({ id: "mixed", when: { cloud: ["yes"] } }), together];
    expect(compiled({ forms }).forms.map(({ id, when }) => [id, when])).toEqual([
      ["apart", null],
      ["mixed", { traits: [2], masks: [0b10] }],
      ["together", null],
    ]);
  });

  it("have the product's version in front of a step where it matters", () => {
    const nextSteps = [
      { do: "begin" },
      { do: "label them", since: "3.5" },
      { do: "count them", until: "3.5" },
      { do: "do both", since: "3.0", until: "3.5.1" },
    ];
    const { forms } = compiled({ forms: [smallForm({ nextSteps }), together] });
    expect(forms[0]!.nextSteps).toEqual([
      "begin",
      "from Storage 3.5: label them",
      "before Storage 3.5: count them",
      "from Storage 3.0, before Storage 3.5.1: do both",
    ]);
  });
});

it("tie-breaks keep their order and have a condition or none", () => {
  const note = { id: "note", advises: "converged", because: "so", sources: [] } as const;
  const tieBreaks: Pack["pack"]["tieBreaks"] = [
    { ...note, sources: [], when: { cloud: ["yes"] } },
    ...smallFile().tieBreaks,
  ];
  expect(compiled({ pack: smallFile({ tieBreaks }) }).tieBreaks).toEqual([
    { ...note, when: { traits: [2], masks: [0b10] } },
    { ...smallFile().tieBreaks[0], when: null },
  ]);
});

function compiled(changes: Partial<Pack> = {}): RuleSet {
  return compileRuleSet({ pack: smallPack(changes), digest: "" });
}
