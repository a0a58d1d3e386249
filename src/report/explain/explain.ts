import { didYouMean } from "../../core/model/nearest.ts";
import { type Problem, problem } from "../../core/model/errors.ts";
import type { RuleSet } from "../../core/pack/rule-set.ts";
import { checkPage } from "./check-page.ts";
import { formPage } from "./form-page.ts";
import { guardPage } from "./guard-page.ts";
import { interactionPage } from "./interaction-page.ts";
import type { PageContext } from "./page.ts";
import { traitPage } from "./trait-page.ts";

/** A page about one id, or the problem that there is none. */
export type Explained =
  | { readonly kind: "page"; readonly text: string }
  | { readonly kind: "unknown"; readonly problem: Problem };

/** Explains a trait, interaction, guard, form or check of the pack. */
export function explain(id: string, context: PageContext): Explained {
  const lines = pageOf(id, context);
  if (lines !== null) return { kind: "page", text: `${lines.join("\n")}\n` };
  const near = didYouMean(id, idsOf(context.ruleSet));
  const hint = `${near === null ? "" : `${near} `}all ids: px-advisor rules list`;
  return { kind: "unknown", problem: problem("unknown-id", `nothing is called "${id}"`, { hint }) };
}

/** Every id that can be explained. */
export function idsOf(ruleSet: RuleSet): string[] {
  const interactions = ruleSet.rules.filter(({ kind }) => kind === "interaction");
  return [ruleSet.traits, interactions, ruleSet.guards, ruleSet.forms, ruleSet.checks].flatMap(
    (all) => all.map((each) => each.id),
  );
}

function pageOf(id: string, context: PageContext): string[] | null {
  const { traitById, rules, guards, forms, checks } = context.ruleSet;
  const trait = traitById.get(id);
  if (trait !== undefined) return traitPage(trait, context);
  const rule = rules.find((each) => each.id === id);
  if (rule !== undefined && rule.when !== null) return interactionPage(rule, rule.when, context);
  const guard = guards.find((each) => each.id === id);
  if (guard !== undefined) return guardPage(guard, context);
  const form = forms.find((each) => each.id === id);
  if (form !== undefined) return formPage(form, context);
  const check = checks.find((each) => each.id === id);
  return check === undefined ? null : checkPage(check, context);
}
