import { knownScore } from "../../assess/known-verdict.ts";
import { item } from "../../model/lookup.ts";
import { compileRuleSet } from "../../pack/compile.ts";
import type { RuleSet, SealedPack } from "../../pack/rule-set.ts";
import { type CaseOutcome, missesOf, outcomeOf } from "../case-outcome.ts";
import { mutate } from "../mutation/mutation.ts";
import type { Mutant } from "../mutation/mutants.ts";
import { spaceOf } from "../space.ts";
import { type Suggestion, suggest } from "./suggest.ts";

/** A case without its expectation, which a person has to decide. */
export interface SuggestedCase {
  /** Says which levels it turns on, and the score. */
  readonly name: string;
  /** Trait id to level id, every trait. */
  readonly traits: Readonly<Record<string, string>>;
  /** The score; + speaks for A. */
  readonly points: number;
  /** What the engine gives now. */
  readonly outcome: CaseOutcome;
  /** The mutants that the case would find out, in words. */
  readonly tells: readonly string[];
}

/** Cases that together would find out every mutant of a pack that its own cases miss. */
export function suggestCases(sealed: SealedPack): SuggestedCase[] {
  const ruleSet = compileRuleSet(sealed);
  const space = spaceOf(ruleSet);
  const { living } = mutate(space, missesOf(ruleSet));
  return suggest(space, living).map((suggestion) => caseOf(suggestion, ruleSet));
}

function caseOf({ levels, told }: Suggestion, ruleSet: RuleSet): SuggestedCase {
  const chosen = ruleSet.traits.map(({ id, index, levels: own }) => ({
    index,
    trait: id,
    level: item(own, item(levels, index)).id,
  }));
  const traits = Object.fromEntries(chosen.map(({ trait, level }) => [trait, level]));
  const read = new Set(told.flatMap(({ mutant }) => readBy(mutant)));
  const subject = chosen
    .filter(({ index }) => read.has(index))
    .map(({ trait, level }) => `${trait} ${level}`);
  const points = knownScore(ruleSet, levels);
  return {
    name: `boundary: ${[...subject, `score ${points}`].join(", ")}`,
    traits,
    points,
    outcome: outcomeOf(ruleSet, { traits }, true),
    tells: told.map(({ mutant }) => mutant.text),
  };
}

function readBy(mutant: Mutant): readonly number[] {
  return mutant.kind === "rule" ? mutant.after.traits : mutant.guard.traits;
}
