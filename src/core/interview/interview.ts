import { isKnown, levelsIn } from "../assess/completions.ts";
import { judge } from "../assess/judge.ts";
import { item } from "../model/lookup.ts";
import { atList } from "../model/table.ts";
import type { Possible, Profile } from "../model/read-profile.ts";
import { everyLevel } from "../model/trait-value.ts";
import type { RuleSet, Trait } from "../pack/rule-set.ts";
import {
  type InterviewState,
  allQuestions,
  decisiveQuestions,
  openGuards,
  questionAbout,
  questionOrder,
} from "./next-question.ts";
import type { Answer, Question } from "./question.ts";

/** One question answered; `mask` is null for "I don't know". */
interface Given {
  readonly trait: Trait;
  readonly mask: number | null;
}

/** A questionnaire under way: what was known at its start and what was said since, in order. */
export interface Interview {
  readonly ruleSet: RuleSet;
  readonly profile: Profile;
  /** Whether questions go on when nothing can change the answer any more. */
  readonly asksAll: boolean;
  /** The share of completions on one side at which to stop; null to stop only at certainty. */
  readonly stopAt: number | null;
  readonly given: readonly Given[];
  /** The question gone back to, with what was said to it before. */
  readonly again: Given | null;
}

/** The question to ask now and where the questionnaire stands. */
export interface Step {
  readonly question: Question;
  readonly trait: Trait;
  /** Counts from 1. */
  readonly number: number;
  /** Questions in all, if every further answer leaves the outcome open. */
  readonly atMost: number;
  /** How many of them, this one included, can still change the advice. */
  readonly decisive: number;
}

/** Begins a questionnaire over what a profile leaves open. */
export function beginInterview(
  ruleSet: RuleSet,
  profile: Profile,
  scope: Pick<Interview, "asksAll" | "stopAt">,
): Interview {
  return { ruleSet, profile, ...scope, given: [], again: null };
}

/** The next step, or null when there is nothing left to ask. */
export function nextStep(interview: Interview): Step | null {
  const state = stateOf(interview);
  const { again, given, asksAll } = interview;
  const traits = asksAll ? allQuestions(state) : questionOrder(state);
  const trait = again?.trait ?? traits[0];
  if (trait === undefined || (again === null && isSureEnough(interview))) return null;
  const others = traits.filter((each) => each !== trait).length;
  const chosen =
    again === null || again.mask === null || !isKnown(again.mask)
      ? null
      : item(trait.levels, item(levelsIn(again.mask), 0)).id;
  return {
    question: questionAbout(trait, state.possible, chosen),
    trait,
    number: given.length + 1,
    atMost: given.length + 1 + others,
    decisive: decisiveQuestions(state).length,
  };
}

/**
 * Whether the share asked for lies on one side and no guard can change that any more. The score can
 * still leave that side, so the advice is leaning at most.
 */
function isSureEnough(interview: Interview): boolean {
  const { ruleSet, profile, stopAt } = interview;
  if (stopAt === null) return false;
  const judgement = judge(ruleSet, knownAfter(interview), profile.topology);
  const share = Math.max(judgement.shares.disaggregated, judgement.shares.converged);
  const { closed } = stateOf(interview);
  const isGuarded = openGuards(judgement).some(({ traits }) =>
    traits.some((trait) => !closed.has(trait)),
  );
  return share >= stopAt && !isGuarded;
}

/** The questionnaire after an answer; going back from the first question changes nothing. */
export function answered(interview: Interview, trait: Trait, answer: Answer): Interview {
  if (answer.kind === "back") {
    const last = interview.given.at(-1);
    if (last === undefined) return interview;
    return { ...interview, given: interview.given.slice(0, -1), again: last };
  }
  const mask =
    answer.kind === "unknown" ? null : 1 << trait.levels.findIndex(({ id }) => id === answer.level);
  return { ...interview, given: [...interview.given, { trait, mask }], again: null };
}

/** What is known after the answers so far. */
export function knownAfter({ profile, given }: Interview): Possible {
  const said = new Map(given.map(({ trait, mask }) => [trait.index, mask]));
  return profile.possible.map((mask, index) => said.get(index) ?? mask);
}

/**
 * The profile with the answers in it. A trait that was asked and is not known counts as stated:
 * it is written with all its levels, so that it need not be asked again.
 */
export function profileAfter(interview: Interview): Profile {
  const { profile, given } = interview;
  const asked = given.map(({ trait }) => trait.id);
  return {
    ...profile,
    possible: knownAfter(interview),
    stated: [...new Set([...profile.stated, ...asked])],
  };
}

function stateOf(interview: Interview): InterviewState {
  const { ruleSet, profile, given } = interview;
  const toldUnknown = ruleSet.traits.filter(
    (trait) =>
      profile.stated.includes(trait.id) &&
      atList(profile.possible, trait.index) === everyLevel(trait),
  );
  return {
    ruleSet,
    possible: knownAfter(interview),
    topology: profile.topology,
    closed: new Set([...toldUnknown, ...given.map(({ trait }) => trait)].map(({ index }) => index)),
  };
}
