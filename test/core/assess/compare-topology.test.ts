import { describe, expect, it } from "vitest";
import type { StatedTopology } from "../../../src/core/model/profile.ts";
import { EVEN, assessCluster } from "../../support/assessing.ts";

const STATIC = { ...EVEN, autoscaling: "never", instanceChurn: "static", nodeUpgrades: "seldom" };
const A = "disaggregated";
const B = "converged";

type Row = [
  claim: string,
  traits: Record<string, unknown>,
  topology: StatedTopology | undefined,
  status: string,
  finding: { id: string; severity: string } | null,
];

const ROWS: Row[] = [
  ["the advised approach and form match", STATIC, { approach: B, form: "uniform" }, "match", null],
  [
    "the advised approach without a form matches",
    STATIC,
    { approach: B, form: null },
    "match",
    null,
  ],
  [
    "another form of the advised approach is only partly a match, and a warning",
    STATIC,
    { approach: B, form: "diskless-nodes" },
    "partial",
    { id: "topology-partial", severity: "warning" },
  ],
  [
    "any form matches while the advised form is open",
    { ...STATIC, disklessNodes: ["yes", "no"] },
    { approach: B, form: "diskless-nodes" },
    "match",
    null,
  ],
  [
    "the other approach fails a strong verdict",
    STATIC,
    { approach: A, form: null },
    "mismatch",
    { id: "topology-mismatch", severity: "error" },
  ],
  [
    "the other approach only warns under a weak verdict",
    { ...EVEN, autoscaling: "daily", instanceChurn: "static", nodeUpgrades: "monthly" },
    { approach: B, form: null },
    "mismatch",
    { id: "topology-mismatch", severity: "warning" },
  ],
  [
    "the other approach fails a forced verdict",
    { ...EVEN, clusterSize: "tiny" },
    { approach: A, form: null },
    "mismatch",
    { id: "topology-mismatch", severity: "error" },
  ],
  [
    "the other approach only warns where a tie was broken",
    { ...EVEN, environment: "gcp", performance: "high", storageMedium: "local" },
    { approach: B, form: null },
    "mismatch",
    { id: "topology-mismatch", severity: "warning" },
  ],
  [
    "an approach without a topology to compare leaves nothing to judge",
    STATIC,
    undefined,
    "unknown",
    { id: "nothing-to-judge", severity: "warning" },
  ],
  ["in a tie everything matches", EVEN, undefined, "match", null],
  [
    "an inconclusive verdict says nothing about a topology",
    {},
    { approach: A, form: null },
    "unknown",
    null,
  ],
  [
    "a conflict is an error of its own",
    { ...EVEN, clusterSize: "tiny", sharedFabric: "yes" },
    { approach: A, form: null },
    "unknown",
    { id: "guards-conflict", severity: "error" },
  ],
];

describe("the gate", () => {
  it.each(ROWS)("%s", (_claim, traits, topology, status, finding) => {
    const facts = topology === undefined ? { traits } : { traits, topology };
    const { topology: judged, findings } = assessCluster(facts);
    expect(judged.status).toBe(status);
    expect(findings.map(({ id, severity }) => ({ id, severity }))).toEqual(
      finding === null ? [] : [finding],
    );
  });

  it("points a finding at the topology line, or at the profile where there is none", () => {
    const stated = assessCluster({ traits: STATIC, topology: { approach: A, form: null } });
    expect(stated.findings[0]?.at).toEqual({ file: "clusters/test.yaml", line: 40, column: 1 });
    const silent = assessCluster({ traits: STATIC });
    expect(silent.findings[0]?.at).toEqual({ file: "clusters/test.yaml", line: 1, column: 1 });
  });

  it("names both guards of a conflict, and nothing but them", () => {
    const { findings } = assessCluster({
      traits: { ...EVEN, clusterSize: "tiny", sharedFabric: "yes", storageMedium: "array" },
    });
    expect(findings[0]?.message).toBe(
      "neither approach is left: shared-fabric excludes converged, too-few-nodes excludes disaggregated",
    );
  });

  it("gives one finding the same fingerprint whatever the score, and clusters different ones", () => {
    const fingerprint = (name: string, performance: string) =>
      assessCluster({
        name,
        traits: { ...STATIC, performance },
        topology: { approach: A, form: null },
      }).findings[0]?.fingerprint;
    expect(fingerprint("one", "high")).toBe(fingerprint("one", "benchmark"));
    expect(fingerprint("one", "high")).not.toBe(fingerprint("two", "high"));
    expect(fingerprint("one", "high")).toMatch(/^[0-9a-f]{64}$/);
  });
});
