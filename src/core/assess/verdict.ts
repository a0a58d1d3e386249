import type { Approach } from "../model/approach.ts";
import { APPROACHES, otherApproach } from "../model/approach.ts";
import type { StatedTopology } from "../model/profile.ts";
import type { Possible } from "../model/read-profile.ts";
import type { RuleSet, TieBreak } from "../pack/rule-set.ts";
import type { VerdictKind } from "../pack/schema.ts";
import type { Shares } from "./completion-share.ts";
import { truthOfCondition } from "./completions.ts";
import { type JudgedGuard, guardsAgainst } from "./guards.ts";
import type { Score } from "./score.ts";
import type { Stability } from "./stability.ts";

/** Which approach is advised, if any. */
export interface Outcome {
  readonly kind: VerdictKind;
  readonly approach: Approach | null;
  /** What broke the tie; null unless the kind is tie-broken. */
  readonly tieBreak: TieBreak | null;
}

/** What an outcome is drawn from; what few outcomes need is worked out when asked for. */
export interface Grounds {
  readonly ruleSet: RuleSet;
  readonly possible: Possible;
  readonly topology: StatedTopology | null;
  readonly score: Score;
  readonly guards: readonly JudgedGuard[];
  readonly shares: () => Shares;
  readonly stability: () => Stability;
}

/** The first row of docs/scoring.md §4 that applies. */
export function drawOutcome(grounds: Grounds): Outcome {
  const excluded = APPROACHES.filter(
    (approach) => guardsAgainst(approach, "active", grounds.guards).length > 0,
  );
  const [first, second] = excluded;
  if (second !== undefined) return outcome("conflict", null);
  if (first !== undefined) return outcome("forced", otherApproach(first));
  const { low, high } = grounds.score;
  const { tieBand } = grounds.ruleSet;
  if (low > tieBand) return outcome("decided", "disaggregated");
  if (high < -tieBand) return outcome("decided", "converged");
  if (low >= -tieBand && high <= tieBand) return breakTie(grounds);
  const leaning = APPROACHES.find((approach) => leansTo(approach, grounds));
  return leaning === undefined ? outcome("inconclusive", null) : outcome("leaning", leaning);
}

/** Nearly all completions lie beyond the tie band on one side, and firmly so. */
function leansTo(approach: Approach, { ruleSet, shares, stability }: Grounds): boolean {
  if (shares()[approach] < ruleSet.leaning.share) return false;
  return stability()[approach] >= ruleSet.leaning.stability;
}

function breakTie({ ruleSet, possible, topology }: Grounds): Outcome {
  for (const tieBreak of ruleSet.tieBreaks) {
    const applies =
      tieBreak.when === null || truthOfCondition(tieBreak.when, possible) === "always";
    const approach =
      tieBreak.advises === "incumbent" ? (topology?.approach ?? null) : tieBreak.advises;
    if (applies && approach !== null) return { kind: "tie-broken", approach, tieBreak };
  }
  return outcome("tie", null);
}

function outcome(kind: VerdictKind, approach: Approach | null): Outcome {
  return { kind, approach, tieBreak: null };
}
