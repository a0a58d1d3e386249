import { type FormChoice, chooseForm } from "../assess/form.ts";
import { guardsAgainst } from "../assess/guards.ts";
import type { Judgement } from "../assess/judge.ts";
import { conditionText } from "./condition-text.ts";
import { decisiveQuestions } from "../interview/next-question.ts";
import { APPROACHES, type Approach } from "../model/approach.ts";
import { item } from "../model/lookup.ts";
import type { Profile } from "../model/read-profile.ts";
import type { RuleSet } from "../pack/rule-set.ts";

/** How many open questions are worth listing. */
const MOST_QUESTIONS = 3;

const NOTHING_CLOSED: ReadonlySet<number> = new Set();

/** What to find out first, then the steps of the advised form, or what else can be done. */
export function nextSteps(judgement: Judgement, profile: Profile, ruleSet: RuleSet): string[] {
  const { verdict } = judgement;
  if (verdict.kind === "conflict") return liftSteps(judgement, ruleSet);
  const { possible, topology } = profile;
  const state = { ruleSet, possible, topology, closed: NOTHING_CLOSED };
  const questions = decisiveQuestions(state, judgement)
    .slice(0, MOST_QUESTIONS)
    .map((trait) => `find out ${trait.id}: ${trait.question}`);
  if (verdict.approach !== null) {
    const choice = chooseForm(ruleSet, verdict.approach, possible);
    return [...questions, ...approachSteps(choice, ruleSet)];
  }
  return verdict.kind === "tie" ? [...questions, ...tieSteps(ruleSet)] : questions;
}

function approachSteps({ form, open }: FormChoice, ruleSet: RuleSet): string[] {
  if (form !== null) return [...form.nextSteps, ...form.cautions.map((text) => `caution: ${text}`)];
  const readTraits = new Set(open.flatMap((each) => each.when?.traits ?? []));
  const names = [...readTraits].map((index) => item(ruleSet.traits, index).id).join(", ");
  const forms = open.map((each) => each.id).join(" and ");
  return [
    `find out ${names}: it decides between ${forms}`,
    ...open.map((each) => `px-advisor explain ${each.id}`),
  ];
}

function liftSteps({ guards }: Judgement, ruleSet: RuleSet): string[] {
  return APPROACHES.flatMap((approach) =>
    guardsAgainst(approach, "active", guards).map(
      (guard) =>
        `to allow ${approach}, lift ${guard.id} (${conditionText(guard.when, ruleSet)}): ${guard.because}`,
    ),
  );
}

function tieSteps(ruleSet: RuleSet): string[] {
  const name = (approach: Approach) => ruleSet.approaches[approach].title.toLowerCase();
  return [
    `keep what is deployed, or choose by what is simpler to run: ${APPROACHES.map(name).join(" or ")} fits`,
  ];
}
