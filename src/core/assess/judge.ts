import type { StatedTopology } from "../model/profile.ts";
import type { Possible } from "../model/read-profile.ts";
import type { RuleSet } from "../pack/rule-set.ts";
import { type Shares, completionShares } from "./completion-share.ts";
import { type OpenBlock, openBlocks } from "./completions.ts";
import { type JudgedGuard, judgeGuards } from "./guards.ts";
import { type Score, scoreOf } from "./score.ts";
import { tippingRadius } from "./tipping-radius.ts";
import { type Verdict, drawVerdict } from "./verdict.ts";

/** Everything that the engine finds out about one cluster. */
export interface Judgement {
  readonly open: readonly OpenBlock[];
  readonly score: Score;
  readonly shares: Shares;
  readonly tippingRadius: number;
  readonly guards: readonly JudgedGuard[];
  readonly verdict: Verdict;
}

/** Scores what is known of a cluster and draws the verdict. Pure and deterministic. */
export function judge(
  ruleSet: RuleSet,
  possible: Possible,
  topology: StatedTopology | null,
): Judgement {
  const open = openBlocks(ruleSet.blocks, possible);
  const score = scoreOf(open);
  const found = {
    score,
    shares: completionShares(open, ruleSet.tieBand),
    tippingRadius: tippingRadius(open, score, ruleSet.tieBand),
    guards: judgeGuards(ruleSet.guards, possible),
  };
  const verdict = drawVerdict({ ruleSet, possible, topology, ...found });
  return { open, ...found, verdict };
}
