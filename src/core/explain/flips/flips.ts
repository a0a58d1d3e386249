import type { Assessment } from "../../model/assessment.ts";
import { item } from "../../model/lookup.ts";
import type { Profile } from "../../model/read-profile.ts";
import type { RuleSet } from "../../pack/rule-set.ts";
import { compareIds } from "../contributions.ts";
import { type Change, flipQuestion, levelOf } from "./flip-question.ts";
import { singleFlips } from "./single-flips.ts";
import { smallestFlip } from "./smallest-flip.ts";
import { sufficientReasons } from "./sufficient-reasons.ts";

/** What would take the advice away, and what alone guarantees it; empty without an advice. */
export type Flips = Assessment["flips"];

const NONE = { smallest: [], withoutGuard: [], single: [], sufficient: [] };

/** Flips of known traits; those in `fixed`, by id, stay as they are. */
export function flipsOf(
  profile: Pick<Profile, "possible" | "topology">,
  { ruleSet, fixed }: { readonly ruleSet: RuleSet; readonly fixed: ReadonlySet<string> },
): Flips {
  const { possible, topology } = profile;
  const kept = ruleSet.traits.filter(({ id }) => fixed.has(id));
  const held = kept.map(({ id }) => id).sort(compareIds);
  const indices = kept.map(({ index }) => index);
  const question = flipQuestion({ ruleSet, possible, topology, fixed: new Set(indices) });
  if (question === null) return { ...NONE, fixed: held };
  const inWords = (changes: readonly Change[]) =>
    changes.map(({ trait: index, level }) => {
      const trait = item(ruleSet.traits, index);
      const from = levelOf(index, possible);
      return {
        trait: trait.id,
        from: item(trait.levels, from).id,
        to: item(trait.levels, level).id,
      };
    });
  const single = singleFlips(question);
  const smallest = smallestFlip(question, single);
  return {
    smallest: inWords(smallest?.changes ?? []),
    withoutGuard: inWords(smallest?.withoutGuard ?? []),
    single: inWords(single),
    sufficient: sufficientReasons(question).map(({ id }) => id),
    fixed: held,
  };
}
