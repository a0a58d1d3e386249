import { LABELS } from "../../core/model/approach.ts";
import { conditionText } from "../../core/explain/condition-text.ts";
import type { Guard } from "../../core/pack/rule-set.ts";
import { type PageContext, paragraph, row, sourceLines, titleLines } from "./page.ts";

/** What a guard excludes or caps, when, and what lifts it. */
export function guardPage(guard: Guard, context: PageContext): string[] {
  const effect =
    guard.excludes === null
      ? `the grade is at most ${guard.caps}`
      : `excludes ${LABELS[guard.excludes]}, ${guard.excludes}, whatever the score`;
  const mitigations = guard.unless.map((condition) => conditionText(condition, context.ruleSet));
  return [
    ...titleLines(
      { id: guard.id, kind: guard.caps === null ? "guard" : "cap", title: guard.title },
      context,
    ),
    "",
    ...paragraph(guard.because, context),
    "",
    ...row("effect", effect, context),
    ...row("when", conditionText(guard.when, context.ruleSet), context),
    ...row(
      "unless",
      mitigations.length === 0 ? "nothing lifts it" : mitigations.join("; or "),
      context,
    ),
    ...(guard.caution === null ? [] : row("caution", guard.caution, context)),
    ...sourceLines(guard.sources, context),
  ];
}
