import { isKnown, levelsIn } from "../../assess/completions.ts";
import { adviseOnly } from "../../assess/judge.ts";
import { knownVerdict } from "../../assess/known-verdict.ts";
import type { Approach } from "../../model/approach.ts";
import type { StatedTopology } from "../../model/profile.ts";
import type { Possible } from "../../model/read-profile.ts";
import { atList } from "../../model/table.ts";
import type { RuleSet } from "../../pack/rule-set.ts";

/** A trait set to another level. */
export interface Change {
  readonly trait: number;
  readonly level: number;
}

/** A profile whose verdict names an approach, and which of its traits must stay. */
export interface FlipQuestion {
  readonly ruleSet: RuleSet;
  readonly possible: Possible;
  readonly topology: StatedTopology | null;
  readonly winner: Approach;
  /** Indices of traits that no change may touch. */
  readonly fixed: ReadonlySet<number>;
}

/** The approach that is advised for what is possible, if any. */
export function advisedApproach(
  ruleSet: RuleSet,
  possible: Possible,
  topology: StatedTopology | null,
): Approach | null {
  for (const mask of possible) {
    if (!isKnown(mask)) return adviseOnly(ruleSet, possible, topology).approach;
  }
  const levels = new Uint8Array(possible.length);
  for (let trait = 0; trait < levels.length; trait += 1) {
    levels[trait] = 31 - Math.clz32(atList(possible, trait));
  }
  return knownVerdict(ruleSet, levels, topology?.approach ?? null).approach;
}

/** What is possible once some traits are set to other levels. */
export function changed(possible: Possible, changes: readonly Change[]): Possible {
  const result = [...possible];
  for (const { trait, level } of changes) result[trait] = 1 << level;
  return result;
}

/** Whether the changes take the advice away from the winner. */
export function isFlip(changes: readonly Change[], question: FlipQuestion): boolean {
  const { ruleSet, possible, topology, winner } = question;
  return advisedApproach(ruleSet, changed(possible, changes), topology) !== winner;
}

/** The level of a known trait. */
export function levelOf(trait: number, possible: Possible): number {
  return atList(levelsIn(atList(possible, trait)), 0);
}
