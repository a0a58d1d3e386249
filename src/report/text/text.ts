import type { Assessment, Result } from "../../core/model/assessment.ts";
import { count } from "../../core/model/count.ts";
import { signed, wrap } from "../layout.ts";
import { printable } from "../printable.ts";
import type { ReportContext } from "../report.ts";
import { adviceLines } from "./advice.ts";
import { gateLines } from "./gate.ts";
import { firmnessOf } from "./headline.ts";
import { thresholdTexts } from "./thresholds.ts";

/** The result for people; empty when no target was judged, since errors are told apart. */
export function text(result: Result, context: ReportContext): string {
  if (result.results.length === 0) return "";
  if (context.detail === "quiet") {
    return lines(result.results.map((assessment) => quietLine(assessment)));
  }
  const render = context.command === "check" ? gateLines : adviceLines;
  const blocks = result.results.flatMap((assessment, index) => [
    ...(index === 0 ? [] : [""]),
    ...render({ ...context, assessment }),
  ]);
  const showsSummary =
    context.command === "check" || result.results.length > 1 || skippedIn(result) > 0;
  const thresholds =
    context.command === "check" && context.detail === "verbose"
      ? thresholdTexts(context).flatMap((each) => wrap(each, context.width))
      : [];
  return lines([...blocks, ...(showsSummary ? ["", summaryLine(result)] : []), ...thresholds]);
}

function quietLine({ target, verdict, score, topology }: Assessment): string {
  const points =
    score.points === null ? `${signed(score.low)}..${signed(score.high)}` : signed(score.points);
  const answer = verdict.approach ?? "none";
  return [printable(target.name), answer, firmnessOf(verdict), points, topology.status].join("\t");
}

/** Files in which something is not read: said aloud, so that none is missed unseen. */
function skippedIn({ inputs }: Result): number {
  return new Set(inputs.filter(({ status }) => status === "skipped").map(({ path }) => path)).size;
}

function summaryLine(result: Result): string {
  const { summary, results } = result;
  const partial = results.filter(({ topology }) => topology.status === "partial").length;
  const unstated = results.filter(({ findings }) =>
    findings.some(({ id }) => id === "nothing-to-judge"),
  ).length;
  const parts = [
    ...(summary.match > 0 ? [count(summary.match, "match")] : []),
    ...(summary.mismatch > 0 ? [count(summary.mismatch, "mismatch")] : []),
    ...(partial > 0 ? [`${partial} partial`] : []),
    ...(summary.inconclusive > 0 ? [`${summary.inconclusive} without a verdict`] : []),
    ...(unstated > 0 ? [`${unstated} without a topology`] : []),
    ...(skippedIn(result) > 0 ? [`${skippedIn(result)} skipped`] : []),
    ...(summary.errors > 0 ? [count(summary.errors, "error")] : []),
  ];
  const total = count(summary.targets, "target");
  return parts.length === 0 ? total : `${total}: ${parts.join(", ")}`;
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
