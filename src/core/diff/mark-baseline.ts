import type { Assessment, Result } from "../model/assessment.ts";
import { type FindingChange, compareResults } from "./compare-results.ts";
import { type Comparable, changedBetween } from "./obstacle.ts";

/** Assessments whose findings say how they compare with a baseline, and what became of the rest. */
export interface MarkedResults {
  readonly results: readonly Assessment[];
  readonly baseline: Omit<NonNullable<Result["baseline"]>, "path">;
}

/** Marks every finding of a run against the saved result of an earlier one. */
export function markBaseline(baseline: Comparable, present: Comparable): MarkedResults {
  const targets = compareResults(baseline, present);
  const entries = (state: FindingChange["state"]) =>
    targets.flatMap(({ name, findings }) =>
      findings.flatMap(({ state: each, before, after }) =>
        each === state && before !== null && after === null
          ? [{ target: name, id: before.id, fingerprint: before.fingerprint }]
          : [],
      ),
    );
  return {
    results: targets.flatMap(({ after, findings }) =>
      after === null ? [] : [{ ...after, findings: findings.flatMap(marked) }],
    ),
    baseline: {
      changed: changedBetween(baseline, present),
      resolved: entries("resolved"),
      unjudged: entries("incomparable"),
    },
  };
}

/** What a finding is now; one that is milder than it was is none that a change brought in. */
function marked({ state, after }: FindingChange): Assessment["findings"] {
  if (after === null) return [];
  return [{ ...after, baseline: state === "resolved" ? "unchanged" : state }];
}
