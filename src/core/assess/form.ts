import type { Approach } from "../model/approach.ts";
import { item } from "../model/lookup.ts";
import type { Possible } from "../model/read-profile.ts";
import type { Form, RuleSet } from "../pack/rule-set.ts";
import { truthOfCondition } from "./completions.ts";

/** The form of an approach that the traits call for, or the forms that are still open. */
export interface FormChoice {
  /** Null while a trait that chooses between forms is unknown. */
  readonly form: Form | null;
  /** The default form first; more than one only while `form` is null. */
  readonly open: readonly Form[];
}

/** Chooses a form (docs/scoring.md §4): one whose condition holds, else the approach's default form. */
export function chooseForm(ruleSet: RuleSet, approach: Approach, possible: Possible): FormChoice {
  const forms = ruleSet.forms.filter((form) => form.approach === approach);
  const truths = forms.map((form) => ({
    form,
    truth: form.when === null ? null : truthOfCondition(form.when, possible),
  }));
  const called = truths.find(({ truth }) => truth === "always");
  if (called !== undefined) return { form: called.form, open: [called.form] };
  const open = [
    ...truths.filter(({ truth }) => truth === null),
    ...truths.filter(({ truth }) => truth === "sometimes"),
  ].map(({ form }) => form);
  return { form: open.length === 1 ? item(open, 0) : null, open };
}
