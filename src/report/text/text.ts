import type { Assessment, Finding, Result } from "../../core/model/assessment.ts";
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
  const { summary, results, baseline } = result;
  const findings = results.flatMap((assessment) => assessment.findings);
  const unstated = results.filter((assessment) =>
    assessment.findings.some(({ id }) => id === "nothing-to-judge"),
  );
  const parts: [number: number, word: (number: number) => string][] = [
    [summary.match, (number) => count(number, "match")],
    [summary.mismatch - results.filter(isQuieted).length, (number) => count(number, "mismatch")],
    [findings.filter(({ waived }) => waived !== null).length, (number) => `${number} waived`],
    [findings.filter(isKnown).length, (number) => `${number} unchanged`],
    [baseline?.resolved.length ?? 0, (number) => `${number} resolved since the baseline`],
    [results.filter(isPartial).length, (number) => `${number} partial`],
    [summary.inconclusive, (number) => `${number} without a verdict`],
    [unstated.length, (number) => `${number} without a topology`],
    [skippedIn(result), (number) => `${number} skipped`],
    [summary.errors, (number) => count(number, "error")],
  ];
  const texts = parts.flatMap(([number, word]) => (number > 0 ? [word(number)] : []));
  const total = count(summary.targets, "target");
  return texts.length === 0 ? total : `${total}: ${texts.join(", ")}`;
}

function isPartial({ topology }: Assessment): boolean {
  return topology.status === "partial";
}

function isKnown({ baseline }: Finding): boolean {
  return baseline === "unchanged";
}

/** A mismatch that is waived, or no worse than in the baseline, does not fail. */
function isQuieted({ findings }: Assessment): boolean {
  return findings.some(
    (finding) =>
      finding.id === "topology-mismatch" && (finding.waived !== null || isKnown(finding)),
  );
}

function lines(all: readonly string[]): string {
  return `${all.join("\n")}\n`;
}
