import type { Input } from "../core/model/assessment.ts";
import { count } from "../core/model/count.ts";
import type { ResultTail } from "./report-stream.ts";

/** Files in which something is not read: said aloud, so that none is missed unseen. */
export function skippedIn({ inputs }: { readonly inputs: readonly Input[] }): number {
  return new Set(inputs.filter(({ status }) => status === "skipped").map(({ path }) => path)).size;
}

/** The run in one line: `3 targets: 2 matches, 1 mismatch`. */
export function summaryLine(result: ResultTail): string {
  const { summary, baseline } = result;
  const mismatches = summary.mismatch - summary.excusedMismatches;
  const parts = [
    ...(summary.match > 0 ? [count(summary.match, "match")] : []),
    ...(mismatches > 0 ? [count(mismatches, "mismatch")] : []),
    ...some(summary.statuses.partial, "partial"),
    ...some(summary.inconclusive, "without a verdict"),
    ...some(summary.withoutTopology, "without a topology"),
    ...some(summary.waived, "waived"),
    ...some(summary.unchanged, "unchanged"),
    ...some(baseline?.resolved.length ?? 0, "resolved since the baseline"),
    ...some(skippedIn(result), "skipped"),
    ...(summary.errors > 0 ? [count(summary.errors, "error")] : []),
    ...(summary.notRead > 0 ? [`${count(summary.notRead, "file")} not read`] : []),
  ];
  const total = count(summary.targets, "target");
  return parts.length === 0 ? total : `${total}: ${parts.join(", ")}`;
}

function some(number: number, what: string): string[] {
  return number > 0 ? [`${number} ${what}`] : [];
}
