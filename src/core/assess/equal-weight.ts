import { type Approach, favouredBy } from "../model/approach.ts";
import { at8 } from "../model/table.ts";
import type { OpenBlock } from "./completions.ts";

/**
 * The side that leads when every rule counts the same (all strengths 1; Dawes 1979). Null where
 * neither leads, or where the unknown traits leave it open.
 */
export function equalWeightWinner(open: readonly OpenBlock[]): Approach | null {
  let low = 0;
  let high = 0;
  for (const { block, combinations } of open) {
    let least = Infinity;
    let most = -Infinity;
    for (const combination of combinations) {
      let sum = 0;
      for (const table of block.evidence) sum += at8(table, combination);
      if (sum < least) least = sum;
      if (sum > most) most = sum;
    }
    low += least;
    high += most;
  }
  return favouredBy(low) === favouredBy(high) ? favouredBy(low) : null;
}
