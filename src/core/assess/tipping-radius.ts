import { at16 } from "../model/table.ts";
import type { OpenBlock } from "./completions.ts";
import type { Score } from "./score.ts";

/**
 * By which share every strength may be wrong at once before the winner can change: the least
 * (|S| - band) / G over the completions, where G is the sum of the contributions' sizes; 0 as soon
 * as one completion lies in the tie band or beyond it (docs/scoring.md §3).
 *
 * Dinkelbach's method: with ratio p/q, the completion that minimises q·S - p·G is found block by
 * block; it replaces the ratio until none is smaller. All sums are integers, so it ends exactly.
 */
export function tippingRadius(open: readonly OpenBlock[], score: Score, tieBand: number): number {
  const side = score.low > tieBand ? 1 : -1;
  const leastDistance = side === 1 ? score.low : -score.high;
  if (leastDistance <= tieBand) return 0;
  let best = farthest(open, side, { distance: 0, weight: 1 });
  for (;;) {
    const ratio = { distance: best.distance - tieBand, weight: best.weight };
    const next = farthest(open, side, ratio);
    const gained = (next.distance - tieBand) * ratio.weight - ratio.distance * next.weight;
    if (gained >= 0) return ratio.distance / ratio.weight;
    best = next;
  }
}

interface Sums {
  readonly distance: number;
  readonly weight: number;
}

/** The completion with the least weight·distance over the given ratio, as its sums. */
function farthest(open: readonly OpenBlock[], side: 1 | -1, ratio: Sums): Sums {
  let distance = 0;
  let weight = 0;
  for (const { block, combinations } of open) {
    let worst = Infinity;
    let at = 0;
    for (const combination of combinations) {
      const value =
        ratio.weight * side * at16(block.points, combination) -
        ratio.distance * at16(block.weight, combination);
      if (value < worst) {
        worst = value;
        at = combination;
      }
    }
    distance += side * at16(block.points, at);
    weight += at16(block.weight, at);
  }
  return { distance, weight };
}
