import { item } from "../../core/model/lookup.ts";
import type { Level, RuleSet, Trait } from "../../core/pack/rule-set.ts";
import { STRENGTHS } from "../../core/pack/rule-set.ts";
import { signed } from "../layout.ts";
import { type PageContext, bullets, paragraph, row, sourceLines, titleLines } from "./page.ts";

/** What a trait asks, what each level is worth and why, and what else reads it. */
export function traitPage(trait: Trait, context: PageContext): string[] {
  const readers = readersOf(trait, context.ruleSet);
  return [
    ...titleLines({ id: trait.id, kind: "trait", title: trait.title }, context),
    "",
    ...paragraph(trait.question, context),
    ...paragraph(trait.why, context),
    "",
    ...(trait.unit === null ? [] : row("unit", trait.unit, context)),
    ...(trait.favours === null
      ? []
      : row("favours", `${trait.favours}, as it grows through its levels`, context)),
    ...row("basis", basisText(trait), context),
    "",
    "  Levels",
    ...bullets(
      trait.levels.map((level, index) => levelText(trait, level, index)),
      context,
    ),
    ...(readers.length === 0 ? [] : ["", "  Also read by", ...bullets(readers, context)]),
    ...sourceLines([...trait.sources, ...trait.levels.flatMap(({ sources }) => sources)], context),
  ];
}

function basisText({ basis }: Trait): string {
  return basis === null
    ? "none: it has no points of its own"
    : `${basis}, so strength ${STRENGTHS[basis]}`;
}

function levelText(trait: Trait, level: Level, index: number): string {
  const points =
    trait.basis === null ? "" : `${signed(level.points * STRENGTHS[trait.basis])} points: `;
  const range = rangeText(trait, level, index);
  return `${level.id}${range}: ${points}${level.because}`;
}

function rangeText({ unit, levels }: Trait, { upTo }: Level, index: number): string {
  if (unit === null) return "";
  if (Number.isFinite(upTo)) return ` (to ${upTo})`;
  // The last level of a trait with a unit has no bound of its own (lint sees to it).
  return ` (above ${item(levels, index - 1).upTo})`;
}

function readersOf(trait: Trait, { rules, guards, forms, tieBreaks, checks }: RuleSet): string[] {
  const reads = (traits: readonly number[] | undefined) => traits?.includes(trait.index) === true;
  return [
    ...rules
      .filter((rule) => rule.kind === "interaction" && reads(rule.traits))
      .map(({ id }) => `interaction ${id}`),
    ...guards.filter(({ traits }) => reads(traits)).map(({ id }) => `guard ${id}`),
    ...forms.filter(({ when }) => reads(when?.traits)).map(({ id }) => `form ${id}`),
    ...tieBreaks.filter(({ when }) => reads(when?.traits)).map(({ id }) => `tie-break ${id}`),
    ...checks.filter(({ when }) => reads(when?.traits)).map(({ id }) => `check ${id}`),
  ];
}
