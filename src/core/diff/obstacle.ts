import { isLeftOpen } from "../explain/left-open.ts";
import type { Assessment, Input, Result } from "../model/assessment.ts";

/** Why it cannot be told whether a finding of one result would have stood in the other. */
export const OBSTACLES = ["tool", "pack", "target", "inputs", "not-judged", "evidence"] as const;

/** The stable name of such a reason. */
export type Obstacle = (typeof OBSTACLES)[number];

/** What is compared of a result. */
export type Comparable = Pick<Result, "tool" | "pack" | "results" | "inputs">;

/** One target as it stands in a result. */
export interface Standing {
  readonly result: Comparable;
  readonly assessment: Assessment;
}

/** What differs between two results as a whole. */
export function changedBetween(one: Comparable, other: Comparable): ("tool" | "pack")[] {
  return [
    ...(one.tool.version === other.tool.version ? [] : ["tool" as const]),
    ...(one.pack.digest === other.pack.digest ? [] : ["pack" as const]),
  ];
}

/** What kept a finding of one target from being found in the other; null where nothing did. */
export function obstacleTo(id: string, here: Standing, there: Standing): Obstacle | null {
  const [changed] = changedBetween(here.result, there.result);
  if (changed !== undefined) return changed;
  if (lacksInputsOf(here, there)) return "inputs";
  if (isLeftOpen(id, there.assessment)) return "not-judged";
  return lacksEvidenceOf(here.assessment, there.assessment) ? "evidence" : null;
}

/** Whether a file that was used here could not be read there; folders may have been renamed. */
function lacksInputsOf({ assessment }: Standing, there: Standing): boolean {
  const failed = new Set(
    [...there.result.inputs, ...there.assessment.inputs]
      .filter(({ status }) => status === "failed")
      .map(fileName),
  );
  return assessment.inputs
    .filter(({ status }) => status === "used")
    .some((input) => failed.has(fileName(input)));
}

function fileName({ path }: Input): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Whether one was judged from evidence, or from what runs, and the other was not. */
function lacksEvidenceOf(here: Assessment, there: Assessment): boolean {
  const hadEvidence = here.observations.length > 0 && there.observations.length === 0;
  return hadEvidence || (here.topology.realised !== null && there.topology.realised === null);
}
