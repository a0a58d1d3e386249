import { atList } from "../model/table.ts";
import type { Possible } from "../model/read-profile.ts";
import type { Block, Condition } from "../pack/rule-set.ts";

/** The levels whose bits are set, ascending. */
export function levelsIn(mask: number): number[] {
  if (isKnown(mask)) return [31 - Math.clz32(mask)];
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
    const levels = levelsIn(atList(possible, trait));
    completions = completions.flatMap((begun) => levels.map((level) => [...begun, level]));
  }
  return completions;
}

/** The numbers of a block's combinations that are still possible. */
export function combinationsIn({ traits, sizes }: Block, possible: Possible): number[] {
  let combinations = levelsIn(atList(possible, atList(traits, 0)));
  for (let position = 1; position < traits.length; position += 1) {
    const size = atList(sizes, position);
    const levels = levelsIn(atList(possible, atList(traits, position)));
    const longer: number[] = [];
    for (const begun of combinations) {
      for (const level of levels) longer.push(begun * size + level);
    }
    combinations = longer;
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
  // Pushed for the reason told in possibleLevels.
  const open: OpenBlock[] = [];
  for (const block of blocks) open.push({ block, combinations: combinationsIn(block, possible) });
  return open;
}

/** Whether something holds in all completions, in none, or in some. */
export type Truth = "always" | "never" | "sometimes";

/**
 * Whether a condition holds whatever the unknown traits turn out to be. Its traits are independent:
 * it always holds where each of them does, and never where one of them cannot.
 */
export function truthOfCondition({ traits, masks }: Condition, possible: Possible): Truth {
  let truth: Truth = "always";
  for (let index = 0; index < traits.length; index += 1) {
    const mask = atList(possible, atList(traits, index));
    const allowed = atList(masks, index);
    if ((mask & allowed) === 0) return "never";
    if ((mask & ~allowed) !== 0) truth = "sometimes";
  }
  return truth;
}
