import { isKnown } from "../../assess/completions.ts";
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

/** A profile, and which of its traits must stay. */
export interface FlipProfile {
  readonly ruleSet: RuleSet;
  readonly possible: Possible;
  readonly topology: StatedTopology | null;
  /** Indices of traits that no change may touch. */
  readonly fixed: ReadonlySet<number>;
}

/** A profile whose verdict names an approach. */
export interface FlipQuestion extends FlipProfile {
  readonly winner: Approach;
  /** Whether each trait has one level. */
  readonly isFullyKnown: boolean;
  /** The approach that is advised after some changes, if any. */
  readonly advise: (changes: readonly Change[]) => Approach | null;
}

/** The question what would take a profile's advice away; null where there is no advice. */
export function flipQuestion(profile: FlipProfile): FlipQuestion | null {
  const isFullyKnown = profile.possible.every(isKnown);
  const advise = isFullyKnown ? adviserOf(profile) : openAdviserOf(profile);
  const winner = advise([]);
  return winner === null ? null : { ...profile, winner, isFullyKnown, advise };
}

/** A fully known profile is tried in place, since that is asked dozens of times a profile. */
function adviserOf({ ruleSet, possible, topology }: FlipProfile): FlipQuestion["advise"] {
  const incumbent = topology?.approach ?? null;
  const levels = Uint8Array.from(possible, (mask) => 31 - Math.clz32(mask));
  return (changes) => {
    for (const { trait, level } of changes) levels[trait] = level;
    const { approach } = knownVerdict(ruleSet, levels, incumbent);
    for (const { trait } of changes) levels[trait] = levelOf(trait, possible);
    return approach;
  };
}

function openAdviserOf({ ruleSet, possible, topology }: FlipProfile): FlipQuestion["advise"] {
  return (changes) => adviseOnly(ruleSet, changed(possible, changes), topology).approach;
}

/** What is possible once some traits are set to other levels. */
export function changed(possible: Possible, changes: readonly Change[]): Possible {
  const result = [...possible];
  for (const { trait, level } of changes) result[trait] = 1 << level;
  return result;
}

/** Whether the changes take the advice away from the winner. */
export function isFlip(changes: readonly Change[], { advise, winner }: FlipQuestion): boolean {
  return advise(changes) !== winner;
}

/** The level of a known trait. */
export function levelOf(trait: number, possible: Possible): number {
  return 31 - Math.clz32(atList(possible, trait));
}
