import type { Summary } from "../core/model/summary.ts";
import { percent, signed } from "./layout.ts";

/** From how many targets on a run is a fleet, of which nobody reads every block. */
const FEWEST = 6;

/** Whether a run is told of as a fleet. */
export function isFleet({ targets }: Summary): boolean {
  return targets >= FEWEST;
}

/** How many targets have each verdict: `6 decided, 1 tie; A for 5, B for 1`. */
export function verdictCounts({ verdicts, advised }: Summary): string {
  const kinds = Object.entries(verdicts).filter(([, number]) => number > 0);
  const sides = [
    ...(advised.disaggregated > 0 ? [`A for ${advised.disaggregated}`] : []),
    ...(advised.converged > 0 ? [`B for ${advised.converged}`] : []),
    ...(advised.none > 0 ? [`neither for ${advised.none}`] : []),
  ];
  return `${kinds.map(([kind, number]) => `${number} ${kind}`).join(", ")}; ${sides.join(", ")}`;
}

/** How many targets have each status: `4 match, 2 mismatch`. */
export function statusCounts({ statuses }: Summary): string {
  return Object.entries(statuses)
    .filter(([, number]) => number > 0)
    .map(([status, number]) => `${number} ${status}`)
    .join(", ");
}

/** What makes a mismatch a bad one: `+31, 29 beyond the tie band`. */
export function marginText({
  points,
  low,
  high,
  margin,
}: Summary["worstMismatches"][number]): string {
  const score = points === null ? `${signed(low)} to ${signed(high)}` : signed(points);
  return margin < 0
    ? `${score}, advised whatever the score`
    : `${score}, ${margin} beyond the tie band`;
}

/** In how many targets a trait is unknown: `4 of 10 targets (40 %)`. */
export function unknownText(
  { targets, share }: Summary["mostUnknown"][number],
  summary: Summary,
): string {
  return `${targets} of ${summary.targets} targets (${percent(share)})`;
}
