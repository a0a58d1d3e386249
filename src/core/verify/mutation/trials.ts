import { combinationsIn, isKnown, levelsIn } from "../../assess/completions.ts";
import { combinationOf, knownVerdict, verdictAt } from "../../assess/known-verdict.ts";
import type { Approach } from "../../model/approach.ts";
import { item } from "../../model/lookup.ts";
import { type Possible, possibleLevels } from "../../model/read-profile.ts";
import type { RuleSet } from "../../pack/rule-set.ts";
import type { PackCase, VerdictKind } from "../../pack/schema.ts";
import { missOf } from "../case-outcome.ts";
import { type Mutant, withFault } from "./mutants.ts";

/** Cases that give what they expect, ready to be tried on mutants. */
export interface Trials {
  readonly ruleSet: RuleSet;
  /** The cases with every trait known, those nearest to the tie band first. */
  readonly known: readonly KnownCase[];
  /** The cases in which more may change, a grade or what unknown traits leave open; these take longer. */
  readonly whole: readonly Trial[];
}

interface Trial {
  readonly each: PackCase;
  readonly possible: Possible;
}

interface KnownCase {
  readonly levels: readonly number[];
  readonly incumbent: Approach | null;
  readonly points: number;
  readonly approach: Approach | null;
  readonly kind: VerdictKind;
}

/** Makes the cases ready; one that misses its expectation already proves nothing about a mutant. */
export function makeTrials(ruleSet: RuleSet, misses: ReadonlyMap<PackCase, string>): Trials {
  const trials = ruleSet.cases
    .filter((each) => !misses.has(each))
    .map((each) => ({ each, possible: possibleLevels(ruleSet, each.traits) }));
  const known = trials.filter(({ possible }) => possible.every(isKnown));
  const partly = trials.filter((trial) => !known.includes(trial));
  return {
    ruleSet,
    known: known
      .map((trial) => knownCase(trial, ruleSet))
      .sort((a, b) => Math.abs(a.points) - Math.abs(b.points)),
    whole: [...known.filter(({ each }) => typeof each.expect.grade === "string"), ...partly],
  };
}

function knownCase({ each, possible }: Trial, ruleSet: RuleSet): KnownCase {
  const levels = possible.map((mask) => item(levelsIn(mask), 0));
  const incumbent = each.topology?.approach ?? null;
  return { ...knownVerdict(ruleSet, levels, incumbent), levels, incumbent };
}

/** Whether some case gives something else under the mutant than it expects. */
export function isKilled(mutant: Mutant, trials: Trials): boolean {
  return isKilledByKnown(mutant, trials) || isKilledByWhole(mutant, trials);
}

/** The approach and kind of known cases: no more than a look-up each. */
function isKilledByKnown(mutant: Mutant, { ruleSet, known }: Trials): boolean {
  if (mutant.kind === "guard") {
    const faulty = withFault(ruleSet, mutant);
    return known.some((each) => differs(each, knownVerdict(faulty, each.levels, each.incumbent)));
  }
  return known.some((each) => {
    const shift = item(mutant.shift, combinationOf(mutant.block, each.levels));
    return shift !== 0 && differs(each, verdictAt(ruleSet, each.points + shift, each));
  });
}

function differs(
  { approach, kind }: KnownCase,
  other: { readonly approach: Approach | null; readonly kind: VerdictKind },
): boolean {
  return other.approach !== approach || other.kind !== kind;
}

function isKilledByWhole(mutant: Mutant, { ruleSet, whole }: Trials): boolean {
  const faulty = withFault(ruleSet, mutant);
  return whole.some((trial) => canNotice(trial, mutant) && missOf(faulty, trial.each) !== null);
}

/** Whether a mutant changes anything that is possible in a case. */
function canNotice({ possible }: Trial, mutant: Mutant): boolean {
  if (mutant.kind === "guard") return true;
  const { block, shift } = mutant;
  return combinationsIn(block, possible).some((combination) => item(shift, combination) !== 0);
}
