import { isKnown, levelsIn } from "../assess/completions.ts";
import type { RuleSet } from "../pack/rule-set.ts";
import { item } from "./lookup.ts";
import { atList } from "./table.ts";
import { API_VERSION, PROFILE_KIND, type ProfileDocument } from "./profile.ts";
import type { Profile } from "./read-profile.ts";
import { everyLevel } from "./trait-value.ts";

/** A profile as the value of its document, traits in the order of the pack. */
export function profileValue(profile: Profile, ruleSet: Pick<RuleSet, "traits">): ProfileDocument {
  const { name, labels, topology, waivers } = profile;
  return {
    apiVersion: API_VERSION,
    kind: PROFILE_KIND,
    metadata: { name, ...(Object.keys(labels).length === 0 ? {} : { labels }) },
    traits: traitLevels(
      profile.possible,
      ruleSet.traits.filter(({ id }) => profile.stated.includes(id)),
    ),
    ...(topology === null ? {} : { topology: topologyValue(topology) }),
    ...(waivers.length === 0 ? {} : { waivers: [...waivers] }),
  };
}

/** What is possible of some traits as a profile says it: one level, or a list of them. */
export function traitLevels(
  possible: Profile["possible"],
  traits: RuleSet["traits"],
): Record<string, string | string[]> {
  const said: Record<string, string | string[]> = {};
  for (const { id, index, levels } of traits) {
    const mask = atList(possible, index);
    said[id] = isKnown(mask)
      ? item(levels, 31 - Math.clz32(mask)).id
      : levelsIn(mask).map((level) => item(levels, level).id);
  }
  return said;
}

/** The traits of which something is known: not every level is possible. */
export function knownTraits(
  possible: Profile["possible"],
  { traits }: Pick<RuleSet, "traits">,
): RuleSet["traits"] {
  return traits.filter((trait) => atList(possible, trait.index) !== everyLevel(trait));
}

function topologyValue({ approach, form }: NonNullable<Profile["topology"]>) {
  return form === null ? { approach } : { approach, form };
}
