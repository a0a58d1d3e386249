import { LABELS, otherApproach } from "../../core/model/approach.ts";
import type { Contribution } from "../../core/model/assessment.ts";
import { count } from "../../core/model/count.ts";
import { decimal, labelled, percent, signed } from "../layout.ts";
import type { Frame, Judged } from "./frame.ts";

/** Characters of the bar that shows how the points are shared. */
const BAR = 26;
/** Columns that a line with the bar needs. */
const BAR_LINE = 76;

/** Score, how much it can bear, and how much of it is known. */
export function scoreLines(frame: Frame): string[] {
  const { score } = frame.assessment;
  const bar = score.points === null ? null : barLine(frame, score.points);
  const rows: [string, string][] = [
    ...(bar === null ? scoreRows(frame) : []),
    ...holdsTexts(frame).map((text): [string, string] => ["holds", text]),
    ["known", knownText(frame)],
  ];
  const texts = rows.flatMap(([label, text]) =>
    labelled(label, text, { indent: 2, column: 9, width: frame.width }),
  );
  return bar === null ? texts : [bar, ...texts];
}

/** The points of both sides as a bar; null where there is no room, no sum or no eye for one. */
function barLine(frame: Frame, points: number): string | null {
  const { plain, palette, width, assessment } = frame;
  const { forA, forB } = assessment.score;
  if (plain || width < BAR_LINE || forA + forB === 0) return null;
  const filled = Math.round((BAR * forA) / (forA + forB));
  const bar =
    palette.disaggregated("█".repeat(filled)) + palette.converged("░".repeat(BAR - filled));
  return `  score    A ${forA} ${bar} ${forB} B      ${leadText(frame, points)}`;
}

function scoreRows(frame: Frame): [string, string][] {
  const { points, low, high, forA, forB, tieBand } = frame.assessment.score;
  if (points !== null) return [["score", `A ${forA}, B ${forB}: ${leadText(frame, points)}`]];
  return [
    [
      "score",
      `between ${signed(low)} and ${signed(high)} (+ for A, - for B), tie band ±${tieBand}`,
    ],
    ["settled", `A ${forA}, B ${forB}`],
  ];
}

/** `+23 for A, tie band ±2`. */
export function leadText({ assessment }: Judged, points: number): string {
  const lead = points === 0 ? "even" : `${signed(Math.abs(points))} for ${points > 0 ? "A" : "B"}`;
  return `${lead}, tie band ±${assessment.score.tieBand}`;
}

/** How much the verdict can bear; nothing where there is nothing to say. */
export function holdsTexts({ assessment }: Judged): string[] {
  const { verdict, confidence } = assessment;
  const { approach, label } = verdict;
  if (approach === null || label === null) return [];
  const { tippingRadius, stability, equalWeightWinner } = confidence;
  const parts = [
    ...(verdict.kind === "forced" ? ["whatever the score says: a guard excludes the rest"] : []),
    ...(verdict.kind !== "forced" && tippingRadius > 0
      ? [`stays ${label} even if every strength is off by ${percent(tippingRadius)}`]
      : []),
    ...(stability === null || verdict.kind === "forced" ? [] : [`stability ${decimal(stability)}`]),
    ...(equalWeightWinner === otherApproach(approach)
      ? [`with all reasons weighing the same ${LABELS[equalWeightWinner]} would lead`]
      : []),
  ];
  return parts.length === 0 ? [] : [parts.join("; ")];
}

/** How many of the traits are known, and what the others can still do. */
export function knownText({ assessment, ruleSet }: Judged): string {
  const scored = ruleSet.traits.filter((trait) => trait.basis !== null);
  const open = assessment.unknown.filter(({ trait }) => scored.some(({ id }) => id === trait));
  const known = `${scored.length - open.length} of ${count(scored.length, "scored trait")}`;
  if (open.length === 0) return known;
  const { kind, label, unless } = assessment.verdict;
  if (kind === "decided" && unless.length === 0) {
    return `${known}; whatever the rest turn out to be, ${label} stays`;
  }
  if (kind !== "leaning") return known;
  return `${known}; ${label} in ${percent(assessment.confidence.completionShare)} of the ways the rest can turn out`;
}

/** The points of some contributions, summed. */
export function sumOf(contributions: readonly Contribution[]): number {
  return contributions.reduce((sum, { points }) => sum + points, 0);
}
