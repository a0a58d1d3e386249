import type { Score } from "../core/assess/score.ts";
import type { Step } from "../core/interview/interview.ts";

/** Where a questionnaire stands: `4 of at most 12 · so far: between B -9 and A +31`. */
export function progressLine(
  { number, atMost, decisive }: Step,
  { low, high }: Score,
  asksAll: boolean,
): string {
  const range = low === high ? sided(low) : `between ${sided(low)} and ${sided(high)}`;
  // Without --all every question but those about the form can change the advice.
  const open = asksAll ? ` · ${decisive} can still decide` : "";
  return `${number} of at most ${atMost}${open} · so far: ${range}`;
}

function sided(points: number): string {
  if (points === 0) return "0";
  return points > 0 ? `A +${points}` : `B ${points}`;
}
