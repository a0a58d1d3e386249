import type { Assessment } from "../../../core/model/assessment.ts";
import type { RuleSet } from "../../../core/pack/rule-set.ts";
import { shortened } from "../../layout.ts";
import { code, prose } from "../inline.ts";

/** Characters of a cluster's name in a title. */
const NAME = 80;
/** Characters of a file's name before its number and ending. */
const SLUG = 100;

/** What a record decides, as a heading. */
export function recordTitle(assessment: Assessment, ruleSet: RuleSet): string {
  return `${prose(decision(assessment, ruleSet))} for ${code(shortened(assessment.target.name, NAME))}`;
}

/** The name of a record's file without its number: ASCII letters, digits and dashes. */
export function recordSlug(assessment: Assessment, ruleSet: RuleSet): string {
  const text = `${decision(assessment, ruleSet)} for ${assessment.target.name}`;
  const slug = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, SLUG);
  return slug.replace(/^-|-$/g, "");
}

function decision({ verdict: { approach } }: Assessment, ruleSet: RuleSet): string {
  if (approach === null) return `Decide how ${ruleSet.product} is deployed`;
  return `Deploy ${ruleSet.product} ${ruleSet.approaches[approach].title.toLowerCase()}`;
}
