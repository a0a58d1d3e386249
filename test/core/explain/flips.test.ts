import { describe, expect, it } from "vitest";
import { tippingStrength } from "../../../src/core/explain/flips/tipping-strength.ts";
import { compileRuleSet } from "../../../src/core/pack/compile.ts";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import { EVEN, RULE_SET, assessCluster } from "../../support/assessing.ts";

const ELASTIC = { ...EVEN, environment: "aws", autoscaling: "daily", instanceChurn: "regular" };

describe("flips", () => {
  it("name one set of changes, each no farther from its level than it has to be", () => {
    // +6 +5 +3 = 14: autoscaling monthly loses 6 + 5 + 3, which leaves a tie.
    const { flips, score } = assessCluster({ traits: ELASTIC });
    expect(score.points).toBe(14);
    expect(flips.smallest).toEqual([{ trait: "autoscaling", from: "daily", to: "monthly" }]);
    expect(flips.withoutGuard).toEqual(flips.smallest);
    expect(flips.single).toEqual([
      { trait: "autoscaling", from: "daily", to: "never" },
      { trait: "autoscaling", from: "daily", to: "monthly" },
      { trait: "clusterSize", from: "medium", to: "tiny" },
    ]);
  });

  it("offer a way without a guard where the smallest needs one", () => {
    const { flips } = assessCluster({
      traits: { ...ELASTIC, spotShare: "most", contention: "often", nodeUpgrades: "weekly" },
    });
    expect(flips.smallest).toEqual([{ trait: "clusterSize", from: "medium", to: "tiny" }]);
    expect(flips.withoutGuard.length).toBeGreaterThan(1);
    expect(flips.withoutGuard.map(({ trait }) => trait)).not.toContain("clusterSize");
  });

  it("lift the guard first where one forces the winner", () => {
    const { flips } = assessCluster({
      traits: { ...EVEN, performance: "benchmark", separationOfConcerns: "required" },
    });
    expect(flips.smallest).toEqual([
      { trait: "separationOfConcerns", from: "required", to: "preferred" },
    ]);
  });

  it("are empty without an advice", () => {
    const none = { smallest: [], withoutGuard: [], single: [], sufficient: [], fixed: [] };
    expect(assessCluster({ traits: EVEN }).flips).toEqual(none);
    expect(assessCluster({ traits: {} }).flips).toEqual(none);
  });

  it("leave fixed traits as they are", () => {
    const { flips } = assessCluster({ traits: ELASTIC }, undefined, ["clusterSize", "autoscaling"]);
    expect(flips.fixed).toEqual(["autoscaling", "clusterSize"]);
    expect(flips.smallest.map(({ trait }) => trait)).not.toContain("autoscaling");
    expect(flips.single).toEqual([]);
    expect(flips.smallest.length).toBeGreaterThan(1);
  });

  it("say which traits alone are enough", () => {
    const { flips } = assessCluster({ traits: { ...EVEN, separationOfConcerns: "required" } });
    // The guard needs no other trait but one that keeps the opposite guard away.
    expect(flips.sufficient).toEqual(["clusterSize", "separationOfConcerns"]);
  });

  it("go past the band on the other side where the incumbent would keep a tie", () => {
    const facts = { traits: ELASTIC, topology: { approach: "disaggregated" as const, form: null } };
    expect(assessCluster(facts).flips.single).toEqual([
      { trait: "autoscaling", from: "daily", to: "never" },
      { trait: "clusterSize", from: "medium", to: "tiny" },
    ]);
  });
});

describe("the tipping strength of a rule", () => {
  it.each([
    ["falls to where the score is the band", 3, 2, 9, 3 - 7 / 2, null],
    ["of the leading side", 3, 2, 6, 3 - 4 / 2, 1],
    ["of the other side, which would have to grow", 3, -2, 6, 3 + 4 / 2, 5],
    ["where B leads", 3, -2, -6, 3 - 4 / 2, 1],
    ["against B, which would have to grow", 2, 1, -6, 2 + 4, 6],
    ["without evidence is none", 3, 0, 9, 0, null],
    ["inside the band is none", 3, 2, 2, 0, null],
  ])("%s", (_claim, strength, evidence, points, _formula, expected) => {
    expect(tippingStrength({ strength, evidence }, points, 2)).toBe(expected);
  });

  it("stands beside each contribution of a known profile", () => {
    const { contributions } = assessCluster({ traits: ELASTIC });
    // 14 points, band 2: instance churn (+1 a strength) would have to lose 12 of its 3.
    expect(contributions.find(({ rule }) => rule === "instanceChurn")?.tippingStrength).toBeNull();
    const weaker = assessCluster({ traits: { ...ELASTIC, performance: "benchmark" } });
    // 8 points: autoscaling gives 2 a strength, so it tips at 3 - 6/2 = 0: nowhere above.
    expect(
      weaker.contributions.find(({ rule }) => rule === "autoscaling")?.tippingStrength,
    ).toBeNull();
    // The recommendation gives 1 a strength: 5 - 6 is below 0. Performance would have to be 6.
    expect(weaker.contributions.find(({ rule }) => rule === "performance")?.tippingStrength).toBe(
      6,
    );
  });
});

describe("flips at the edges", () => {
  it("there is none where everything is fixed", () => {
    const all = RULE_SET.traits.map(({ id }) => id);
    const { flips } = assessCluster({ traits: ELASTIC }, undefined, all);
    expect(flips).toMatchObject({ smallest: [], withoutGuard: [], single: [] });
  });

  it("reasons are found for blocks with more combinations than a number can name", () => {
    const wide = (id: string) => ({
      id,
      title: id,
      question: "?",
      why: "why",
      basis: "inferred" as const,
      sources: [],
      levels: Array.from({ length: 30 }, (_, index) => ({
        id: `l${index}`,
        points: index === 29 ? 2 : 0,
        because: "so",
      })),
    });
    const strong = {
      id: "both",
      title: "both",
      when: { one: ["l29"], other: ["l29"] },
      evidence: 2,
      basis: "inferred" as const,
      because: "so",
      sources: [],
    };
    const pack = {
      ...PORTWORX.pack,
      traits: [wide("one"), wide("other")],
      interactions: [strong],
      guards: [],
      checks: [],
      forms: PORTWORX.pack.forms.filter(({ when }) => when === undefined),
      pack: { ...PORTWORX.pack.pack, tieBreaks: [] },
    };
    const ruleSet = compileRuleSet({ pack, digest: "sha256:0" });
    const { score, flips } = assessCluster({ traits: { one: "l29", other: "l29" } }, ruleSet);
    expect(score.points).toBe(6);
    expect(flips.sufficient).toEqual(["one", "other"]);
    expect(flips.single).toHaveLength(58);
  });
});
