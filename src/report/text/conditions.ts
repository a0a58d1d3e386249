import type { Assessment } from "../../core/model/assessment.ts";
import { entry, named } from "../../core/model/lookup.ts";
import { LABELS } from "../../core/model/approach.ts";
import { labelled, signed } from "../layout.ts";
import type { Citations } from "./citations.ts";
import type { Frame, Judged, LabelledText } from "./frame.ts";

/** What is not known, and what else stands behind or against the verdict. */
export function conditionLines(frame: Frame, citations: Citations): string[] {
  return conditionRows(frame, citations).flatMap(([label, text]) =>
    labelled(label, text, { indent: 2, column: 12, width: frame.width }),
  );
}

/** The same as pairs, the label empty where it is that of the row before. */
export function conditionRows(judged: Judged, citations: Citations): LabelledText[] {
  return [
    ...unknownRows(judged),
    ...guardRows(judged, citations),
    ...verdictRows(judged, citations),
  ];
}

function unknownRows(judged: Judged): LabelledText[] {
  return unknownTexts(judged).map((text, index) => [index === 0 ? "Not known" : "", text]);
}

/**
 * What is not known, and what it can do: the largest swing first. A trait without points may still
 * decide a guard or a form.
 */
export function unknownTexts({ assessment, ruleSet }: Judged): string[] {
  return assessment.unknown
    .toSorted((a, b) => b.swing - a.swing)
    .map((unknown) => {
      const trait = entry(ruleSet.traitById, unknown.trait);
      const narrowed = unknown.levels.length < trait.levels.length;
      const known = narrowed ? ` (${unknown.levels.join(" or ")})` : "";
      return `${trait.title}${known}: ${effectOf(unknown, trait.index, ruleSet)}`;
    });
}

function effectOf(
  unknown: Assessment["unknown"][number],
  index: number,
  ruleSet: Judged["ruleSet"],
): string {
  if (unknown.swing > 0) {
    return `could move the score by ${unknown.swing} (${signed(unknown.low)} to ${signed(unknown.high)})`;
  }
  const guard = ruleSet.guards.find(({ traits }) => traits.includes(index));
  if (guard !== undefined) return `decides the guard ${guard.id}`;
  const chooses = ruleSet.forms.some(({ when }) => when?.traits.includes(index) === true);
  return chooses ? "chooses the form" : "moves nothing here";
}

function guardRows({ assessment, ruleSet }: Judged, citations: Citations): LabelledText[] {
  return assessment.guards.flatMap(({ id, state, excludes }): LabelledText[] => {
    if (excludes === null) return [];
    const guard = named(ruleSet.guards, id);
    // Citing numbers a source, so only what is said may cite.
    const said = () => `${guard.because} ${citations.cite(guard.sources)}`;
    const label = LABELS[excludes];
    if (state === "active") return [["Excluded", `${label}, by ${id}: ${said()}`]];
    if (state === "lifted") return [["Lifted", `${id} would exclude ${label}: ${said()}`]];
    return assessment.verdict.unless.includes(id)
      ? [["Unless", `${id} turns out to hold: then ${label} is excluded, since ${said()}`]]
      : [];
  });
}

function verdictRows({ assessment, ruleSet }: Judged, citations: Citations): LabelledText[] {
  const cap = ruleSet.guards.find(({ id }) => id === assessment.verdict.cappedBy);
  const tieBreak = ruleSet.tieBreaks.find(({ id }) => id === assessment.verdict.tieBreak);
  return [
    ...(cap === undefined
      ? []
      : [["Weakened", `by ${cap.id}: ${cap.because} ${citations.cite(cap.sources)}`] as const]),
    ...(tieBreak === undefined
      ? []
      : [
          [
            "Tie broken",
            `by ${tieBreak.id}: ${tieBreak.because} ${citations.cite(tieBreak.sources)}`.trimEnd(),
          ] as const,
        ]),
  ];
}
