import { describe, expect, it } from "vitest";
import type { Assessment, Result } from "../../src/core/model/assessment.ts";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import { liveCluster } from "../../src/page/live/live-cluster.ts";
import { profileYaml } from "../../src/page/profile-yaml.ts";
import { profileReader } from "../../src/core/model/profile-reader.ts";
import { pageData } from "../../src/report/html/page-data.ts";
import { load } from "js-yaml";
import { RULE_SET, assessCluster, resultOf } from "../support/assessing.ts";
import { HOSTILE, MISMATCH, STATES } from "../support/report-states.ts";

/** The first cluster of a result as its page has it. */
function liveOf(result: Result, index = 0) {
  const { pack, clusters } = pageData(result, RULE_SET);
  const context = { ruleSet: compileRuleSet(pack), command: result.gate.command };
  return liveCluster(clusters[index]!, context);
}

/** The page has no places of traits. */
function withoutFrom(assessment: Assessment): Assessment {
  const contributions = assessment.contributions.map((each) => ({ ...each, from: [] }));
  return { ...assessment, contributions };
}

const JUDGED = Object.entries(STATES).flatMap(([state, result]) =>
  result.results.slice(0, 20).map((assessment, index) => ({ state, result, assessment, index })),
);

describe("a live cluster", () => {
  it.each(JUDGED)("is as reported before it is changed: $state $index", (row) => {
    const { result, assessment, index } = row;
    const live = liveOf(result, index);
    const shown = live.assessmentFor(live.original);
    const { findings, notJudged, topology, observations } = assessment;
    // Some of these states stand in an order of their own.
    const sorted = (all: typeof findings) => all.map((each) => JSON.stringify(each)).toSorted();
    expect(sorted(shown.findings)).toEqual(sorted(findings));
    expect(shown.notJudged).toEqual(notJudged);
    expect(shown.topology).toEqual(topology);
    expect(shown.observations).toEqual(observations);
  });

  it("is the very assessment of a profile", () => {
    const assessment = assessCluster(MISMATCH);
    const live = liveOf(resultOf([assessment]));
    expect(withoutFrom(live.assessmentFor(live.original))).toEqual(withoutFrom(assessment));
  });

  it("follows the traits, and a mismatch with them", () => {
    const live = liveOf(resultOf([assessCluster(MISMATCH)]));
    const possible = [...live.original];
    const separation = RULE_SET.traits.findIndex(({ id }) => id === "separationOfConcerns");
    possible[separation] = 1;
    const scaling = RULE_SET.traits.findIndex(({ id }) => id === "autoscaling");
    possible[scaling] = 1;
    const shown = live.assessmentFor(possible);
    expect(shown.verdict.approach).not.toBe("disaggregated");
    expect(shown.findings.map(({ id }) => id)).not.toContain("topology-mismatch");
  });

  it("keeps what it cannot find itself", () => {
    const assessment = assessCluster(MISMATCH);
    const found = { ...assessment.findings[0]!, id: "storage-node-refused", fingerprint: "f" };
    const live = liveOf(resultOf([{ ...assessment, findings: [...assessment.findings, found] }]));
    const possible = live.original.map(
      (_, index) => 2 ** RULE_SET.traits[index]!.levels.length - 1,
    );
    expect(live.assessmentFor(possible).findings).toEqual([found]);
    expect(live.kept).toEqual(new Set(["f"]));
  });

  it("keeps a status that its traits do not tell", () => {
    const assessment = assessCluster(MISMATCH);
    const topology = { ...assessment.topology, status: "partial" as const };
    const live = liveOf(resultOf([{ ...assessment, topology }]));
    const open = live.original.map((_, index) => 2 ** RULE_SET.traits[index]!.levels.length - 1);
    for (const possible of [live.original, open]) {
      expect(live.assessmentFor(possible).topology.status).toBe("partial");
    }
  });

  it("keeps what excuses a finding as long as it is found", () => {
    const assessment = assessCluster(MISMATCH);
    const findings = assessment.findings.map((each) => ({
      ...each,
      baseline: "unchanged" as const,
    }));
    const live = liveOf(resultOf([{ ...assessment, findings }]));
    expect(live.assessmentFor(live.original).findings).toEqual(findings);
  });
});

describe("a profile to copy", () => {
  const read = profileReader(RULE_SET);

  it.each(HOSTILE.filter((name) => name !== ""))("has the name %j", (name) => {
    const { clusters } = pageData(resultOf([assessCluster({ ...MISMATCH, name })]), RULE_SET);
    const live = liveOf(resultOf([assessCluster({ ...MISMATCH, name })]));
    const copied = read(load(profileYaml(clusters[0]!, live.original, RULE_SET)));
    expect(copied).toMatchObject({
      kind: "profile",
      profile: { name, possible: live.original, topology: MISMATCH.topology },
    });
  });

  it("of a cluster of which nothing is known is a profile too", () => {
    const live = liveOf(resultOf([assessCluster({ traits: {} })]));
    const text = profileYaml(live.reported, live.original, RULE_SET);
    expect(read(load(text))).toMatchObject({ kind: "profile", profile: { stated: [] } });
  });
});
