import { item } from "../core/model/lookup.ts";
import { API_VERSION, PROFILE_KIND } from "../core/model/profile.ts";
import type { RuleSet, Trait } from "../core/pack/rule-set.ts";
import { wrap } from "./layout.ts";

/** Columns of the template's comments. */
const WIDTH = 96;

/** A profile to fill in: every trait stands in it as a comment, with its question and levels. */
export function profileTemplate(ruleSet: RuleSet, name: string): string {
  const forms = (["disaggregated", "converged"] as const).map((approach) => {
    const ids = ruleSet.forms.filter((form) => form.approach === approach).map(({ id }) => id);
    return `#   ${approach}: ${ids.join(", ")}`;
  });
  return [
    `# A cluster for px-advisor. Take the # off the traits you know and set their levels; a trait`,
    `# that is left out may be any of its levels. One level, a list of possible ones, or a number`,
    `# in the unit will do. Then: px-advisor advise THIS-FILE`,
    `apiVersion: ${API_VERSION}`,
    `kind: ${PROFILE_KIND}`,
    `metadata: { name: ${name} }`,
    "traits:",
    ...ruleSet.traits.flatMap((trait) => ["", ...traitComment(trait)]),
    "",
    "# What is deployed or declared; px-advisor check compares it with the advice. Forms:",
    ...forms,
    "# topology: { approach: converged, form: uniform }",
    "",
  ].join("\n");
}

function traitComment(trait: Trait): string[] {
  const levels = trait.levels.map(({ id, upTo }) =>
    Number.isFinite(upTo) ? `${id} (to ${upTo})` : id,
  );
  const unit = trait.unit === null ? "" : `; or a number: ${trait.unit}`;
  const said = [trait.question, `levels: ${levels.join(", ")}${unit}`];
  const example = item(trait.levels, trait.levels.length - 1).id;
  return [
    ...said.flatMap((text) => wrap(text, WIDTH).map((line) => `  # ${line}`)),
    `  # ${trait.id}: ${example}`,
  ];
}
