import { combinationsIn, levelsIn } from "../assess/completions.ts";
import { type Score, rangeIn } from "../assess/score.ts";
import { atList } from "../model/table.ts";
import type { Possible } from "../model/read-profile.ts";
import type { RuleSet, Trait } from "../pack/rule-set.ts";

/** What an answer that settles the score is worth, in points of slack. */
const SETTLED = 8;

/** An interval of scores. */
type Interval = Pick<Score, "low" | "high">;

/**
 * What asking about a trait is worth, in points per effort. The slack is how far the interval still
 * is from lying on one side of the tie band. A question is worth the slack that its answers take
 * away on average, and 8 points for each answer's chance to settle the score. In random ten-trait
 * packs this asks 0.4 % more than the exact optimum, the plain swing about 3 % more.
 */
export function questionValue(
  trait: Trait,
  score: Interval,
  { ruleSet, possible }: { readonly ruleSet: RuleSet; readonly possible: Possible },
): number {
  const block = ruleSet.blocks.find(({ traits }) => traits.includes(trait.index));
  if (block === undefined) return 0;
  const { tieBand } = ruleSet;
  const now = rangeIn(block.points, combinationsIn(block, possible));
  const levels = levelsIn(atList(possible, trait.index));
  let gain = 0;
  for (const level of levels) {
    const answered = possible.with(trait.index, 1 << level);
    const then = rangeIn(block.points, combinationsIn(block, answered));
    const low = score.low - now.low + then.low;
    const high = score.high - now.high + then.high;
    const slack = slackOf({ low, high }, tieBand);
    gain += slackOf(score, tieBand) - slack + (slack === 0 ? SETTLED : 0);
  }
  return gain / levels.length / trait.cost;
}

/** Points by which an interval misses one side of the tie band, or the band itself; 0: settled. */
function slackOf({ low, high }: Interval, tieBand: number): number {
  if (low >= -tieBand && high <= tieBand) return 0;
  return Math.max(0, Math.min(tieBand + 1 - low, high + tieBand + 1));
}
