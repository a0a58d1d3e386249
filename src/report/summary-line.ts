import type { Assessment, Result } from "../core/model/assessment.ts";
import { count } from "../core/model/count.ts";
import { excusedIn } from "./excuse.ts";

/** Files in which something is not read: said aloud, so that none is missed unseen. */
export function skippedIn({ inputs }: Result): number {
  return new Set(inputs.filter(({ status }) => status === "skipped").map(({ path }) => path)).size;
}

/** The run in one line: `3 targets: 2 matches, 1 mismatch`. */
export function summaryLine(result: Result): string {
  const { summary, results, baseline } = result;
  const mismatches = summary.mismatch - results.filter(isExcused).length;
  const partial = results.filter(({ topology }) => topology.status === "partial").length;
  const unstated = results.filter(({ findings }) =>
    findings.some(({ id }) => id === "nothing-to-judge"),
  ).length;
  const parts = [
    ...(summary.match > 0 ? [count(summary.match, "match")] : []),
    ...(mismatches > 0 ? [count(mismatches, "mismatch")] : []),
    ...some(partial, "partial"),
    ...some(summary.inconclusive, "without a verdict"),
    ...some(unstated, "without a topology"),
    ...some(excused(result, "waived"), "waived"),
    ...some(excused(result, "unchanged"), "unchanged"),
    ...some(baseline?.resolved.length ?? 0, "resolved since the baseline"),
    ...some(skippedIn(result), "skipped"),
    ...(summary.errors > 0 ? [count(summary.errors, "error")] : []),
  ];
  const total = count(summary.targets, "target");
  return parts.length === 0 ? total : `${total}: ${parts.join(", ")}`;
}

/** Whether a mismatch is waived, or no worse than in the baseline. */
function isExcused({ findings }: Assessment): boolean {
  return excusedIn(findings).some(({ finding }) => finding.id === "topology-mismatch");
}

function some(number: number, what: string): string[] {
  return number > 0 ? [`${number} ${what}`] : [];
}

/** Findings that do not count. */
function excused({ results }: Result, kind: string): number {
  const all = results.flatMap(({ findings }) => excusedIn(findings));
  return all.filter(({ excuse }) => excuse.kind === kind).length;
}
