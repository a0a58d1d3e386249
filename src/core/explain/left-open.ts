import type { Assessment } from "../model/assessment.ts";

/** Whether an assessment leaves open if a finding stands: not to have found it says nothing then. */
export function isLeftOpen(id: string, { verdict, topology, notJudged }: Assessment): boolean {
  if (notJudged.some((check) => check.id === id)) return true;
  switch (id) {
    case "topology-mismatch":
    case "topology-partial":
      return topology.status === "unknown";
    case "guards-conflict":
    case "nothing-to-judge":
      return verdict.kind === "inconclusive";
    default:
      return false;
  }
}
