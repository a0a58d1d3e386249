import { describe, expect, it } from "vitest";
import { knownScore } from "../../../src/core/assess/known-verdict.ts";
import { EVEN, type ClusterFacts, RULE_SET, assessCluster } from "../../support/assessing.ts";

const A = "disaggregated";
const B = "converged";
const STATIC = {
  ...EVEN,
  autoscaling: "never",
  instanceChurn: "static",
  nodeUpgrades: "seldom",
  separationOfConcerns: "unwanted",
};
const ELASTIC = { ...EVEN, autoscaling: "daily", instanceChurn: "regular", spotShare: "most" };
const { sharedFabric: _, ...WITHOUT_FABRIC } = EVEN;

/** The even profile without some of its traits. */
function unknown(...traits: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(EVEN).filter(([id]) => !traits.includes(id)));
}

type Row = [claim: string, facts: ClusterFacts, expected: Record<string, unknown>];

const ROWS: Row[] = [
  [
    "one guard against each approach is a conflict",
    { traits: { ...EVEN, separationOfConcerns: "required", clusterSize: "tiny" } },
    { kind: "conflict", approach: null, label: null, form: null, grade: null },
  ],
  [
    "a guard against B forces A whatever the score says",
    { traits: { ...STATIC, separationOfConcerns: "required" } },
    { kind: "forced", approach: A, label: "A", form: "separate-node-groups", grade: null },
  ],
  [
    "a guard against A forces B whatever the score says",
    { traits: { ...ELASTIC, clusterSize: 3 } },
    { kind: "forced", approach: B, label: "B", form: "uniform", grade: null },
  ],
  [
    "many reasons on one side decide strongly",
    { traits: STATIC },
    { kind: "decided", approach: B, label: "B", form: "uniform", grade: "strong" },
  ],
  [
    "an array behind the storage makes a strong verdict weak",
    { traits: { ...STATIC, storageMedium: "array" } },
    { kind: "decided", approach: B, grade: "weak", cappedBy: "array-backend" },
  ],
  [
    "a guard that may still hold against the winner keeps a strong verdict moderate",
    { traits: { ...WITHOUT_FABRIC, ...STATIC, sharedFabric: ["no", "yes"] } },
    { kind: "decided", approach: B, grade: "moderate", unless: ["shared-fabric"] },
  ],
  [
    "a guard that may hold against the loser changes nothing",
    { traits: { ...STATIC, clusterSize: ["tiny", "small"] } },
    { kind: "decided", approach: B, grade: "strong", unless: [] },
  ],
  [
    // Reasons 6 to 3: the Beta(6, 3) tail above one half is 0.855.
    "one more reason of strength 3 than the other side has is moderate",
    { traits: { ...EVEN, separationOfConcerns: "preferred" } },
    { kind: "decided", approach: A, grade: "moderate" },
  ],
  [
    "two small reasons against strong ones that even out are weak",
    {
      traits: {
        ...EVEN,
        autoscaling: "daily",
        instanceChurn: "static",
        nodeUpgrades: "monthly",
      },
    },
    { kind: "decided", approach: A, grade: "weak" },
  ],
  [
    "a score of exactly the tie band is a tie",
    { traits: { ...EVEN, contention: "sometimes" } },
    { kind: "tie", approach: null, label: null, form: null, grade: null },
  ],
  [
    "in a tie the present topology stays",
    { traits: EVEN, topology: { approach: B, form: null } },
    { kind: "tie-broken", approach: B, tieBreak: "incumbent", form: "uniform", grade: null },
  ],
  [
    "in a tie the vendor's note goes before the present topology",
    {
      traits: {
        ...EVEN,
        environment: "aws",
        performance: "high",
        locality: "none",
        storageMedium: "local",
        growthCoupling: "together",
        contention: "none",
      },
      topology: { approach: B, form: null },
    },
    { kind: "tie-broken", approach: A, tieBreak: "vendor-note" },
  ],
  [
    "one tie among many completions for A leans to A",
    {
      traits: {
        ...unknown("performance", "locality", "contention", "network"),
        ...{
          environment: "aws",
          autoscaling: "daily",
          nodeUpgrades: "monthly",
          growthCoupling: "apart",
        },
      },
    },
    { kind: "leaning", approach: A, grade: null },
  ],
  [
    "nothing known is inconclusive",
    { traits: {} },
    { kind: "inconclusive", approach: null, form: null, grade: null },
  ],
  [
    "a form is open while the trait that chooses it is unknown",
    { traits: { ...STATIC, disklessNodes: ["no", "yes"] } },
    { kind: "decided", approach: B, form: null },
  ],
  [
    "diskless nodes choose their form of B",
    { traits: { ...STATIC, disklessNodes: true } },
    { kind: "decided", approach: B, form: "diskless-nodes" },
  ],
  [
    "a shared fabric chooses separate clusters",
    { traits: { ...EVEN, sharedFabric: true } },
    { kind: "forced", approach: A, form: "separate-clusters" },
  ],
];

describe("the verdict", () => {
  it.each(ROWS)("%s", (_claim, facts, expected) => {
    expect(assessCluster(facts).verdict).toMatchObject(expected);
  });
});

describe("levels that are left out of a list", () => {
  it("count as the first level, so a short list is no fault", () => {
    const firsts = RULE_SET.traits.map(() => 0);
    expect(knownScore(RULE_SET, [])).toBe(knownScore(RULE_SET, firsts));
  });
});
