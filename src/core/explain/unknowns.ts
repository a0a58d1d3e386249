import { isKnown, levelsIn } from "../assess/completions.ts";
import type { Judgement } from "../assess/judge.ts";
import { evidenceIn } from "../assess/score.ts";
import type { UnknownTrait } from "../model/assessment.ts";
import { item } from "../model/lookup.ts";
import { atList } from "../model/table.ts";
import type { Possible } from "../model/read-profile.ts";
import type { RuleSet } from "../pack/rule-set.ts";
import { compareIds } from "./contributions.ts";

/**
 * Every trait with more than one possible level, by id, and how far it could move the score: the
 * least and the greatest sum of the unsettled rules that read it. Unknown traits that share a rule
 * share its points, so these ranges do not add up to the whole interval.
 */
export function unknownTraits(
  judgement: Judgement,
  possible: Possible,
  ruleSet: RuleSet,
): UnknownTrait[] {
  return ruleSet.traits
    .filter((trait) => !isKnown(atList(possible, trait.index)))
    .map((trait) => {
      const { low, high } = rangeOf(trait.index, judgement);
      const levels = levelsIn(atList(possible, trait.index));
      return {
        trait: trait.id,
        levels: levels.map((level) => item(trait.levels, level).id),
        low,
        high,
        swing: high - low,
      };
    })
    .sort((a, b) => compareIds(a.trait, b.trait));
}

function rangeOf(trait: number, judgement: Judgement): { low: number; high: number } {
  const open = judgement.open.find(({ block }) => block.traits.includes(trait));
  if (open === undefined) return { low: 0, high: 0 };
  const unsettled = evidenceIn(open).filter(
    ({ rule, evidence }) => rule.traits.includes(trait) && new Set(evidence).size > 1,
  );
  const sums = open.combinations.map((_, position) =>
    unsettled.reduce(
      (sum, { rule, evidence }) => sum + rule.strength * item(evidence, position),
      0,
    ),
  );
  return { low: Math.min(...sums), high: Math.max(...sums) };
}
