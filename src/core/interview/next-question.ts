import { type Judgement, judge } from "../assess/judge.ts";
import { chooseForm } from "../assess/form.ts";
import { isKnown, levelsIn, truthOfCondition } from "../assess/completions.ts";
import { guardsAgainst } from "../assess/guards.ts";
import { compareIds } from "../explain/contributions.ts";
import { unknownTraits } from "../explain/unknowns.ts";
import { APPROACHES, type Approach } from "../model/approach.ts";
import { entry, item } from "../model/lookup.ts";
import { atList } from "../model/table.ts";
import type { StatedTopology } from "../model/profile.ts";
import type { Possible } from "../model/read-profile.ts";
import type { Condition, Guard, RuleSet, Trait } from "../pack/rule-set.ts";
import { questionValue } from "./question-value.ts";
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
 * the outcome, then by what an answer is worth for its cost, and last those that choose the form
 * of an approach that can still be advised. Empty when nothing is worth asking.
 */
export function questionOrder(state: InterviewState): Trait[] {
  const judgement = judge(state.ruleSet, state.possible, state.topology);
  const decisive = decisiveTraits(state, judgement);
  const isSettled = decisive.length === 0 || judgement.verdict.kind === "forced";
  const { approach } = judgement.verdict;
  const named = approach === null ? [] : [approach];
  const choosing = formTraits(state, isSettled ? named : APPROACHES);
  return [...decisive, ...choosing.filter((trait) => !decisive.includes(trait))];
}

/**
 * Of {@link questionOrder} those that can still change which approach is advised. `judgement` is what
 * the state is judged, for whoever knows it already.
 */
export function decisiveQuestions(state: InterviewState, judgement?: Judgement): Trait[] {
  const { ruleSet, possible, topology } = state;
  if (!ruleSet.traits.some((trait) => isOpen(trait, state))) return [];
  return decisiveTraits(state, judgement ?? judge(ruleSet, possible, topology));
}

/** The traits that every pack question is about, asked or not, most decisive first. */
export function allQuestions(state: InterviewState): Trait[] {
  const worthwhile = questionOrder(state);
  const others = state.ruleSet.traits.filter((trait) => !worthwhile.includes(trait));
  return [...worthwhile, ...others.filter((trait) => isOpen(trait, state))];
}

/** The question about a trait, offering the levels that are still possible. */
export function questionAbout(trait: Trait, possible: Possible, chosen: string | null): Question {
  const levels = levelsIn(atList(possible, trait.index)).map((level) => item(trait.levels, level));
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
  const tieBreaks = openTieBreaks(state, judgement);
  const isGuard = (trait: Trait) => guards.some((guard) => guard.traits.includes(trait.index));
  const breaksTie = (trait: Trait) => tieBreaks.some(({ traits }) => traits.includes(trait.index));
  const unknown = unknownTraits(judgement, state.possible, state.ruleSet);
  const swings = new Map(unknown.map(({ trait, swing }) => [trait, swing]));
  const movesScore = (trait: Trait) =>
    scoreMatters(state, judgement) && entry(swings, trait.id) > 0;
  return state.ruleSet.traits
    .filter((trait) => isOpen(trait, state))
    .filter((trait) => isGuard(trait) || breaksTie(trait) || movesScore(trait))
    .map((trait) => ({
      trait,
      rank: [
        Number(isGuard(trait)),
        questionValue(trait, judgement.score, state),
        entry(swings, trait.id) / trait.cost,
      ],
    }))
    .sort((a, b) => compareRanks(b.rank, a.rank) || compareIds(a.trait.id, b.trait.id))
    .map(({ trait }) => trait);
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  return one.map((value, index) => value - item(other, index)).find((each) => each !== 0) ?? 0;
}

/** The possible guards that would change which approach is advised (docs/scoring.md §4 and §6). */
export function openGuards({ verdict, guards }: Judgement): Guard[] {
  if (verdict.kind === "conflict") return [];
  const against =
    verdict.kind === "forced" || verdict.kind === "decided"
      ? APPROACHES.filter((approach) => approach === verdict.approach)
      : APPROACHES;
  return against.flatMap((approach) => guardsAgainst(approach, "possible", guards));
}

/** Whether the score can still change which approach is advised. */
function scoreMatters({ ruleSet: { tieBand } }: InterviewState, judgement: Judgement): boolean {
  const { verdict, score } = judgement;
  if (verdict.kind === "conflict" || verdict.kind === "forced") return false;
  const isTie = score.low >= -tieBand && score.high <= tieBand;
  return !isTie && score.low <= tieBand && score.high >= -tieBand;
}

/** The conditions that may still break a tie which the score cannot leave any more. */
function openTieBreaks({ ruleSet, possible }: InterviewState, { verdict }: Judgement): Condition[] {
  if (verdict.kind !== "tie" && verdict.kind !== "tie-broken") return [];
  const conditions = ruleSet.tieBreaks.flatMap(({ when }) => (when === null ? [] : [when]));
  return conditions.filter((when) => truthOfCondition(when, possible) === "sometimes");
}

/** The open traits that choose between the forms of some approaches. */
function formTraits(state: InterviewState, approaches: readonly Approach[]): Trait[] {
  const open = approaches.flatMap(
    (approach) => chooseForm(state.ruleSet, approach, state.possible).open,
  );
  const reads = new Set(open.flatMap((form) => form.when?.traits ?? []));
  return state.ruleSet.traits.filter((trait) => reads.has(trait.index) && isOpen(trait, state));
}

function isOpen(trait: Trait, { possible, closed }: InterviewState): boolean {
  return !closed.has(trait.index) && !isKnown(atList(possible, trait.index));
}
