import { labelled, signed } from "../layout.ts";
import { titleLine } from "./advice.ts";
import { findingRows } from "./findings.ts";
import type { Frame } from "./frame.ts";
import { firmnessOf } from "./headline.ts";
import { printable } from "../printable.ts";
import { contributionName } from "./reasons.ts";
import { topologyRows } from "./topology.ts";

/** Columns before the text of a row. */
const COLUMN = 10;
/** How many contributions the gate names. */
const MOST_REASONS = 4;

/** What the gate has to say about one target: advised, declared, realised, findings. */
export function gateLines(frame: Frame): string[] {
  return [
    titleLine(frame),
    ...row(frame, "advised", advised(frame)),
    ...reasons(frame),
    ...readTraits(frame),
    ...topologyRows(frame, COLUMN),
    ...findingRows(frame, COLUMN),
    ...questions(frame),
  ];
}

/** The traits that evidence tells, so that nobody looks for them in a profile. */
function readTraits(frame: Frame): string[] {
  const { observations } = frame.assessment;
  const told = observations.filter(
    ({ confidence }) => confidence !== null && confidence !== "hints",
  );
  const ids = [...new Set(told.map(({ about }) => about))];
  if (ids.length === 0) return [];
  return row(frame, "read", `${ids.join(", ")}; px-advisor inspect says where`);
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
  const { verdict, nextSteps, topology } = frame.assessment;
  if (verdict.kind !== "inconclusive" || topology.status === "not-applicable") return [];
  return nextSteps.flatMap((step, index) => row(frame, index === 0 ? "next" : "", printable(step)));
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
