import { LABELS } from "../../core/model/approach.ts";
import { conditionText } from "../../core/explain/condition-text.ts";
import type { Form } from "../../core/pack/rule-set.ts";
import { type PageContext, bullets, paragraph, row, sourceLines, titleLines } from "./page.ts";

/** What a form is, every step to get there, what switching costs, and its cautions. */
export function formPage(form: Form, context: PageContext): string[] {
  const when =
    form.when === null
      ? "no other form of the approach is called for"
      : conditionText(form.when, context.ruleSet);
  return [
    ...titleLines(
      {
        id: form.id,
        kind: `form of ${LABELS[form.approach]}, ${form.approach},`,
        title: form.title,
      },
      context,
    ),
    "",
    ...paragraph(form.summary, context),
    "",
    ...row("fits", form.fits, context),
    ...row("chosen", `when ${when}`, context),
    ...row("switching", form.switching, context),
    "",
    "  Steps",
    ...bullets(form.nextSteps, context),
    ...(form.cautions.length === 0 ? [] : ["", "  Cautions", ...bullets(form.cautions, context)]),
    ...sourceLines(form.sources, context),
  ];
}
