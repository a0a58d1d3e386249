import { isKnown } from "../../assess/completions.ts";
import { atList } from "../../model/table.ts";
import { type Change, type FlipQuestion, isFlip, levelOf } from "./flip-question.ts";

/** Every change of one known trait that takes the advice away, in the order of traits and levels. */
export function singleFlips(question: FlipQuestion): Change[] {
  const { ruleSet, possible, fixed } = question;
  const flips: Change[] = [];
  for (const { index: trait, levels } of ruleSet.traits) {
    if (!isKnown(atList(possible, trait)) || fixed.has(trait)) continue;
    const from = levelOf(trait, possible);
    for (let level = 0; level < levels.length; level += 1) {
      const change = { trait, level };
      if (level !== from && isFlip([change], question)) flips.push(change);
    }
  }
  return flips;
}
