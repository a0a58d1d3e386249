import { openBlocks } from "../assess/completions.ts";
import { scoreOf } from "../assess/score.ts";
import type { Possible } from "../model/read-profile.ts";
import type { Rule, RuleSet } from "../pack/rule-set.ts";
import { compareIds } from "./contributions.ts";

/** What a change does to one rule; points are null where the rule is not settled. */
export interface RuleDifference {
  readonly rule: Rule;
  readonly before: number | null;
  readonly after: number | null;
  /** Null where before or after is. */
  readonly difference: number | null;
}

/** Every rule that a change touches, the largest difference first, open ones last. */
export function ruleDifferences(
  ruleSet: RuleSet,
  before: Possible,
  after: Possible,
): RuleDifference[] {
  const one = settledPoints(ruleSet, before);
  const other = settledPoints(ruleSet, after);
  return ruleSet.rules
    .map((rule) => differenceOf(rule, one.get(rule) ?? null, other.get(rule) ?? null))
    .filter((each) => each.before !== each.after)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || compareIds(a.rule.id, b.rule.id));
}

function settledPoints(ruleSet: RuleSet, possible: Possible): ReadonlyMap<Rule, number> {
  const { settled } = scoreOf(openBlocks(ruleSet.blocks, possible));
  return new Map(settled.map(({ rule, evidence }) => [rule, rule.strength * evidence]));
}

function differenceOf(rule: Rule, before: number | null, after: number | null): RuleDifference {
  const difference = before === null || after === null ? null : after - before;
  return { rule, before, after, difference };
}

function sizeOf({ difference }: RuleDifference): number {
  return difference === null ? -1 : Math.abs(difference);
}
