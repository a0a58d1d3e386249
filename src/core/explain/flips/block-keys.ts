import { onceFor } from "../../model/once-for.ts";
import type { Possible } from "../../model/read-profile.ts";
import { atList } from "../../model/table.ts";
import type { Block, RuleSet } from "../../pack/rule-set.ts";

/** The block that a trait is of, by its index; undefined where no rule reads it. */
export function blockOf(trait: number, ruleSet: RuleSet): Block | undefined {
  return blocksByTrait(ruleSet).get(trait);
}

const blocksByTrait = onceFor(
  ({ blocks }: RuleSet) =>
    new Map(blocks.flatMap((block) => block.traits.map((trait) => [trait, block] as const))),
);

/**
 * What is possible of the traits of a block as one number; null where numbers are so large that two
 * could be the same.
 */
export function possibleKey({ traits, sizes }: Block, possible: Possible): number | null {
  let key = 0;
  for (let position = 0; position < traits.length; position += 1) {
    // A mask is below two to the number of levels, so this is a mixed radix.
    key = key * (1 << atList(sizes, position)) + atList(possible, atList(traits, position));
  }
  return key < Number.MAX_SAFE_INTEGER ? key : null;
}
