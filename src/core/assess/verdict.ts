import type { Approach } from "../model/approach.ts";
import { APPROACHES, otherApproach } from "../model/approach.ts";
import type { StatedTopology } from "../model/profile.ts";
import type { Possible } from "../model/read-profile.ts";
import type { Grade, VerdictKind } from "../pack/schema.ts";
import type { Guard, RuleSet, TieBreak } from "../pack/rule-set.ts";
import { truthOfCondition } from "./completions.ts";
import type { Shares } from "./completion-share.ts";
import { type JudgedGuard, guardsAgainst } from "./guards.ts";
import type { Score } from "./score.ts";

/** Which approach is advised, if any, and how firmly. */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly approach: Approach | null;
  /** Null unless the kind is decided. */
  readonly grade: Grade | null;
  /** Guards that may still turn out to exclude the advised approach. */
  readonly unless: readonly Guard[];
  /** What broke the tie; null unless the kind is tie-broken. */
  readonly tieBreak: TieBreak | null;
  /** The cap that holds the grade down; null where none does. */
  readonly cappedBy: Guard | null;
}

/** What the verdict is drawn from. */
export interface Grounds {
  readonly ruleSet: RuleSet;
  readonly possible: Possible;
  readonly topology: StatedTopology | null;
  readonly score: Score;
  readonly shares: Shares;
  readonly tippingRadius: number;
  readonly guards: readonly JudgedGuard[];
}

/** The first row of SCORING.md §4 that applies. */
export function drawVerdict(grounds: Grounds): Verdict {
  const excluded = APPROACHES.filter(
    (approach) => guardsAgainst(approach, "active", grounds.guards).length > 0,
  );
  const [first, second] = excluded;
  if (second !== undefined) return verdict("conflict", null, grounds);
  if (first !== undefined) return verdict("forced", otherApproach(first), grounds);
  return drawFromScore(grounds);
}

function drawFromScore(grounds: Grounds): Verdict {
  const { score, ruleSet } = grounds;
  const { tieBand } = ruleSet;
  if (score.low > tieBand) return decided("disaggregated", grounds);
  if (score.high < -tieBand) return decided("converged", grounds);
  const { share } = ruleSet.leaning;
  // A share near 1 already means that completions lie outside the tie band on that side.
  const leaning = APPROACHES.find((approach) => grounds.shares[approach] >= share);
  if (leaning !== undefined) return verdict("leaning", leaning, grounds);
  if (score.low < -tieBand || score.high > tieBand) return verdict("inconclusive", null, grounds);
  return breakTie(grounds);
}

function decided(approach: Approach, grounds: Grounds): Verdict {
  const base = verdict("decided", approach, grounds);
  const cap = grounds.guards.find(({ guard, state }) => guard.caps !== null && state === "active");
  const { strong, moderate } = grounds.ruleSet.grades;
  const most: Grade = base.unless.length > 0 ? "moderate" : "strong";
  if (cap !== undefined) return { ...base, grade: "weak", cappedBy: cap.guard };
  if (grounds.tippingRadius >= strong) return { ...base, grade: most };
  return { ...base, grade: grounds.tippingRadius >= moderate ? "moderate" : "weak" };
}

function breakTie(grounds: Grounds): Verdict {
  for (const tieBreak of grounds.ruleSet.tieBreaks) {
    const applies =
      tieBreak.when === null || truthOfCondition(tieBreak.when, grounds.possible) === "always";
    const approach =
      tieBreak.advises === "incumbent" ? (grounds.topology?.approach ?? null) : tieBreak.advises;
    if (applies && approach !== null) {
      return { ...verdict("tie-broken", approach, grounds), tieBreak };
    }
  }
  return verdict("tie", null, grounds);
}

function verdict(kind: VerdictKind, approach: Approach | null, grounds: Grounds): Verdict {
  return {
    kind,
    approach,
    grade: null,
    unless: approach === null ? [] : guardsAgainst(approach, "possible", grounds.guards),
    tieBreak: null,
    cappedBy: null,
  };
}
