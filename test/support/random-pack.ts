import fc from "fast-check";
import type { Basis, Pack } from "../../src/core/pack/schema.ts";

/** How large random packs get. */
export interface PackSize {
  readonly traits: number;
  readonly interactions: number;
  readonly guards: number;
}

const BASES: readonly Basis[] = ["listed", "implied", "inferred"];
const APPROACHES = ["disaggregated", "converged"] as const;

/** Packs with scored traits, interactions and guards; fit for compiling. */
export function randomPacks(size: PackSize): fc.Arbitrary<Pack> {
  return fc
    .tuple(
      fc.array(traitSeed, { minLength: 2, maxLength: size.traits }),
      fc.array(conditionSeed, { maxLength: size.interactions }),
      fc.array(conditionSeed, { maxLength: size.guards }),
    )
    .map(([traits, interactions, guards]) => makePack(traits, interactions, guards));
}

/** A partly known profile of a pack: for each trait a non-empty set of its levels. */
export function knownSets(pack: Pack): fc.Arbitrary<Record<string, string[]>> {
  return fc.record(
    Object.fromEntries(
      pack.traits.map((trait) => [
        trait.id,
        fc.subarray(
          trait.levels.map(({ id }) => id),
          { minLength: 1 },
        ),
      ]),
    ),
  );
}

/** A fully known profile of a pack. */
export function knownLevels(pack: Pack): fc.Arbitrary<Record<string, string>> {
  return fc.record(
    Object.fromEntries(
      pack.traits.map((trait) => [trait.id, fc.constantFrom(...trait.levels.map(({ id }) => id))]),
    ),
  );
}

const traitSeed = fc.record({
  basis: fc.constantFrom(...BASES),
  points: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 2, maxLength: 4 }),
});

const conditionSeed = fc.record({
  first: fc.nat(),
  second: fc.nat(),
  levels: fc.tuple(fc.nat(), fc.nat()),
  evidence: fc.integer({ min: -2, max: 2 }),
  basis: fc.constantFrom(...BASES),
  approach: fc.constantFrom(...APPROACHES),
  isMitigated: fc.boolean(),
});

type Seed = typeof conditionSeed extends fc.Arbitrary<infer T> ? T : never;

function makePack(
  traits: readonly { basis: Basis; points: readonly number[] }[],
  interactions: readonly Seed[],
  guards: readonly Seed[],
): Pack {
  const source = ["source"];
  const made = traits.map(({ basis, points }, index) => ({
    id: `t${index}`,
    title: `trait ${index}`,
    question: "which level?",
    why: "it matters",
    basis,
    sources: source,
    levels: points.map((value, level) => ({ id: `l${level}`, points: value, because: "so" })),
  }));
  const condition = ({ first, second, levels }: Seed) => {
    const one = first % made.length;
    // Neighbours only, so that no block grows past what can be judged.
    const other = one === made.length - 1 ? one - 1 : one + 1;
    const level = (trait: number, choice: number) => [
      `l${choice % (made[trait]?.levels.length ?? 1)}`,
    ];
    return second % 2 === 0
      ? { [`t${one}`]: level(one, levels[0]), [`t${other}`]: level(other, levels[1]) }
      : { [`t${one}`]: level(one, levels[0]), [`t${other}`]: level(other, levels[0]) };
  };
  return {
    pack: {
      id: "random",
      version: "1.0.0",
      title: "random",
      product: "Storage",
      approaches: {
        disaggregated: { title: "Apart", summary: "apart" },
        converged: { title: "Together", summary: "together" },
      },
      tieBand: 2,
      grades: { strong: 0.95, moderate: 0.8 },
      leaning: { share: 0.95, stability: 0.9 },
      tieBreaks: [],
    },
    sources: { source: { title: "a source", publisher: "somebody" } },
    traits: made,
    interactions: interactions.map((seed, index) => ({
      id: `i${index}`,
      title: `interaction ${index}`,
      when: condition(seed),
      evidence: seed.evidence,
      basis: seed.basis,
      because: "so",
      sources: source,
    })),
    guards: guards.map((seed, index) => ({
      id: `g${index}`,
      title: `guard ${index}`,
      excludes: seed.approach,
      when: condition(seed),
      unless: seed.isMitigated
        ? [{ [`t${seed.second % made.length}`]: [`l${seed.levels[1] % 2}`] }]
        : [],
      because: "so",
      sources: source,
    })),
    forms: APPROACHES.map((approach) => ({
      id: `${approach}-form`,
      approach,
      title: approach,
      summary: approach,
      fits: "always",
      nextSteps: [{ do: "begin" }],
      switching: "nothing",
      cautions: [],
      sources: source,
    })),
    checks: [],
    cases: [],
  };
}
