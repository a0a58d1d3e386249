import { combinationsIn, isKnown } from "../../assess/completions.ts";
import { guardState } from "../../assess/guards.ts";
import { rangeIn } from "../../assess/score.ts";
import { onceFor } from "../../model/once-for.ts";
import { atList } from "../../model/table.ts";
import type { Possible } from "../../model/read-profile.ts";
import { everyLevel } from "../../model/trait-value.ts";
import type { Block, Trait } from "../../pack/rule-set.ts";
import { blockOf, possibleKey } from "./block-keys.ts";
import type { FlipQuestion } from "./flip-question.ts";

/**
 * Known traits that alone guarantee the winner, whatever all others turn out to be; empty where
 * even all of them do not (a broken tie, a leaning). Traits are freed while the guarantee holds,
 * those that matter least first (docs/scoring.md §5).
 */
export function sufficientReasons(question: FlipQuestion): Trait[] {
  const { ruleSet } = question;
  const possible = [...question.possible];
  let distance = 0;
  for (const block of ruleSet.blocks) distance += leastDistance(block, possible, question);
  if (!isGuaranteed(possible, distance, question)) return [];
  const known = ruleSet.traits
    .filter(({ index }) => isKnown(atList(possible, index)))
    .map((trait) => ({
      trait,
      loss: lossOf(trait, possible, question),
      sharesBlock: blockOf(trait.index, ruleSet)?.traits.length !== 1,
    }))
    .sort((a, b) => a.loss - b.loss);
  const kept: Trait[] = [];
  for (const { trait, loss: before, sharesBlock } of known) {
    const mask = atList(possible, trait.index);
    // What was freed before may share a block with this trait, and then the loss is another.
    const loss = sharesBlock ? lossOf(trait, possible, question) : before;
    possible[trait.index] = everyLevel(trait);
    if (isGuaranteed(possible, distance - loss, question)) distance -= loss;
    else {
      possible[trait.index] = mask;
      kept.push(trait);
    }
  }
  return kept.sort((a, b) => a.index - b.index);
}

/** How far freeing a trait moves the score away from the winner's side; only its block moves. */
function lossOf(trait: Trait, possible: number[], question: FlipQuestion): number {
  const block = blockOf(trait.index, question.ruleSet);
  if (block === undefined) return 0;
  const mask = atList(possible, trait.index);
  const before = leastDistance(block, possible, question);
  possible[trait.index] = everyLevel(trait);
  const after = leastDistance(block, possible, question);
  possible[trait.index] = mask;
  return before - after;
}

/** Whether every completion is advised the winner, by a guard or by the score. */
function isGuaranteed(
  possible: Possible,
  distance: number,
  { ruleSet, winner }: FlipQuestion,
): boolean {
  let isForced = false;
  for (const guard of ruleSet.guards) {
    if (guard.excludes === null) continue;
    const state = guardState(guard, possible);
    if (guard.excludes !== winner) isForced ||= state === "active";
    else if (state === "active" || state === "possible") return false;
  }
  return isForced || distance > ruleSet.tieBand;
}

function leastDistance(block: Block, possible: Possible, { winner }: FlipQuestion): number {
  const { low, high } = rangeOf(block, possible);
  return winner === "disaggregated" ? low : -high;
}

/** Ranges by what is possible of the block's traits: the same few are asked for over and over. */
const rangesOf = onceFor((_: Block) => new Map<number, ReturnType<typeof rangeIn>>());

function rangeOf(block: Block, possible: Possible): ReturnType<typeof rangeIn> {
  const ranges = rangesOf(block);
  const key = possibleKey(block, possible);
  const known = key === null ? undefined : ranges.get(key);
  if (known !== undefined) return known;
  const range = rangeIn(block.points, combinationsIn(block, possible));
  if (key !== null) ranges.set(key, range);
  return range;
}
