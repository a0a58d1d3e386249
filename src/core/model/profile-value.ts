import { levelsIn } from "../assess/completions.ts";
import type { RuleSet } from "../pack/rule-set.ts";
import { item } from "./lookup.ts";
import { API_VERSION, PROFILE_KIND, type ProfileDocument } from "./profile.ts";
import type { Profile } from "./read-profile.ts";

/** A profile as the value of its document, traits in the order of the pack. */
export function profileValue(profile: Profile, ruleSet: Pick<RuleSet, "traits">): ProfileDocument {
  const { name, labels, topology, waivers } = profile;
  return {
    apiVersion: API_VERSION,
    kind: PROFILE_KIND,
    metadata: { name, ...(Object.keys(labels).length === 0 ? {} : { labels }) },
    traits: traitValues(profile, ruleSet),
    ...(topology === null ? {} : { topology: topologyValue(topology) }),
    ...(waivers.length === 0 ? {} : { waivers: [...waivers] }),
  };
}

function traitValues(
  profile: Profile,
  ruleSet: Pick<RuleSet, "traits">,
): Record<string, string | string[]> {
  const stated = ruleSet.traits.filter(({ id }) => profile.stated.includes(id));
  return Object.fromEntries(
    stated.map((trait) => {
      const levels = levelsIn(item(profile.possible, trait.index));
      const ids = levels.map((level) => item(trait.levels, level).id);
      return [trait.id, ids.length === 1 ? item(ids, 0) : ids];
    }),
  );
}

function topologyValue({ approach, form }: NonNullable<Profile["topology"]>) {
  return form === null ? { approach } : { approach, form };
}
