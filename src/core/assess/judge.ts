import { type Approach, favouredBy } from "../model/approach.ts";
import type { StatedTopology } from "../model/profile.ts";
import type { Possible } from "../model/read-profile.ts";
import type { Guard, RuleSet } from "../pack/rule-set.ts";
import type { Grade } from "../pack/schema.ts";
import { type Shares, completionShares } from "./completion-share.ts";
import { type OpenBlock, openBlocks } from "./completions.ts";
import { equalWeightWinner } from "./equal-weight.ts";
import { type JudgedGuard, guardsAgainst, judgeGuards } from "./guards.ts";
import { type Score, scoreOf } from "./score.ts";
import { type Stability, stabilityOf } from "./stability.ts";
import { tippingRadius } from "./tipping-radius.ts";
import { type Grounds, type Outcome, drawOutcome } from "./verdict.ts";

/** Which approach is advised, if any, and how firmly. */
export interface Verdict extends Outcome {
  /** Null unless the kind is decided. */
  readonly grade: Grade | null;
  /** Guards that may still turn out to exclude the advised approach. */
  readonly unless: readonly Guard[];
  /** The cap that holds the grade down; null where none does. */
  readonly cappedBy: Guard | null;
}

/** How much the verdict can bear (docs/scoring.md §3). */
export interface Confidence {
  /** For the side that the score, or the middle of its interval, points to; null: no evidence. */
  readonly stability: number | null;
  readonly tippingRadius: number;
  readonly equalWeightWinner: Approach | null;
}

/** Everything that the engine finds out about one cluster. */
export interface Judgement {
  readonly open: readonly OpenBlock[];
  readonly score: Score;
  readonly guards: readonly JudgedGuard[];
  readonly verdict: Verdict;
  readonly shares: Shares;
  readonly confidence: Confidence;
}

/** Scores what is known of a cluster and draws the verdict. Pure and deterministic. */
export function judge(
  ruleSet: RuleSet,
  possible: Possible,
  topology: StatedTopology | null,
): Judgement {
  const open = openBlocks(ruleSet.blocks, possible);
  const grounds = groundsOf(ruleSet, possible, { topology, open });
  const { score, guards } = grounds;
  const confidence = {
    stability: stabilityTowards(score, grounds.stability()),
    tippingRadius: tippingRadius(open, score, ruleSet.tieBand),
    equalWeightWinner: equalWeightWinner(open),
  };
  const outcome = drawOutcome(grounds);
  const verdict = graded(outcome, grounds, confidence.stability);
  return { open, score, guards, verdict, shares: grounds.shares(), confidence };
}

/** Which approach is advised, if any: the outcome of {@link judge} without the rest of its work. */
export function adviseOnly(
  ruleSet: RuleSet,
  possible: Possible,
  topology: StatedTopology | null,
): Outcome {
  const open = openBlocks(ruleSet.blocks, possible);
  return drawOutcome(groundsOf(ruleSet, possible, { topology, open }));
}

function groundsOf(
  ruleSet: RuleSet,
  possible: Possible,
  { topology, open }: { topology: StatedTopology | null; open: readonly OpenBlock[] },
): Grounds {
  return {
    ruleSet,
    possible,
    topology,
    score: scoreOf(open),
    guards: judgeGuards(ruleSet.guards, possible),
    shares: once(() => completionShares(open, ruleSet.tieBand)),
    stability: once(() => stabilityOf(open)),
  };
}

/** A value that is worked out when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function stabilityTowards({ low, high }: Score, stability: Stability): number | null {
  if (stability.disaggregated + stability.converged === 0) return null;
  const side = favouredBy(low + high);
  return side === null ? Math.max(stability.disaggregated, stability.converged) : stability[side];
}

/** A possible guard against the winner holds the grade at moderate, an active cap at weak. */
function graded(outcome: Outcome, grounds: Grounds, stability: number | null): Verdict {
  const { ruleSet, guards } = grounds;
  const { approach, kind } = outcome;
  const unless = approach === null ? [] : guardsAgainst(approach, "possible", guards);
  if (kind !== "decided") return { ...outcome, grade: null, unless, cappedBy: null };
  const cap = guards.find(({ guard, state }) => guard.caps !== null && state === "active");
  if (cap !== undefined) return { ...outcome, grade: "weak", unless, cappedBy: cap.guard };
  const { strong, moderate } = ruleSet.grades;
  // Decided means that there is evidence, so stability is a number.
  const firmness = Number(stability);
  const isStrong = firmness >= strong && unless.length === 0;
  const grade = isStrong ? "strong" : firmness >= moderate ? "moderate" : "weak";
  return { ...outcome, grade, unless, cappedBy: null };
}
