import { isKnown } from "../../assess/completions.ts";
import { item } from "../../model/lookup.ts";
import { advisedApproach, type Change, type FlipQuestion, levelOf } from "./flip-question.ts";

/** Every change of one known trait that takes the advice away, in the order of traits and levels. */
export function singleFlips({
  ruleSet,
  possible,
  topology,
  winner,
  fixed,
}: FlipQuestion): Change[] {
  const now = [...possible];
  const flips: Change[] = [];
  for (const { index: trait, levels } of ruleSet.traits) {
    const mask = item(possible, trait);
    if (!isKnown(mask) || fixed.has(trait)) continue;
    const from = levelOf(trait, possible);
    for (let level = 0; level < levels.length; level += 1) {
      if (level === from) continue;
      now[trait] = 1 << level;
      if (advisedApproach(ruleSet, now, topology) !== winner) flips.push({ trait, level });
    }
    now[trait] = mask;
  }
  return flips;
}
