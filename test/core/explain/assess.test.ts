import { describe, expect, it } from "vitest";
import { resultSchema } from "../../../src/core/model/assessment.ts";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import { compileRuleSet } from "../../../src/core/pack/compile.ts";
import { assess, assessLazily } from "../../../src/core/explain/assess.ts";
import {
  EVEN,
  RULE_SET,
  assessCluster,
  resultOf,
  sha256,
  targetOf,
} from "../../support/assessing.ts";

const CLEAR = { ...EVEN, performance: "benchmark" };

describe("an assessment", () => {
  it("has contributions that sum to the score, largest first, then by id", () => {
    const { contributions, score } = assessCluster({
      traits: { ...EVEN, performance: "benchmark", environment: "aws", spotShare: "most" },
    });
    expect(contributions.map(({ rule, points }) => [rule, points]).slice(0, 6)).toEqual([
      ["performance", -6],
      ["cloud-autoscaling", 5],
      ["spotShare", 4],
      ["autoscaling", 3],
      ["instanceChurn", -3],
      ["clusterSize", 0],
    ]);
    expect(contributions.reduce((sum, { points }) => sum + points, 0)).toBe(3);
    expect(score).toEqual({ points: 3, low: 3, high: 3, forA: 12, forB: 9, tieBand: 2 });
  });

  it("names for each contribution the level, the reason, the sources and the place", () => {
    const { contributions } = assessCluster({
      traits: { autoscaling: "daily", environment: "gcp" },
    });
    expect(contributions.find(({ rule }) => rule === "autoscaling")).toEqual({
      rule: "autoscaling",
      traits: { autoscaling: "daily" },
      basis: "listed",
      strength: 3,
      evidence: 2,
      points: 6,
      favours: "disaggregated",
      because: "nodes come and go every day; disks on them would have to follow",
      sources: ["seed", "deployment-types", "single-dc"],
      from: [{ file: "clusters/test.yaml", line: 6, column: 3 }],
      tippingStrength: null,
    });
    const interaction = contributions.find(({ rule }) => rule === "cloud-autoscaling");
    expect(interaction).toMatchObject({
      traits: { environment: "gcp", autoscaling: "daily" },
      basis: "recommended",
      points: 5,
    });
    expect(interaction?.from).toHaveLength(2);
  });

  it("settles a rule whose possible levels have the same points, with the reasons of each", () => {
    const { contributions, unknown } = assessCluster({
      traits: { clusterSize: ["medium", "large"], autoscaling: ["daily", "hourly"] },
    });
    const autoscaling = contributions.find(({ rule }) => rule === "autoscaling");
    expect(autoscaling?.traits).toEqual({ autoscaling: ["daily", "hourly"] });
    expect(autoscaling?.because).toContain("; or ");
    expect(unknown.find(({ trait }) => trait === "clusterSize")).toEqual({
      trait: "clusterSize",
      levels: ["medium", "large"],
      low: 0,
      high: 0,
      swing: 0,
    });
  });

  it("leaves out an interaction that does not hold, and lists one that may under the unknowns", () => {
    const known = assessCluster({ traits: { environment: "vsphere", autoscaling: "daily" } });
    expect(known.contributions.map(({ rule }) => rule)).not.toContain("cloud-autoscaling");
    const open = assessCluster({ traits: { autoscaling: "daily" } });
    expect(open.unknown.find(({ trait }) => trait === "environment")).toMatchObject({
      low: 0,
      high: 5,
      swing: 5,
    });
  });

  it("counts the strength of settled rules as known, and all of it for a full profile", () => {
    expect(assessCluster({ traits: EVEN }).confidence.knownStrengthShare).toBe(1);
    expect(assessCluster({ traits: {} }).confidence.knownStrengthShare).toBe(0);
    const { knownStrengthShare } = assessCluster({ traits: { performance: "high" } }).confidence;
    // performance is listed: 3 of the pack's strengths, which are 7 x 3, 6 x 2, 1, 5 and 2.
    expect(knownStrengthShare).toBeCloseTo(3 / 41, 12);
  });

  it("says nothing is left to know of a pack without scored rules", () => {
    const traits = PORTWORX.pack.traits.filter(({ basis }) => basis === undefined);
    const ruleSet = compileRuleSet({
      pack: {
        ...PORTWORX.pack,
        traits,
        interactions: [],
        guards: [],
        checks: [],
        forms: PORTWORX.pack.forms.map(({ when: _, ...form }) => form),
        pack: { ...PORTWORX.pack.pack, tieBreaks: [] },
      },
      digest: "sha256:0",
    });
    const { confidence, verdict } = assessCluster({ traits: {} }, ruleSet);
    expect(confidence).toEqual({
      stability: null,
      tippingRadius: 0,
      completionShare: 0,
      knownStrengthShare: 1,
      equalWeightWinner: null,
    });
    expect(verdict.kind).toBe("tie");
  });

  it("shows mitigations in words and guards by id", () => {
    const [guard] = PORTWORX.pack.guards;
    const mitigated = {
      ...guard!,
      unless: [{ performance: ["standard", "high"], spotShare: ["none"] }],
    };
    const ruleSet = compileRuleSet({
      pack: { ...PORTWORX.pack, guards: [mitigated, ...PORTWORX.pack.guards.slice(1)] },
      digest: "sha256:0",
    });
    const { guards } = assessCluster({ traits: {} }, ruleSet);
    expect(guards.map(({ id }) => id)).toEqual(guards.map(({ id }) => id).toSorted());
    expect(guards.find(({ id }) => id === guard!.id)?.mitigations).toEqual([
      "performance is standard or high, and spotShare is none",
    ]);
  });

  it.each([
    ["a full profile", EVEN],
    ["an empty one", {}],
    ["a conflict", { clusterSize: "tiny", sharedFabric: "yes" }],
    ["a cap", { ...EVEN, storageMedium: "array", performance: "benchmark" }],
  ])("fits the schema of results for %s", (_claim, traits) => {
    const result = resultOf([assessCluster({ traits })]);
    expect(resultSchema.safeParse(result).error).toBeUndefined();
  });

  it("has its keys in the documented order", () => {
    const assessment = assessCluster({ traits: EVEN });
    expect(Object.keys(assessment)).toEqual([
      "target",
      "traits",
      "verdict",
      "score",
      "confidence",
      "contributions",
      "unknown",
      "guards",
      "flips",
      "topology",
      "observations",
      "notJudged",
      "nextSteps",
      "findings",
      "inputs",
    ]);
  });

  it("is a plain value, whose flips are there whether or not anyone reads them", () => {
    const fixed = countedSet();
    const assessment = assess(targetOf({ traits: CLEAR }), { ruleSet: RULE_SET, sha256, fixed });
    expect(fixed.reads).toBeGreaterThan(0);
    expect(Object.getOwnPropertyDescriptor(assessment, "flips")).toMatchObject({
      value: { smallest: [expect.anything()] },
      writable: true,
      enumerable: true,
    });
  });

  it("can leave the flips until they are asked for, finds them once, and they are the same", () => {
    const fixed = countedSet();
    const context = { ruleSet: RULE_SET, sha256, fixed };
    const lazy = assessLazily(targetOf({ traits: CLEAR }), context);
    expect(fixed.reads).toBe(0);
    const { flips } = lazy;
    const { reads } = fixed;
    expect(reads).toBeGreaterThan(0);
    expect(lazy.flips).toBe(flips);
    expect(fixed.reads).toBe(reads);
    expect({ ...lazy }).toEqual(assess(targetOf({ traits: CLEAR }), context));
  });
});

/** A set of nothing that counts how often it is asked. */
function countedSet() {
  class CountedSet extends Set<string> {
    reads = 0;
    override has(value: string): boolean {
      this.reads += 1;
      return super.has(value);
    }
  }
  return new CountedSet();
}
