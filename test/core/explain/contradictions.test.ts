import { evidenceOf } from "../../../src/core/evidence/evidence.ts";
import { describe, expect, it } from "vitest";
import { inferTraits } from "../../../src/core/evidence/traits/infer-traits.ts";
import {
  type TraitObservation,
  levels,
  observe,
} from "../../../src/core/evidence/traits/observation.ts";
import { contradictionsIn } from "../../../src/core/explain/contradictions.ts";
import { observationsIn } from "../../../src/core/explain/observations.ts";
import type { Target } from "../../../src/core/model/target.ts";
import { RULE_SET, targetOf } from "../../support/assessing.ts";
import { inventoryFrom, topologyIn } from "../../support/evidence.ts";

const seen = (trait: string, says: string, ids: readonly string[]): TraitObservation =>
  observe(
    trait,
    { object: "Node", name: says, at: { file: "nodes.yaml", line: says.length, column: 3 } },
    { narrowed: levels(...ids), confidence: "states", says },
  );

/** A target whose profile states some traits, beside evidence. */
function withEvidence(traits: object, ...observations: readonly TraitObservation[]): Target {
  return {
    ...targetOf({ traits: traits as Record<string, unknown> }),
    evidence: {
      ...evidenceOf([inventoryFrom()], { ruleSet: RULE_SET, now: null }),
      observations,
      traits: inferTraits(observations, RULE_SET),
    },
  };
}

describe("a contradiction", () => {
  it("between a profile and evidence names both places", () => {
    const target = withEvidence(
      { environment: ["gcp", "azure"] },
      seen("environment", "two nodes of aws", ["aws"]),
    );
    expect(contradictionsIn(target)).toEqual([
      {
        id: "trait-contradiction",
        severity: "warning",
        subject: "traits.environment",
        message:
          "environment: the profile says gcp or azure, but two nodes of aws (nodes.yaml:16:3)",
        at: { file: "clusters/test.yaml", line: 6, column: 3 },
      },
    ]);
  });

  it("of the evidence with itself names both places, whatever the profile says", () => {
    const found = [seen("environment", "one", ["aws"]), seen("environment", "three", ["gcp"])];
    for (const traits of [{}, { environment: "aws" }]) {
      expect(contradictionsIn(withEvidence(traits, ...found))).toEqual([
        {
          id: "trait-contradiction",
          severity: "warning",
          subject: "traits.environment",
          message: "environment: one, but three (nodes.yaml:5:3)",
          at: { file: "nodes.yaml", line: 3, column: 3 },
        },
      ]);
    }
  });

  it.each<[string, object, readonly string[]]>([
    ["the profile agrees", { environment: "aws" }, ["aws"]],
    ["the profile leaves more open", { environment: ["aws", "gcp"] }, ["aws"]],
    ["the evidence leaves more open", { environment: "aws" }, ["aws", "gcp"]],
    ["the profile says nothing", {}, ["aws"]],
  ])("is none where %s", (_name, traits, ids) => {
    expect(contradictionsIn(withEvidence(traits, seen("environment", "x", ids)))).toEqual([]);
  });

  it("is none without evidence", () => {
    expect(contradictionsIn(targetOf({ traits: { environment: "aws" } }))).toEqual([]);
  });
});

describe("the observations of a target", () => {
  it("are told with the levels that they leave, hints as well", () => {
    const hint = { ...seen("locality", "hint", ["required"]), confidence: "hints" } as const;
    const target = withEvidence({}, seen("environment", "x", ["gcp", "aws"]), hint);
    expect(observationsIn(target, RULE_SET)).toEqual([
      {
        also: [],
        about: "environment",
        says: "x",
        levels: ["aws", "gcp"],
        confidence: "states",
        object: "Node/x",
        at: { file: "nodes.yaml", line: 1, column: 3 },
      },
      {
        also: [],
        about: "locality",
        says: "hint",
        levels: ["required"],
        confidence: "hints",
        object: "Node/hint",
        at: { file: "nodes.yaml", line: 4, column: 3 },
      },
    ]);
  });

  it("leave out what narrows nothing and traits that the pack lacks", () => {
    const target = withEvidence(
      {},
      seen("spotShare", "any", ["none", "some", "most"]),
      seen("environment", "elsewhere", ["moon"]),
      seen("colour", "red", ["red"]),
    );
    expect(observationsIn(target, RULE_SET)).toEqual([]);
  });

  it("come after those of the topology, which have no levels", () => {
    const target = withEvidence({}, seen("environment", "x", ["aws"]));
    const at = { file: "px.yaml", line: 2, column: 1 };
    const about = "realised" as const;
    const topology = {
      ...topologyIn(),
      observations: [{ about, says: "3 of 3", object: "StorageNode/a", at }],
    };
    const evidence = { ...target.evidence!, topology };
    expect(observationsIn({ ...target, evidence }, RULE_SET).map(({ about }) => about)).toEqual([
      "realised",
      "environment",
    ]);
    expect(observationsIn({ ...target, evidence }, RULE_SET)[0]).toMatchObject({
      levels: null,
      confidence: null,
    });
  });

  it("are none without evidence", () => {
    expect(observationsIn(targetOf({ traits: {} }), RULE_SET)).toEqual([]);
  });
});
