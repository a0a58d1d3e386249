import type { Approach } from "../../../src/core/model/approach.ts";
import type { LevelSets, Pack } from "../../../src/core/pack/schema.ts";
import {
  type Levels,
  everyCompletion,
  naiveExclusions,
  naiveScore,
} from "../../support/naive-engine.ts";

/** A verdict straight from the rule files, for a fully known profile without a topology. */
export interface NaiveVerdict {
  readonly kind: string;
  readonly approach: Approach | null;
  readonly score: number;
}

/** Every profile of a pack with its verdict: the oracle of everything about the space. */
export function everyProfile(pack: Pack): { levels: Levels; verdict: NaiveVerdict }[] {
  return [...everyCompletion(pack, {})].map((levels) => ({
    levels,
    verdict: naiveVerdict(pack, levels, naiveScore(pack, levels).score),
  }));
}

/** The verdict at a score that may be another than the pack gives. */
export function naiveVerdict(pack: Pack, levels: Levels, score: number): NaiveVerdict {
  const excluded = new Set(naiveExclusions(pack, levels));
  if (excluded.size === 2) return { kind: "conflict", approach: null, score };
  if (excluded.has("disaggregated")) return { kind: "forced", approach: "converged", score };
  if (excluded.has("converged")) return { kind: "forced", approach: "disaggregated", score };
  if (score > pack.pack.tieBand) return { kind: "decided", approach: "disaggregated", score };
  if (score < -pack.pack.tieBand) return { kind: "decided", approach: "converged", score };
  for (const { when, advises } of pack.pack.tieBreaks) {
    if (advises !== "incumbent" && holdsIn(when ?? {}, levels)) {
      return { kind: "tie-broken", approach: advises, score };
    }
  }
  return { kind: "tie", approach: null, score };
}

/** Whether a condition holds, straight from the rule files. */
export function holdsIn(sets: LevelSets, levels: Levels): boolean {
  return Object.entries(sets).every(([trait, ids]) => ids.includes(levels[trait]!));
}

/** The evidence that a rule, given by its id, gives for a profile. */
export function naiveEvidence(pack: Pack, rule: string, levels: Levels): number {
  const trait = pack.traits.find(({ id }) => id === rule);
  if (trait !== undefined) return trait.levels.find(({ id }) => id === levels[rule])!.points!;
  const interaction = pack.interactions.find(({ id }) => id === rule)!;
  return holdsIn(interaction.when, levels) ? interaction.evidence : 0;
}

/** The profile with a trait at another level, for every level of the trait. */
export function siblings(pack: Pack, levels: Levels, trait: string): Levels[] {
  return pack.traits
    .find(({ id }) => id === trait)!
    .levels.map(({ id }) => ({ ...levels, [trait]: id }));
}
