import { isKnown } from "../assess/completions.ts";
import { item } from "../model/lookup.ts";
import { possibleLevels } from "../model/read-profile.ts";
import type { RuleSet, Trait } from "../pack/rule-set.ts";

/**
 * The level of each trait that most cases of the pack have; where cases do not tell, the one with
 * the fewest points for either side. A profile near it is one that a person can picture.
 */
export function typicalLevels({ traits, cases }: Pick<RuleSet, "traits" | "cases">): number[] {
  const known = cases.map((each) => possibleLevels({ traits }, each.traits));
  return traits.map((trait) => {
    const masks = known.map((possible) => item(possible, trait.index)).filter(isKnown);
    return typicalOf(trait, masks);
  });
}

function typicalOf({ levels }: Trait, masks: readonly number[]): number {
  const ranked = levels.map(({ points }, level) => ({
    level,
    cases: masks.filter((mask) => mask === 1 << level).length,
    points: Math.abs(points),
  }));
  return item(
    ranked.sort((a, b) => b.cases - a.cases || a.points - b.points || a.level - b.level),
    0,
  ).level;
}
