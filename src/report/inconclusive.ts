import type { Assessment } from "../core/model/assessment.ts";

/** Whether too little is known; nothing is to be known where there are no storage nodes at all. */
export function isInconclusive({ verdict, topology }: Assessment): boolean {
  return verdict.kind === "inconclusive" && topology.status !== "not-applicable";
}

/** What stands in the place of an advice, and what would bring one nearer. */
export function inconclusiveText({ nextSteps }: Assessment): string {
  return ["too little is known to advise an approach", ...nextSteps.slice(0, 1)].join("; ");
}
