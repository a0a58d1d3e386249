import type { Assessment, Result } from "../../core/model/assessment.ts";
import { signed, wrap } from "../layout.ts";
import { printable } from "../printable.ts";
import type { ReportContext } from "../report.ts";
import { skippedIn, summaryLine } from "../summary-line.ts";
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

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
