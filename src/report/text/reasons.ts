import type { Contribution } from "../../core/model/assessment.ts";
import type { Approach } from "../../core/model/approach.ts";
import { LABELS } from "../../core/model/approach.ts";
import { named } from "../../core/model/lookup.ts";
import { signed, wrap } from "../layout.ts";
import type { Citations } from "./citations.ts";
import type { Frame, Judged } from "./frame.ts";
import { sumOf } from "./score-lines.ts";

/** Columns of a row: indent, name, reason, points. */
const INDENT = 4;
const NAME = 28;
const POINTS = 6;
/** Columns below which name and reason stand one under the other. */
const NARROW = 72;

/** The reasons for each approach with their points, and the sum that they make. */
export function reasonLines(frame: Frame, citations: Citations): string[] {
  const { contributions, score } = frame.assessment;
  const total = score.points === null ? "settled total" : "total";
  const sum = signed(sumOf(contributions));
  return [
    ...sideLines("disaggregated", frame, citations),
    ...sideLines("converged", frame, citations),
    ...(contributions.length === 0
      ? []
      : [total.padStart(frame.width - POINTS) + sum.padStart(POINTS)]),
    ...neutralLines(frame),
  ];
}

/** What a contribution is about: the trait and its level, or the interaction. */
export function contributionName(
  contribution: Contribution,
  { ruleSet }: Pick<Judged, "ruleSet">,
): string {
  const rule = named(ruleSet.rules, contribution.rule);
  const levels = Object.values(contribution.traits).flat().join(" or ");
  return rule.kind === "trait" ? `${rule.title} ${levels}` : rule.title;
}

function sideLines(approach: Approach, frame: Frame, citations: Citations): string[] {
  const side = frame.assessment.contributions.filter(({ favours }) => favours === approach);
  if (side.length === 0) return [];
  const title = frame.palette[approach](`For ${LABELS[approach]}`);
  const room = frame.width - `  For ${LABELS[approach]}`.length;
  return [
    `  ${title}${frame.palette.dim("points".padStart(room))}`,
    ...side.flatMap((contribution) => rowLines(contribution, frame, citations)),
  ];
}

function rowLines(contribution: Contribution, frame: Frame, citations: Citations): string[] {
  const marks = citations.cite(contribution.sources);
  const reason = `${contribution.because} ${marks}${tippingText(contribution, frame)}`.trim();
  if (frame.width < NARROW) return stackedLines(contribution, reason, frame);
  const names = wrap(contributionName(contribution, frame), NAME - 2);
  const reasons = wrap(reason, frame.width - INDENT - NAME - POINTS - 1);
  const points = signed(contribution.points).padStart(POINTS);
  const rows = Math.max(names.length, reasons.length);
  return Array.from({ length: rows }, (_, row) => {
    const [name, why] = [names, reasons].map((lines) => lines[row] ?? "");
    const text = `${" ".repeat(INDENT)}${String(name).padEnd(NAME)}${why}`;
    return row === rows - 1 ? text.padEnd(frame.width - POINTS) + points : text.trimEnd();
  });
}

/** At which strength the rule would bring the score down to the tie band, for verbose texts. */
function tippingText({ strength, tippingStrength }: Contribution, { detail }: Frame): string {
  if (detail !== "verbose" || tippingStrength === null) return "";
  return ` (strength ${strength}, tips at ${Number(tippingStrength.toFixed(2))})`;
}

function stackedLines(contribution: Contribution, reason: string, frame: Frame): string[] {
  const names = wrap(contributionName(contribution, frame), frame.width - INDENT - POINTS);
  const points = signed(contribution.points).padStart(POINTS);
  return [
    ...names.slice(0, -1).map((name) => `${" ".repeat(INDENT)}${name}`),
    `${" ".repeat(INDENT)}${names.at(-1)}`.padEnd(frame.width - POINTS) + points,
    ...wrap(reason, frame.width - INDENT - 2).map((line) => `${" ".repeat(INDENT + 2)}${line}`),
  ];
}

function neutralLines(frame: Frame): string[] {
  const neutral = frame.assessment.contributions.filter(({ points }) => points === 0);
  if (neutral.length === 0) return [];
  const names = neutral.map((contribution) => contributionName(contribution, frame)).join(", ");
  return wrap(`No points: ${names}`, frame.width - 4).map((line, index) =>
    frame.palette.dim(`${" ".repeat(index === 0 ? 2 : 4)}${line}`),
  );
}
