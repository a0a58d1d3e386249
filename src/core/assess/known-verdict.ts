import type { Approach } from "../model/approach.ts";
import { at16, atList } from "../model/table.ts";
import type { Block, Condition, Guard, RuleSet } from "../pack/rule-set.ts";
import type { VerdictKind } from "../pack/schema.ts";

/** The level of every trait, by the trait's index. */
export type KnownLevels = Uint8Array | readonly number[];

/** A verdict without its grade, for a profile of which everything is known. */
export interface KnownVerdict {
  readonly kind: VerdictKind;
  readonly approach: Approach | null;
  /** The score; + speaks for A. */
  readonly points: number;
}

/**
 * The verdict of a fully known profile: what `judge` finds, without intervals, shares or grade.
 * `incumbent` is the approach of the present topology, if that is known.
 */
export function knownVerdict(
  ruleSet: RuleSet,
  levels: KnownLevels,
  incumbent: Approach | null,
): KnownVerdict {
  const points = knownScore(ruleSet, levels);
  const { kind, approach } = verdictAt(ruleSet, points, { levels, incumbent });
  return { kind, approach, points };
}

/** The score of a fully known profile. */
export function knownScore(ruleSet: RuleSet, levels: KnownLevels): number {
  let points = 0;
  for (const block of ruleSet.blocks) points += at16(block.points, combinationOf(block, levels));
  return points;
}

/** The number of the combination that some levels make in a block. */
export function combinationOf(block: Block, levels: KnownLevels): number {
  const { traits, sizes } = block;
  let combination = levelAt(levels, atList(traits, 0));
  for (let index = 1; index < traits.length; index += 1) {
    combination = combination * atList(sizes, index) + levelAt(levels, atList(traits, index));
  }
  return combination;
}

/** The verdict for a score and what the guards and tie-breaks read. */
export function verdictAt(
  ruleSet: RuleSet,
  points: number,
  { levels, incumbent }: { readonly levels: KnownLevels; readonly incumbent: Approach | null },
): { readonly kind: VerdictKind; readonly approach: Approach | null } {
  const withoutA = isExcluded("disaggregated", ruleSet.guards, levels);
  const withoutB = isExcluded("converged", ruleSet.guards, levels);
  if (withoutA && withoutB) return VERDICTS.conflict;
  if (withoutA) return VERDICTS.forcedB;
  if (withoutB) return VERDICTS.forcedA;
  if (points > ruleSet.tieBand) return VERDICTS.decidedA;
  if (points < -ruleSet.tieBand) return VERDICTS.decidedB;
  return brokenTie(ruleSet, levels, incumbent);
}

const VERDICTS = {
  conflict: { kind: "conflict", approach: null },
  forcedA: { kind: "forced", approach: "disaggregated" },
  forcedB: { kind: "forced", approach: "converged" },
  decidedA: { kind: "decided", approach: "disaggregated" },
  decidedB: { kind: "decided", approach: "converged" },
  brokenA: { kind: "tie-broken", approach: "disaggregated" },
  brokenB: { kind: "tie-broken", approach: "converged" },
  tie: { kind: "tie", approach: null },
} as const;

function brokenTie(ruleSet: RuleSet, levels: KnownLevels, incumbent: Approach | null) {
  for (const { when, advises } of ruleSet.tieBreaks) {
    const advised = advises === "incumbent" ? incumbent : advises;
    if (advised !== null && (when === null || holdsAt(when, levels))) {
      return advised === "disaggregated" ? VERDICTS.brokenA : VERDICTS.brokenB;
    }
  }
  return VERDICTS.tie;
}

function isExcluded(approach: Approach, guards: readonly Guard[], levels: KnownLevels): boolean {
  for (const guard of guards) {
    if (guard.excludes === approach && isActiveAt(guard, levels)) return true;
  }
  return false;
}

/** Whether a guard is active at fully known levels. */
export function isActiveAt(guard: Guard, levels: KnownLevels): boolean {
  if (!holdsAt(guard.when, levels)) return false;
  for (const mitigation of guard.unless) if (holdsAt(mitigation, levels)) return false;
  return true;
}

/** Whether a condition holds at fully known levels. */
export function holdsAt(condition: Condition, levels: KnownLevels): boolean {
  const { traits, masks } = condition;
  for (let index = 0; index < traits.length; index += 1) {
    const level = levelAt(levels, atList(traits, index));
    if ((atList(masks, index) & (1 << level)) === 0) return false;
  }
  return true;
}

function levelAt(levels: KnownLevels, trait: number): number {
  return levels[trait] ?? 0;
}
