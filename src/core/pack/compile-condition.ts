import { entry } from "../model/lookup.ts";
import type { Condition, Trait } from "./rule-set.ts";
import type { LevelSets } from "./schema-parts.ts";

/** The traits of a pack by id. */
export type TraitIndex = ReadonlyMap<string, Trait>;

/** Makes a condition over traits ready; its traits stand in the order of the pack. */
export function compileCondition(sets: LevelSets, traitById: TraitIndex): Condition {
  const entries = Object.entries(sets)
    .map(([id, levels]) => {
      const trait = entry(traitById, id);
      return { trait, mask: maskOf(trait, levels) };
    })
    .sort((a, b) => a.trait.index - b.trait.index);
  return {
    traits: entries.map(({ trait }) => trait.index),
    masks: entries.map(({ mask }) => mask),
  };
}

function maskOf(trait: Trait, levels: readonly string[]): number {
  return trait.levels.reduce(
    (mask, level, index) => (levels.includes(level.id) ? mask | (1 << index) : mask),
    0,
  );
}

/** A condition that may be left out: null where it is. */
export function compileOptional(
  sets: LevelSets | undefined,
  traitById: TraitIndex,
): Condition | null {
  return sets === undefined ? null : compileCondition(sets, traitById);
}
