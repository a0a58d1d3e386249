import { item } from "../model/lookup.ts";
import type { RuleSet } from "../pack/rule-set.ts";

/** What a witness is told by: the traits, and the profile that it is compared with. */
export interface Telling {
  readonly ruleSet: RuleSet;
  readonly typical: readonly number[];
}

/** A profile in words, by what is not typical in it: `the typical profile with network slow`. */
export function witnessText(levels: readonly number[], { ruleSet, typical }: Telling): string {
  const changes = ruleSet.traits.flatMap(({ index, id, levels: own }) => {
    const level = item(levels, index);
    return level === item(typical, index) ? [] : [`${id} ${item(own, level).id}`];
  });
  return changes.length === 0
    ? "the typical profile"
    : `the typical profile with ${changes.join(", ")}`;
}

/** Levels that a trait, given by its index, may have. */
export interface Choice {
  readonly trait: number;
  readonly levels: readonly number[];
}

/** The typical profile with some traits at every combination of their levels. */
export function profilesOver(
  choices: readonly Choice[],
  typical: readonly number[],
): (readonly number[])[] {
  return choices.reduce<(readonly number[])[]>(
    (profiles, { trait, levels }) =>
      profiles.flatMap((profile) => levels.map((level) => profile.with(trait, level))),
    [typical],
  );
}
