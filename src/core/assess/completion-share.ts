import { at16, atList } from "../model/table.ts";
import type { OpenBlock } from "./completions.ts";

/** Shares of all completions, each from 0 to 1; together with the ties they make 1. */
export interface Shares {
  /** Above the tie band. */
  readonly disaggregated: number;
  /** Below the tie band. */
  readonly converged: number;
}

/**
 * How many of the completions score above and below the tie band, every level of an unknown trait
 * counting the same (docs/scoring.md §2). Exact up to 2^53 completions, by convolution over blocks.
 */
export function completionShares(open: readonly OpenBlock[], tieBand: number): Shares {
  const distribution = pointDistribution(open);
  let above = 0;
  let below = 0;
  let all = 0;
  for (const [points, count] of distribution) {
    all += count;
    if (points > tieBand) above += count;
    if (points < -tieBand) below += count;
  }
  return { disaggregated: above / all, converged: below / all };
}

/** The number of completions for each score that occurs. */
export function pointDistribution(open: readonly OpenBlock[]): Map<number, number> {
  let distribution = new Map([[knownPoints(open), 1]]);
  for (const { block, combinations } of open) {
    if (combinations.length === 1) continue;
    const sums = new Map<number, number>();
    for (const combination of combinations) {
      const points = at16(block.points, combination);
      for (const [before, count] of distribution) {
        sums.set(before + points, (sums.get(before + points) ?? 0) + count);
      }
    }
    distribution = sums;
  }
  return distribution;
}

/** The points of the blocks of which only one combination is left. */
function knownPoints(open: readonly OpenBlock[]): number {
  let points = 0;
  for (const { block, combinations } of open) {
    if (combinations.length === 1) points += at16(block.points, atList(combinations, 0));
  }
  return points;
}
