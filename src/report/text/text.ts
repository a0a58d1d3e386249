import type { Assessment, Result } from "../../core/model/assessment.ts";
import { signed, wrap } from "../layout.ts";
import { printable } from "../printable.ts";
import type { ReportContext } from "../report.ts";
import { type ReportStream, type ResultTail, wholeDocument } from "../report-stream.ts";
import { skippedIn, summaryLine } from "../summary-line.ts";
import { adviceLines } from "./advice.ts";
import { fleetLines } from "./fleet.ts";
import { gateLines } from "./gate.ts";
import { firmnessOf } from "./headline.ts";
import { thresholdTexts } from "./thresholds.ts";

/** The result for people; empty when no target was judged, since errors are told apart. */
export function text(result: Result, context: ReportContext): string {
  return wholeDocument(result, textStream(context));
}

/** A block for each target, then what they add up to. */
export function textStream(context: ReportContext): ReportStream {
  const isQuiet = context.detail === "quiet";
  const render = context.command === "check" ? gateLines : adviceLines;
  return {
    separator: isQuiet ? "" : "\n",
    head: () => "",
    target: (assessment) =>
      lines(isQuiet ? [quietLine(assessment)] : render({ ...context, assessment })),
    error: () => "",
    tail: (tail) => (isQuiet || tail.summary.targets === 0 ? "" : lines(tailLines(tail, context))),
  };
}

function tailLines(tail: ResultTail, context: ReportContext): string[] {
  const isGate = context.command === "check";
  const showsSummary = isGate || tail.summary.targets > 1 || skippedIn(tail) > 0;
  const summary = showsSummary ? [...fleetLines(tail, context), "", summaryLine(tail)] : [];
  const thresholds = isGate && context.detail === "verbose" ? thresholdTexts(context) : [];
  return [...summary, ...thresholds.flatMap((each) => wrap(each, context.width))];
}

function quietLine({ target, verdict, score, topology }: Assessment): string {
  const points =
    score.points === null ? `${signed(score.low)}..${signed(score.high)}` : signed(score.points);
  const answer = verdict.approach ?? "none";
  return [printable(target.name), answer, firmnessOf(verdict), points, topology.status].join("\t");
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join("");
}
