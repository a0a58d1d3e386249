import type { LevelSets, Pack } from "../../src/core/pack/schema.ts";

/** One level for every trait: trait id to level id. */
export type Levels = Readonly<Record<string, string>>;

const STRENGTH = { recommended: 5, listed: 3, implied: 2, inferred: 1 };

/** The score straight from the rule files, one rule after the other: the engine's oracle. */
export function naiveScore(pack: Pack, levels: Levels): { score: number; weight: number } {
  let score = 0;
  let weight = 0;
  const add = (points: number) => {
    score += points;
    weight += Math.abs(points);
  };
  for (const trait of pack.traits) {
    const level = trait.levels.find(({ id }) => id === levels[trait.id]);
    if (trait.basis !== undefined) add(STRENGTH[trait.basis] * (level?.points ?? 0));
  }
  for (const { when, evidence, basis } of pack.interactions) {
    if (holds(when, levels)) add(STRENGTH[basis] * evidence);
  }
  return { score, weight };
}

/** Which approaches the guards exclude for fully known levels. */
export function naiveExclusions(pack: Pack, levels: Levels): string[] {
  return pack.guards.flatMap(({ excludes, when, unless }) =>
    excludes !== undefined && holds(when, levels) && !unless.some((sets) => holds(sets, levels))
      ? [excludes]
      : [],
  );
}

/** Every combination of levels that some known sets leave open. */
export function* everyCompletion(
  pack: Pack,
  known: Readonly<Record<string, readonly string[]>>,
): Generator<Levels> {
  const choices = pack.traits.map(
    (trait) => [trait.id, known[trait.id] ?? trait.levels.map(({ id }) => id)] as const,
  );
  const chosen: Record<string, string> = {};
  function* choose(index: number): Generator<Levels> {
    const choice = choices[index];
    if (choice === undefined) yield { ...chosen };
    else {
      for (const level of choice[1]) {
        chosen[choice[0]] = level;
        yield* choose(index + 1);
      }
    }
  }
  yield* choose(0);
}

function holds(sets: LevelSets, levels: Levels): boolean {
  return Object.entries(sets).every(([trait, ids]) => ids.includes(levels[trait] ?? ""));
}
