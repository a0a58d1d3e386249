import { guardsAgainst, judgeGuards } from "../../assess/guards.ts";
import { item } from "../../model/lookup.ts";
import { type Limits, farthestChanges } from "./cheapest-changes.ts";
import { type Demand, guardDemands, scoreDemands } from "./demands.ts";
import { type Change, type FlipQuestion, changed, isFlip, levelOf } from "./flip-question.ts";

/** The fewest changes that take the advice away, or null where no changes do. */
export interface SmallestFlip {
  readonly changes: readonly Change[];
  /** Whether a guard does it; then `withoutGuard` holds the fewest changes that need none. */
  readonly needsGuard: boolean;
  readonly withoutGuard: readonly Change[] | null;
}

/**
 * The fewest changes of known traits after which another approach, or none, is advised. Exact for a
 * fully known profile: what guards and tie-breaks demand is a restriction on single traits, and
 * under each the farthest score for every number of changes is known. With unknown traits the
 * changes are real, and the farthest score for their number (docs/scoring.md §5). `single` are all
 * changes that flip alone.
 */
export function smallestFlip(
  question: FlipQuestion,
  single: readonly Change[],
): SmallestFlip | null {
  const alone = nearestFirst(single, question);
  const isGuarded = (change: Change) => activatesGuard([change], question);
  const free = alone.find((change) => !isGuarded(change));
  if (free !== undefined) return { changes: [free], needsGuard: false, withoutGuard: [free] };
  const byScore = fewest(scoreDemands(question), question, false);
  const [guarded] = alone;
  const byGuard =
    guarded === undefined ? fewest(guardDemands(question), question, true) : [guarded];
  if (byGuard !== null && (byScore === null || byGuard.length < byScore.length)) {
    return { changes: byGuard, needsGuard: true, withoutGuard: byScore };
  }
  return byScore === null ? null : { changes: byScore, needsGuard: false, withoutGuard: byScore };
}

/** Changes by how few levels they step over. */
function nearestFirst(changes: readonly Change[], { possible }: FlipQuestion): Change[] {
  const steps = ({ trait, level }: Change) => Math.abs(level - levelOf(trait, possible));
  return changes.toSorted((a, b) => steps(a) - steps(b) || a.trait - b.trait);
}

/** How many changes to look for at first; most flips are small, and small searches are cheap. */
const FIRST_LIMITS = [2, 4];

/** The fewest changes that meet one of some demands and take the advice away. */
function fewest(
  demands: readonly Demand[],
  question: FlipQuestion,
  usesGuard: boolean,
): readonly Change[] | null {
  for (const most of [...FIRST_LIMITS, question.ruleSet.traits.length]) {
    let best: readonly Change[] | null = null;
    for (const { alternatives, distance } of demands) {
      for (const restriction of alternatives) {
        const limit: number = best === null ? most : best.length - 1;
        best = firstFlip(question, { restriction, most: limit }, distance) ?? best;
      }
    }
    if (best !== null) return nearer(best, question, usesGuard);
  }
  return null;
}

/** The first of ever larger sets of changes that goes far enough and flips. */
function firstFlip(
  question: FlipQuestion,
  limits: Limits,
  farEnough: number,
): readonly Change[] | null {
  for (const { distance, changes } of farthestChanges(question, limits)) {
    if (distance <= farEnough && isFlip(changes, question)) return changes;
  }
  return null;
}

/** The same traits, each no farther from its level than the flip needs. */
function nearer(
  changes: readonly Change[],
  question: FlipQuestion,
  usesGuard: boolean,
): readonly Change[] {
  let nearest = changes;
  for (const [index, { trait, level }] of changes.entries()) {
    const from = levelOf(trait, question.possible);
    const stepsTo = (each: number) => Math.abs(each - from);
    const candidates = item(question.ruleSet.traits, trait)
      .levels.map((_, each) => each)
      .filter((each) => each !== from && stepsTo(each) < stepsTo(level))
      .sort((a, b) => stepsTo(a) - stepsTo(b) || a - b)
      .map((each) => nearest.with(index, { trait, level: each }));
    nearest =
      candidates.find(
        (candidate) =>
          isFlip(candidate, question) && (usesGuard || !activatesGuard(candidate, question)),
      ) ?? nearest;
  }
  return nearest;
}

function activatesGuard(changes: readonly Change[], question: FlipQuestion): boolean {
  const guards = judgeGuards(question.ruleSet.guards, changed(question.possible, changes));
  return guardsAgainst(question.winner, "active", guards).length > 0;
}
