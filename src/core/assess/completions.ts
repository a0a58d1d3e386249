import { item } from "../model/lookup.ts";
import type { Possible } from "../model/read-profile.ts";
import { conditionHolds } from "../pack/compile.ts";
import type { Block, Condition } from "../pack/rule-set.ts";

/** The levels whose bits are set, ascending. */
export function levelsIn(mask: number): number[] {
  const levels: number[] = [];
  for (let level = 0; mask >> level !== 0; level += 1) {
    if ((mask & (1 << level)) !== 0) levels.push(level);
  }
  return levels;
}

/** Whether exactly one level is still possible. */
export function isKnown(mask: number): boolean {
  return (mask & (mask - 1)) === 0;
}

/** All ways in which the given traits can turn out, each as levels in the order of `traits`. */
export function completionsOf(traits: readonly number[], possible: Possible): number[][] {
  let completions: number[][] = [[]];
  for (const trait of traits) {
    const levels = levelsIn(item(possible, trait));
    completions = completions.flatMap((begun) => levels.map((level) => [...begun, level]));
  }
  return completions;
}

/** The numbers of a block's combinations that are still possible. */
export function combinationsIn(block: Block, possible: Possible): number[] {
  let combinations = [0];
  for (const [position, trait] of block.traits.entries()) {
    const size = item(block.sizes, position);
    const levels = levelsIn(item(possible, trait));
    combinations = combinations.flatMap((begun) => levels.map((level) => begun * size + level));
  }
  return combinations;
}

/** A block with those of its combinations that are still possible. */
export interface OpenBlock {
  readonly block: Block;
  readonly combinations: readonly number[];
}

/** Every block with its possible combinations. */
export function openBlocks(blocks: readonly Block[], possible: Possible): OpenBlock[] {
  return blocks.map((block) => ({ block, combinations: combinationsIn(block, possible) }));
}

/** Whether something holds in all completions, in none, or in some. */
export type Truth = "always" | "never" | "sometimes";

/** The truth of a list of outcomes, one a completion; the list is never empty. */
export function truthOf(outcomes: readonly boolean[]): Truth {
  if (outcomes.every(Boolean)) return "always";
  return outcomes.some(Boolean) ? "sometimes" : "never";
}

/** Whether a condition holds whatever the unknown traits turn out to be. */
export function truthOfCondition(condition: Condition, possible: Possible): Truth {
  return truthOf(
    completionsOf(condition.traits, possible).map((levels) => conditionHolds(condition, levels)),
  );
}
