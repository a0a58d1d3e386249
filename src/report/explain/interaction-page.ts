import { conditionText } from "../../core/explain/condition-text.ts";
import type { Condition, Rule } from "../../core/pack/rule-set.ts";
import { signed } from "../layout.ts";
import { type PageContext, paragraph, row, sourceLines, titleLines } from "./page.ts";

/** When an interaction holds and what it is worth then. */
export function interactionPage(rule: Rule, when: Condition, context: PageContext): string[] {
  const points = signed(rule.strength * (rule.least + rule.greatest));
  return [
    ...titleLines({ id: rule.id, kind: "interaction", title: rule.title }, context),
    "",
    ...paragraph(rule.because, context),
    "",
    ...row("when", conditionText(when, context.ruleSet), context),
    ...row("points", `${points} where it holds, 0 elsewhere`, context),
    ...row("basis", `${rule.basis}, so strength ${rule.strength}`, context),
    ...sourceLines(rule.sources, context),
  ];
}
