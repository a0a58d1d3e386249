import type { SubjectName } from "../../core/checks/facts.ts";
import { conditionText } from "../../core/explain/condition-text.ts";
import type { Check } from "../../core/pack/rule-set.ts";
import { type PageContext, paragraph, row, sourceLines, titleLines } from "./page.ts";

/** What a check finds, what it judges and by what, and what to do about a finding. */
export function checkPage(check: Check, context: PageContext): string[] {
  return [
    ...titleLines({ id: check.id, kind: "check", title: check.title }, context),
    "",
    ...paragraph(check.because, context),
    "",
    ...row("severity", check.severity, context),
    ...judgedRows(check, context),
    "",
    "  Remedy",
    ...paragraph(check.remediation, context),
    ...(check.snippet === null ? [] : ["", ...codeLines(check.snippet)]),
    ...sourceLines(check.sources, context),
  ];
}

const EACH = {
  storageCluster: "every deployment of Portworx apart",
  nodeGroup: "every group of nodes apart",
  node: "every node apart",
  storageClass: "every StorageClass apart",
} as const satisfies Record<SubjectName, string>;

function judgedRows(check: Check, context: PageContext): string[] {
  if (check.isEngine) return row("judged", "by px-advisor itself", context);
  const { each, field, when, needs, expression } = check;
  return [
    ...row("judges", each === null ? "the cluster as a whole" : EACH[each], context),
    ...(field === null ? [] : row("field", field, context)),
    ...(when === null ? [] : row("when", conditionText(when, context.ruleSet), context)),
    ...(needs.length === 0 ? [] : row("needs", needs.join(", "), context)),
    // CEL reads the same however its lines are broken.
    ...(expression === null ? [] : row("fires if", expression.split(/\s+/).join(" "), context)),
  ];
}

/** Lines as they stand, so that they can be copied. */
function codeLines(code: string): string[] {
  return code.split("\n").map((line) => (line === "" ? "" : `    ${line}`));
}
