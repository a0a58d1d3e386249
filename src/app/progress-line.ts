import type { Score } from "../core/assess/score.ts";
import type { Step } from "../core/interview/interview.ts";

/** Where a questionnaire stands: `4 of at most 12 · so far: between B -9 and A +31`. */
export function progressLine({ number, atMost }: Step, { low, high }: Score): string {
  const range = low === high ? sided(low) : `between ${sided(low)} and ${sided(high)}`;
  return `${number} of at most ${atMost} · so far: ${range}`;
}

function sided(points: number): string {
  if (points === 0) return "0";
  return points > 0 ? `A +${points}` : `B ${points}`;
}
