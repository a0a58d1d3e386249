import { type Judgement, judge } from "../assess/judge.ts";
import { chooseForm } from "../assess/form.ts";
import { isKnown, levelsIn } from "../assess/completions.ts";
import { guardsAgainst } from "../assess/guards.ts";
import { compareIds } from "../explain/contributions.ts";
import { unknownTraits } from "../explain/unknowns.ts";
import { APPROACHES } from "../model/approach.ts";
import { item } from "../model/lookup.ts";
import type { StatedTopology } from "../model/profile.ts";
import type { Possible } from "../model/read-profile.ts";
import type { Guard, RuleSet, Trait } from "../pack/rule-set.ts";
import type { Question } from "./question.ts";

/** What an interview knows so far. */
export interface InterviewState {
  readonly ruleSet: RuleSet;
  readonly possible: Possible;
  readonly topology: StatedTopology | null;
  /** Indices of traits that must not be asked (again), such as those answered "I don't know". */
  readonly closed: ReadonlySet<number>;
}

/**
 * The traits worth asking about, the most decisive first: those of guards that can still change
 * the outcome, then by how far each can move the score for its cost. Empty once nothing that may
 * be asked can change the approach; then the traits that choose the form of the advised approach.
 */
export function questionOrder(state: InterviewState): Trait[] {
  const judgement = judge(state.ruleSet, state.possible, state.topology);
  const decisive = decisiveTraits(state, judgement);
  return decisive.length > 0 ? decisive : formTraits(state, judgement);
}

/** The traits that every pack question is about, asked or not, most decisive first. */
export function allQuestions(state: InterviewState): Trait[] {
  const worthwhile = questionOrder(state);
  const others = state.ruleSet.traits.filter((trait) => !worthwhile.includes(trait));
  return [...worthwhile, ...others.filter((trait) => isOpen(trait, state))];
}

/** The question about a trait, offering the levels that are still possible. */
export function questionAbout(trait: Trait, possible: Possible, chosen: string | null): Question {
  const levels = levelsIn(item(possible, trait.index)).map((level) => item(trait.levels, level));
  return {
    trait: trait.id,
    title: trait.title,
    text: trait.question,
    why: trait.why,
    unit: trait.unit,
    choices: levels.map(({ id, label }) => ({ level: id, label })),
    chosen,
  };
}

function decisiveTraits(state: InterviewState, judgement: Judgement): Trait[] {
  const guards = openGuards(judgement);
  const swings = new Map(
    scoreMatters(state, judgement)
      ? unknownTraits(judgement, state.possible, state.ruleSet).map(({ trait, swing }) => [
          trait,
          swing,
        ])
      : [],
  );
  const isGuard = (trait: Trait) => guards.some((guard) => guard.traits.includes(trait.index));
  const value = (trait: Trait) => (swings.get(trait.id) ?? 0) / trait.cost;
  return state.ruleSet.traits
    .filter((trait) => isOpen(trait, state) && (isGuard(trait) || value(trait) > 0))
    .sort(
      (a, b) =>
        Number(isGuard(b)) - Number(isGuard(a)) || value(b) - value(a) || compareIds(a.id, b.id),
    );
}

/** The possible guards that would change which approach is advised (SCORING.md §4 and §6). */
function openGuards({ verdict, guards }: Judgement): Guard[] {
  if (verdict.kind === "conflict") return [];
  const against =
    verdict.kind === "forced" || verdict.kind === "decided"
      ? APPROACHES.filter((approach) => approach === verdict.approach)
      : APPROACHES;
  return against.flatMap((approach) => guardsAgainst(approach, "possible", guards));
}

/** Whether the score can still change which approach is advised. */
function scoreMatters({ ruleSet }: InterviewState, { verdict, score }: Judgement): boolean {
  if (verdict.kind === "conflict" || verdict.kind === "forced") return false;
  return score.low <= ruleSet.tieBand && score.high >= -ruleSet.tieBand;
}

function formTraits(state: InterviewState, { verdict }: Judgement): Trait[] {
  if (verdict.approach === null) return [];
  const { open } = chooseForm(state.ruleSet, verdict.approach, state.possible);
  const reads = new Set(open.flatMap((form) => form.when?.traits ?? []));
  return state.ruleSet.traits.filter((trait) => reads.has(trait.index) && isOpen(trait, state));
}

function isOpen(trait: Trait, { possible, closed }: InterviewState): boolean {
  return !closed.has(trait.index) && !isKnown(item(possible, trait.index));
}
