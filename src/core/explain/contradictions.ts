import type { Found } from "../assess/compare-topology.ts";
import { levelsIn } from "../assess/completions.ts";
import type { InferredTrait } from "../evidence/traits/infer-traits.ts";
import { item } from "../model/lookup.ts";
import { atList } from "../model/table.ts";
import { type Place, placeText } from "../model/place.ts";
import type { Target } from "../model/target.ts";

/** Evidence that contradicts itself, or what the profile says, trait by trait. */
export function contradictionsIn({ evidence, profile, traitPlaces }: Target): Found[] {
  return (evidence?.traits ?? []).flatMap((inferred) => {
    const { trait, against, mask } = inferred;
    if (against !== null) {
      const other = `${against.says} (${placeText(against.at)})`;
      return [finding(inferred, inferred.at, `${inferred.says}, but ${other}`)];
    }
    const place = traitPlaces[trait.id];
    const stated = atList(profile.possible, trait.index);
    if (place === undefined || (stated & mask) !== 0) return [];
    const ids = levelsIn(stated).map((level) => item(trait.levels, level).id);
    const seen = `${inferred.says} (${placeText(inferred.at)})`;
    return [finding(inferred, place, `the profile says ${ids.join(" or ")}, but ${seen}`)];
  });
}

function finding({ trait }: InferredTrait, at: Place, says: string): Found {
  return {
    id: "trait-contradiction",
    severity: "warning",
    subject: `traits.${trait.id}`,
    message: `${trait.id}: ${says}`,
    at,
  };
}
