import { levelsIn } from "../assess/completions.ts";
import { maskOf } from "../evidence/traits/infer-traits.ts";
import type { Assessment } from "../model/assessment.ts";
import { item } from "../model/lookup.ts";
import type { Target } from "../model/target.ts";
import type { RuleSet } from "../pack/rule-set.ts";

/** Everything that the evidence of a target says, about its topology and then about its traits. */
export function observationsIn({ evidence }: Target, ruleSet: RuleSet): Assessment["observations"] {
  if (evidence === null) return [];
  const topology: Assessment["observations"] = evidence.topology.observations.map(
    ({ about, says, object, at }) => ({
      about,
      says,
      levels: null,
      confidence: null,
      object,
      at,
      also: [],
    }),
  );
  const traits = evidence.observations.flatMap(({ narrowed, ...observation }) => {
    const trait = ruleSet.traitById.get(observation.trait);
    if (trait === undefined) return [];
    const { says, confidence, object, at } = observation;
    const also = [...observation.also];
    const levels = levelsIn(maskOf(narrowed, trait)).map((level) => item(trait.levels, level).id);
    // What leaves every level open need not be told.
    if (levels.length === trait.levels.length) return [];
    return [{ about: trait.id, says, levels, confidence, object, at, also }];
  });
  return [...topology, ...traits];
}
