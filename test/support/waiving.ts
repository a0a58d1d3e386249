import { createHash } from "node:crypto";
import { instantOf } from "../../src/core/model/instant.ts";
import type { Assessment, Finding } from "../../src/core/model/assessment.ts";
import type { PlacedWaiver } from "../../src/core/model/waiver.ts";
import { type Waivable, applyWaivers } from "../../src/core/waive/apply-waivers.ts";
import { EVEN, type ClusterFacts, RULE_SET, assessCluster } from "./assessing.ts";

/** A waiver for a mismatch anywhere, at its own line; what a test says goes before. */
export function waiver(more: Partial<PlacedWaiver> = {}): PlacedWaiver {
  return {
    rule: "topology-mismatch",
    scope: "*",
    reason: "booked",
    owner: "storage",
    expires: "2027-03-31",
    at: { file: "clusters/test.yaml", line: 42, column: 5 },
    ...more,
  };
}

/** A cluster that is deployed otherwise than its traits call for. */
export const MISMATCHED = {
  traits: { ...EVEN, autoscaling: "daily", instanceChurn: "regular", nodeUpgrades: "monthly" },
  topology: { approach: "converged", form: "uniform" },
} as const satisfies ClusterFacts;

/** An assessment with waivers of its profile and others. */
export function waivable(facts: ClusterFacts, more: Partial<Waivable> = {}): Waivable {
  return { assessment: assessCluster(facts), hasEvidence: false, own: [], shared: [], ...more };
}

/** Applies waivers as of a day. */
export function waive(judged: readonly Waivable[], today = "2027-01-01"): Assessment[] {
  const now = instantOf(today);
  if (now === null) throw new TypeError(`${today} is no day`);
  return applyWaivers(judged, { ruleSet: RULE_SET, sha256, today: now });
}

/** Whether a finding fails a gate that fails at errors. */
export function isFailing({ severity, waived }: Finding): boolean {
  return severity === "error" && waived === null;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
