import { createHash } from "node:crypto";
import { summaryOf } from "../../src/core/fleet/summary.ts";
import { tallyOf } from "../../src/core/fleet/tally.ts";
import { assess } from "../../src/core/explain/assess.ts";
import type { Assessment, Result } from "../../src/core/model/assessment.ts";
import type { StatedTopology } from "../../src/core/model/profile.ts";
import { possibleLevels } from "../../src/core/model/read-profile.ts";
import type { Target } from "../../src/core/model/target.ts";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import { PORTWORX } from "../../src/core/pack/portworx.ts";
import type { RuleSet } from "../../src/core/pack/rule-set.ts";
import { writeYaml } from "../../src/io/yaml/write-yaml.ts";
import { PLAIN_PALETTE } from "../../src/report/palette.ts";
import type { ReportContext } from "../../src/report/report.ts";

/** The built-in rule set. */
export const RULE_SET: RuleSet = compileRuleSet(PORTWORX);

/** What a test says about a cluster. */
export interface ClusterFacts {
  readonly name?: string;
  readonly traits: Readonly<Record<string, unknown>>;
  readonly topology?: StatedTopology;
}

/** A target as reading a profile file would give it, one trait a line from line 6. */
export function targetOf(facts: ClusterFacts, ruleSet: RuleSet = RULE_SET): Target {
  const stated = Object.keys(facts.traits);
  const file = "clusters/test.yaml";
  return {
    profile: {
      name: facts.name ?? "test",
      labels: {},
      possible: possibleLevels(ruleSet, facts.traits),
      stated,
      topology: facts.topology ?? null,
      waivers: [],
    },
    at: { file, line: 1, column: 1 },
    traitPlaces: Object.fromEntries(
      stated.map((id, index) => [id, { file, line: 6 + index, column: 3 }]),
    ),
    topologyPlace: facts.topology === undefined ? null : { file, line: 40, column: 1 },
    waivers: [],
    evidence: null,
    inputs: [{ path: file, status: "used", reason: null }],
  };
}

/** Assesses a cluster under the built-in pack. */
export function assessCluster(
  facts: ClusterFacts,
  ruleSet: RuleSet = RULE_SET,
  fixed: readonly string[] = [],
): Assessment {
  return assess(targetOf(facts, ruleSet), { ruleSet, sha256, fixed: new Set(fixed) });
}

/** A result around some assessments. */
export function resultOf(results: readonly Assessment[], exitCode = 0): Result {
  return {
    schemaVersion: 1,
    tool: { name: "px-advisor", version: "0.0.0" },
    pack: { id: "portworx", version: "0.0.0", digest: "sha256:0" },
    gate: { command: "check", failOn: "error" },
    folder: "",
    results: [...results],
    errors: [],
    inputs: [],
    summary: summaryOf(tallyOf(results), { errors: 0, notRead: 0 }),
    exitCode,
  };
}

/** A context without colour, 80 columns wide. */
export function contextOf(more: Partial<ReportContext> = {}): ReportContext {
  return {
    ruleSet: RULE_SET,
    command: "advise",
    palette: PLAIN_PALETTE,
    width: 80,
    plain: false,
    detail: "normal",
    workingFolder: "",
    stopToken: null,
    yaml: writeYaml,
    sha256,
    today: null,
    recheck: { files: [], failOn: "error", exitZero: false },
    page: () => ({ script: "/* script */", style: "/* style */" }),
    ...more,
  };
}

/** Levels at which no rule of the built-in pack but the balanced pair gives points: score 0. */
export const EVEN = {
  environment: "vsphere",
  autoscaling: "weekly",
  nodeCountSwing: "small",
  instanceChurn: "occasional",
  nodeUpgrades: "quarterly",
  orchestratorUpgrades: "regular",
  performance: "standard",
  separationOfConcerns: "indifferent",
  growthCoupling: "together",
  locality: "none",
  contention: "none",
  network: "adequate",
  clusterSize: "medium",
  sharedFabric: "no",
  spotShare: "none",
  storageMedium: "cloud-drives",
  disklessNodes: "no",
} as const;

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
