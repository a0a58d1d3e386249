import fc from "fast-check";
import type { StatedTopology } from "../../src/core/model/profile.ts";
import { possibleLevels } from "../../src/core/model/read-profile.ts";
import { compileRuleSet } from "../../src/core/pack/compile.ts";
import type { Pack } from "../../src/core/pack/schema.ts";
import { knownLevels, randomPacks } from "./random-pack.ts";

const SIZE = { traits: 6, interactions: 3, guards: 3 };
/** Nothing deployed, or either approach. */
export const TOPOLOGIES: (StatedTopology | null)[] = [
  null,
  { approach: "disaggregated", form: null },
  { approach: "converged", form: null },
];

/** Random packs whose ties a note and the incumbent may break. */
export const tiedPacks: fc.Arbitrary<Pack> = fc
  .tuple(randomPacks(SIZE), fc.nat(), fc.boolean(), fc.boolean())
  .map(([pack, pick, forA, incumbentFirst]) => {
    const note = {
      id: "note",
      when: { t0: ["l0"], [`t${1 + (pick % (pack.traits.length - 1))}`]: ["l1"] },
      advises: forA ? ("disaggregated" as const) : ("converged" as const),
      because: "so",
      sources: [],
    };
    const incumbent = {
      id: "incumbent",
      advises: "incumbent" as const,
      because: "so",
      sources: [],
    };
    const tieBreaks = incumbentFirst ? [incumbent, note] : [note, incumbent];
    return { ...pack, pack: { ...pack.pack, tieBreaks } };
  });

/** Known profiles of such packs, with or without traits that must stay. */
export const questions = tiedPacks
  .chain((pack) =>
    fc.tuple(
      fc.constant(pack),
      knownLevels(pack),
      fc.constantFrom(...TOPOLOGIES),
      fc.subarray(pack.traits.map((_, index) => index)),
      fc.boolean(),
    ),
  )
  .map(([pack, levels, topology, fixed, isFixing]) => {
    const ruleSet = compileRuleSet({ pack, digest: "sha256:test" });
    const possible = possibleLevels(ruleSet, levels);
    return { ruleSet, possible, topology, fixed: new Set(isFixing ? fixed : []) };
  });
