import type { Finding, Result } from "../core/model/assessment.ts";
import { excuseOf } from "./excuse.ts";

/** Whether a finding fails the gate of its run. */
export function failsGate(finding: Finding, { failOn }: Result["gate"]): boolean {
  if (failOn === null || excuseOf(finding) !== null) return false;
  return finding.severity === "error" || finding.severity === failOn;
}
