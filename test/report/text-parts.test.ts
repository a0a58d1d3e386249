import { describe, expect, it } from "vitest";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import { PORTWORX } from "../../src/core/pack/portworx.ts";
import type { Assessment } from "../../src/core/model/assessment.ts";
import { text } from "../../src/report/text/text.ts";
import { EVEN, assessCluster, contextOf, resultOf } from "../support/assessing.ts";

const STATIC = { ...EVEN, autoscaling: "never", instanceChurn: "static", nodeUpgrades: "seldom" };

function render(assessment: Assessment, more: Parameters<typeof contextOf>[0] = {}): string {
  return text(resultOf([assessment]), contextOf({ width: 100, ...more }));
}

describe("parts of the text that few profiles show", () => {
  it("standard input cannot be gone on from, so no command for that is shown", () => {
    const assessment = assessCluster({ traits: {} });
    const piped = { ...assessment, target: { name: "x", source: "<stdin>:1" } };
    expect(render(assessment)).toContain("px-advisor ask --resume clusters/test.yaml");
    expect(render(piped)).not.toContain("--resume");
  });

  it("a form with few steps has no more to show", () => {
    const assessment = { ...assessCluster({ traits: STATIC }), nextSteps: ["one step"] };
    expect(render(assessment)).toContain("px-advisor explain uniform has what switching costs");
  });

  it("a finding without a place is shown without one", () => {
    const assessment = assessCluster({
      traits: STATIC,
      topology: { approach: "disaggregated", form: null },
    });
    const [finding] = assessment.findings;
    const placeless = { ...assessment, findings: [{ ...finding!, at: null }] };
    expect(render(placeless, { command: "check" })).toMatch(/error {5}topology-mismatch\n/);
  });

  it("a guard that a mitigation lifts is shown as lifted", () => {
    const guards = PORTWORX.pack.guards.map((guard) => ({
      ...guard,
      unless: guard.id === "too-few-nodes" ? [{ spotShare: ["none"] }] : [],
    }));
    const ruleSet = compileRuleSet({ pack: { ...PORTWORX.pack, guards }, digest: "sha256:0" });
    const assessment = assessCluster({ traits: { ...STATIC, clusterSize: 3 } }, ruleSet);
    expect(render(assessment, { ruleSet })).toMatch(/Lifted +too-few-nodes would exclude A: /);
  });

  it("a trait of which nothing depends is said to move nothing", () => {
    const traits = {
      ...EVEN,
      clusterSize: ["medium", "large"],
      environment: ["vsphere", "openstack"],
    };
    const guards = PORTWORX.pack.guards.filter(({ id }) => id !== "too-few-nodes");
    const ruleSet = compileRuleSet({ pack: { ...PORTWORX.pack, guards }, digest: "sha256:0" });
    expect(render(assessCluster({ traits }, ruleSet), { ruleSet })).toContain(
      "cluster size (medium or large): moves nothing here",
    );
  });

  it("where equal weights would turn the lead, that is said", () => {
    const assessment = assessCluster({
      traits: {
        ...EVEN,
        contention: "often",
        spotShare: "most",
        performance: "benchmark",
        nodeUpgrades: "seldom",
        orchestratorUpgrades: "seldom",
        network: "adequate",
      },
    });
    const { verdict, confidence } = assessment;
    const turned: Assessment = {
      ...assessment,
      confidence: {
        ...confidence,
        equalWeightWinner: verdict.approach === "converged" ? "disaggregated" : "converged",
      },
    };
    const other = verdict.approach === "converged" ? "A" : "B";
    expect(render(turned).replaceAll(/\s+/g, " ")).toContain(
      `with all reasons weighing the same ${other} would lead`,
    );
  });

  it("a name longer than its reason keeps the points on its last line", () => {
    const assessment = assessCluster({ traits: { ...EVEN, separationOfConcerns: "preferred" } });
    const contributions = assessment.contributions.map((each) =>
      each.rule === "separationOfConcerns" ? { ...each, because: "so", sources: [] } : each,
    );
    expect(render({ ...assessment, contributions })).toMatch(
      /concerns {2,}so\n {4}preferred +\+3\n/,
    );
  });

  it("an approach without evidence behind it holds nothing up", () => {
    const assessment = assessCluster({
      traits: EVEN,
      topology: { approach: "converged", form: null },
    });
    const bare = { ...assessment, confidence: { ...assessment.confidence, stability: null } };
    expect(render(assessment)).toMatch(/^ {2}holds +stability /m);
    expect(render(bare)).not.toMatch(/^ {2}holds/m);
  });

  it("a guard that may still exclude the advised approach is named with its reason", () => {
    const assessment = assessCluster({ traits: { ...STATIC, sharedFabric: ["no", "yes"] } });
    expect(render(assessment)).toMatch(
      /Unless +shared-fabric turns out to hold: then B is excluded/,
    );
  });

  it("targets without anything to count are only counted themselves", () => {
    const quiet = { ...assessCluster({ traits: STATIC }), findings: [] };
    const shown = text(resultOf([quiet, quiet]), contextOf());
    expect(shown.trimEnd().split("\n").at(-1)).toBe("2 targets");
  });

  it("verbose texts say at which strength a rule would tip the score", () => {
    // +3 +4 -3 = +4, two points above the band: performance would tip at strength 3 + 2.
    const assessment = assessCluster({
      traits: {
        ...EVEN,
        separationOfConcerns: "preferred",
        contention: "often",
        performance: "high",
      },
    });
    expect(assessment.score.points).toBe(4);
    expect(render(assessment, { detail: "verbose" })).toContain("(strength 3, tips at 5)");
    expect(render(assessment)).not.toContain("tips at");
  });

  it("files in which something is skipped are counted once, also beside a single target", () => {
    const result = resultOf([assessCluster({ traits: STATIC })]);
    const skipped = { path: "node.yaml", status: "skipped" as const, reason: "not a profile" };
    const shown = text({ ...result, inputs: [skipped, skipped] }, contextOf());
    expect(shown.trimEnd().split("\n").at(-1)).toBe("1 target: 1 without a topology, 1 skipped");
    expect(text(result, contextOf())).not.toContain("1 target");
  });
});
