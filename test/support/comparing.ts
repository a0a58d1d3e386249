import type { Assessment, Finding, Result } from "../../src/core/model/assessment.ts";
import { type ClusterFacts, EVEN, assessCluster, resultOf } from "./assessing.ts";

/** A finding; its fingerprint is its id unless a test says otherwise. */
export function finding(id: string, more: Partial<Finding> = {}): Finding {
  return {
    id,
    severity: "error",
    message: `${id} is wrong`,
    at: { file: "clusters/test.yaml", line: 7, column: 3 },
    fingerprint: id,
    waived: null,
    baseline: null,
    ...more,
  };
}

/** What keeps a finding from failing. */
export const WAIVED = {
  reason: "booked",
  owner: "storage",
  expires: "2027-03-31",
  at: { file: "clusters/test.yaml", line: 42, column: 5 },
};

const FACTS: ClusterFacts = {
  traits: { ...EVEN, autoscaling: "daily", instanceChurn: "regular" },
  topology: { approach: "disaggregated", form: null },
};
const ASSESSED = assessCluster(FACTS);

/** A decided assessment of a cluster with the given findings and nothing left unjudged. */
export function cluster(
  name: string,
  findings: readonly Finding[],
  more: Partial<Assessment> = {},
): Assessment {
  return {
    ...ASSESSED,
    target: { name, source: `clusters/${name}.yaml:1` },
    inputs: [{ path: `clusters/${name}.yaml`, status: "used", reason: null }],
    notJudged: [],
    ...more,
    findings: [...findings],
  };
}

/** A saved result of some clusters. */
export function saved(clusters: readonly Assessment[], more: Partial<Result> = {}): Result {
  return { ...resultOf(clusters), ...more };
}
