import type { Approach } from "../model/approach.ts";
import type { VerdictKind } from "../pack/schema.ts";
import type { Regime } from "./decider.ts";

/** Where a score lies: above the tie band, in it, or below. */
export type Side = 1 | 0 | -1;

/** Where a score lies; + speaks for A. */
export function sideOf(points: number, tieBand: number): Side {
  if (points > tieBand) return 1;
  return points < -tieBand ? -1 : 0;
}

/** The approach advised in a regime at a score, if any (docs/scoring.md §4, all known). */
export function approachIn(regime: Regime, points: number, tieBand: number): Approach | null {
  switch (regime.kind) {
    case "conflict":
      return null;
    case "forced":
      return regime.approach;
    case "open": {
      const side = sideOf(points, tieBand);
      if (side === 0) return regime.tie;
      return side === 1 ? "disaggregated" : "converged";
    }
  }
}

/** The kind of verdict in a regime at a score. */
export function kindIn(regime: Regime, points: number, tieBand: number): VerdictKind {
  if (regime.kind !== "open") return regime.kind;
  if (sideOf(points, tieBand) !== 0) return "decided";
  return regime.tie === null ? "tie" : "tie-broken";
}
