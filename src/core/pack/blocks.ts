import { item } from "../model/lookup.ts";
import type { Block, Rule, Trait } from "./rule-set.ts";

/** A block may span this many traits at most (docs/scoring.md §1). */
export const MOST_BLOCK_TRAITS = 5;
/** A block may have this many combinations of levels at most (docs/scoring.md §1). */
export const MOST_BLOCK_COMBINATIONS = 4096;

/** Groups rules that share a trait, directly or through others; in the order of their first rule. */
export function ruleGroups<R extends { readonly traits: readonly number[] }>(
  rules: readonly R[],
): { readonly traits: readonly number[]; readonly rules: readonly R[] }[] {
  let groups: { traits: ReadonlySet<number>; rules: readonly R[] }[] = [];
  for (const rule of rules) {
    const meets = (group: { readonly traits: ReadonlySet<number> }) =>
      rule.traits.some((trait) => group.traits.has(trait));
    const met = groups.filter(meets);
    const joined = {
      traits: new Set([...met.flatMap((group) => [...group.traits]), ...rule.traits]),
      rules: [...met.flatMap((group) => group.rules), rule],
    };
    groups = [...groups.filter((group) => !meets(group)), joined];
  }
  return groups.map((group) => ({
    traits: [...group.traits].sort((a, b) => a - b),
    rules: group.rules,
  }));
}

/** How many combinations of levels the traits have together. */
export function combinationsOf(sizes: readonly number[]): number {
  return sizes.reduce((product, size) => product * size, 1);
}

/** Makes the blocks with their tables. */
export function makeBlocks(rules: readonly Rule[], traits: readonly Trait[]): Block[] {
  return ruleGroups(rules).map((group) => {
    const sizes = group.traits.map((index) => item(traits, index).levels.length);
    return makeBlock(group, sizes);
  });
}

function makeBlock(
  group: { readonly traits: readonly number[]; readonly rules: readonly Rule[] },
  sizes: readonly number[],
): Block {
  const combinations = combinationsOf(sizes);
  const evidence = group.rules.map(() => new Int8Array(combinations));
  const points = new Int16Array(combinations);
  const weight = new Int16Array(combinations);
  for (let combination = 0; combination < combinations; combination += 1) {
    const levels = levelsAt(combination, sizes);
    for (const [index, rule] of group.rules.entries()) {
      const given = rule.evidence(
        rule.traits.map((trait) => item(levels, group.traits.indexOf(trait))),
      );
      const contribution = given * rule.strength;
      item(evidence, index)[combination] = given;
      points[combination] = item(points, combination) + contribution;
      weight[combination] = item(weight, combination) + Math.abs(contribution);
    }
  }
  return { traits: group.traits, sizes, rules: group.rules, evidence, points, weight };
}

/** The levels of a combination, in the order of the block's traits. */
export function levelsAt(combination: number, sizes: readonly number[]): number[] {
  let rest = combination;
  const reversed = sizes.toReversed().map((size) => {
    const level = rest % size;
    rest = Math.floor(rest / size);
    return level;
  });
  return reversed.toReversed();
}
