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
  ];
}

function row({ width }: Frame, label: string, text: string): string[] {
  return labelled(label, text, { indent: 2, column: COLUMN, width });
}

function advised({ assessment }: Frame): string {
  const { verdict } = assessment;
  const firmness = firmnessOf(verdict);
  if (verdict.approach === null) return firmness;
  const form = verdict.form === null ? "" : `, ${verdict.form}`;
  return `${verdict.label}  ${verdict.approach}${form} (${firmness})`;
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
  const { form } = assessment.verdict;
  const isMismatch = finding.id === "topology-mismatch";
  return [
    `  ${paint(finding.severity.padEnd(COLUMN))}${head}`,
    ...row(frame, "", printable(finding.message)),
    ...(form === null ? [] : row(frame, "", `fix: px-advisor explain ${form}`)),
    ...(isMismatch
      ? row(frame, "", "switching takes new nodes: settle it before it is costly")
      : []),
  ];
}
