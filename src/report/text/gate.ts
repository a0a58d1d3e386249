import type { Finding } from "../../core/model/assessment.ts";
import { placeText } from "../../core/model/place.ts";
import { labelled, shortened, signed } from "../layout.ts";
import { printable } from "../printable.ts";
import { titleLine } from "./advice.ts";
import type { Frame } from "./frame.ts";
import { firmnessOf } from "./headline.ts";
import { contributionName } from "./reasons.ts";

/** Columns before the text of a row. */
const COLUMN = 10;
/** How many contributions the gate names. */
const MOST_REASONS = 4;

/** What the gate has to say about one target: advised, declared, findings. */
export function gateLines(frame: Frame): string[] {
  return [
    titleLine(frame),
    ...row(frame, "advised", advised(frame)),
    ...reasons(frame),
    ...declared(frame),
    ...findings(frame),
    ...questions(frame),
  ];
}

function row({ width }: Frame, label: string, text: string): string[] {
  return labelled(label, text, { indent: 2, column: COLUMN, width });
}

function advised({ assessment }: Frame): string {
  const { verdict } = assessment;
  const firmness = [firmnessOf(verdict), ...causes(assessment)].join(" by ");
  if (verdict.approach === null) return firmness;
  const form = verdict.form === null ? "" : `, ${verdict.form}`;
  return `${verdict.label}  ${verdict.approach}${form} (${firmness})`;
}

/** The guards or tie-break that the score alone does not show. */
function causes({ verdict, guards }: Frame["assessment"]): string[] {
  const active = guards
    .filter(({ state, excludes }) => state === "active" && excludes !== null)
    .map(({ id }) => id);
  if (verdict.kind === "forced" || verdict.kind === "conflict") return [active.join(" and ")];
  return [verdict.cappedBy, verdict.tieBreak].filter((cause) => cause !== null);
}

function questions(frame: Frame): string[] {
  const { verdict, nextSteps } = frame.assessment;
  if (verdict.kind !== "inconclusive") return [];
  return nextSteps.flatMap((step, index) => row(frame, index === 0 ? "next" : "", step));
}

function reasons(frame: Frame): string[] {
  const { contributions, score } = frame.assessment;
  const largest = contributions
    .filter(({ points }) => points !== 0)
    .slice(0, MOST_REASONS)
    .map(
      (contribution) => `${contributionName(contribution, frame)} ${signed(contribution.points)}`,
    );
  if (largest.length === 0) return [];
  const sum =
    score.points === null ? `${signed(score.low)} to ${signed(score.high)}` : signed(score.points);
  return row(frame, "score", `${sum}, most from ${largest.join(", ")}`);
}

function declared(frame: Frame): string[] {
  const { declared: stated, status } = frame.assessment.topology;
  if (stated === null) return row(frame, "declared", "nothing");
  const form = stated.form === null ? "" : `, ${stated.form}`;
  const label = stated.approach === "disaggregated" ? "A" : "B";
  return row(frame, "declared", `${label}  ${stated.approach}${form} (${status})`);
}

function findings(frame: Frame): string[] {
  return frame.assessment.findings.flatMap((finding) => findingLines(finding, frame));
}

function findingLines(finding: Finding, frame: Frame): string[] {
  const { palette, width, assessment } = frame;
  const paint = finding.severity === "error" ? palette.error : palette.warning;
  const place = finding.at === null ? "" : printable(placeText(finding.at));
  const head =
    `${finding.id}  ${shortened(place, width - COLUMN - 4 - finding.id.length)}`.trimEnd();
  return [
    `  ${paint(finding.severity.padEnd(COLUMN))}${head}`,
    ...row(frame, "", printable(finding.message)),
    ...fixes(finding, assessment).flatMap((fix) => row(frame, "", fix)),
  ];
}

/** What to do about a finding. */
function fixes({ id }: Finding, { verdict, nextSteps }: Frame["assessment"]): string[] {
  const explain =
    verdict.form === null ? nextSteps.slice(0, 1) : [`fix: px-advisor explain ${verdict.form}`];
  switch (id) {
    case "topology-mismatch":
      return [...explain, "switching takes new nodes: settle it before it is costly"];
    case "nothing-to-judge":
      return ["fix: state what is deployed in the profile, under topology: approach"];
    case "guards-conflict":
      return nextSteps;
    default:
      return explain;
  }
}
