import type { PackCase } from "../../pack/schema.ts";
import type { Space } from "../space.ts";
import { differenceOf } from "./difference.ts";
import { type Mutant, mutantsOf } from "./mutants.ts";
import { isKilled, makeTrials } from "./trials.ts";

/** What became of the mutants of a pack. */
export interface Mutation {
  readonly all: number;
  /** Found out by a case. */
  readonly killed: number;
  /** Proved to give every profile the verdict that the pack gives. */
  readonly equivalent: readonly Mutant[];
  /** Neither: each with a profile that tells it from the pack. */
  readonly living: readonly LivingMutant[];
}

/** A mutant that no case finds out. */
export interface LivingMutant {
  readonly mutant: Mutant;
  /** The level of each trait of a profile that the mutant gives another verdict. */
  readonly witness: readonly number[];
}

/**
 * Tries the cases on every mutant, and proves or refutes that each survivor is equivalent. `misses`
 * are the cases that do not give what they expect.
 */
export function mutate(space: Space, misses: ReadonlyMap<PackCase, string>): Mutation {
  const { ruleSet } = space;
  const trials = makeTrials(ruleSet, misses);
  const mutants = mutantsOf(ruleSet);
  const survivors = mutants.filter((mutant) => !isKilled(mutant, trials));
  const judged = survivors.map((mutant) => ({ mutant, witness: differenceOf(mutant, space) }));
  return {
    all: mutants.length,
    killed: mutants.length - survivors.length,
    equivalent: judged.flatMap(({ mutant, witness }) => (witness === null ? [mutant] : [])),
    living: judged.flatMap(({ mutant, witness }) =>
      witness === null ? [] : [{ mutant, witness }],
    ),
  };
}

/** The share of mutants that cases find out, equivalent ones left aside; from 0 to 1. */
export function killRate({ killed, living }: Mutation): number {
  const all = killed + living.length;
  return all === 0 ? 1 : killed / all;
}
