import { item } from "../model/lookup.ts";
import { atList } from "../model/table.ts";
import type { Condition, RuleSet } from "../pack/rule-set.ts";

/** A condition in words: `autoscaling is weekly or daily, and environment is aws`. */
export function conditionText(condition: Condition, ruleSet: Pick<RuleSet, "traits">): string {
  return condition.traits
    .map((index, position) => {
      const trait = item(ruleSet.traits, index);
      const mask = atList(condition.masks, position);
      const levels = trait.levels.filter((_, level) => (mask & (1 << level)) !== 0);
      return `${trait.id} is ${levels.map(({ id }) => id).join(" or ")}`;
    })
    .join(", and ");
}
