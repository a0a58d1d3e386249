import { item } from "../../model/lookup.ts";
import type { Place } from "../../model/place.ts";
import type { Profile } from "../../model/read-profile.ts";
import { everyLevel } from "../../model/trait-value.ts";
import type { InferredTrait } from "./infer-traits.ts";

/** A profile with what evidence adds to it, and where each addition was read. */
export interface NarrowedProfile {
  readonly profile: Profile;
  readonly places: Readonly<Record<string, Place>>;
}

/**
 * Fills in what evidence tells of the traits that a person left open. What a person wrote stays as
 * it is, and evidence that contradicts itself adds nothing.
 */
export function narrowProfile(
  profile: Profile,
  inferred: readonly InferredTrait[],
): NarrowedProfile {
  const added = inferred.filter(
    ({ trait, against }) => against === null && isOpen(profile, trait.index, everyLevel(trait)),
  );
  const masks = new Map(added.map(({ trait, mask }) => [trait.index, mask]));
  const ids = added.map(({ trait }) => trait.id);
  return {
    profile: {
      ...profile,
      possible: profile.possible.map((mask, index) => masks.get(index) ?? mask),
      stated: [...profile.stated, ...ids.filter((id) => !profile.stated.includes(id))],
    },
    places: Object.fromEntries(added.map(({ trait, at }) => [trait.id, at])),
  };
}

/** "I don't know" is written as the list of all levels, which says as little as nothing. */
function isOpen({ possible }: Profile, index: number, every: number): boolean {
  return item(possible, index) === every;
}
