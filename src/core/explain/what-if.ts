import { openBlocks } from "../assess/completions.ts";
import { evidenceIn } from "../assess/score.ts";
import { entry } from "../model/lookup.ts";
import type { Possible } from "../model/read-profile.ts";
import type { Rule, RuleSet } from "../pack/rule-set.ts";
import { compareIds } from "./contributions.ts";

/** The points that a rule can give, over all completions. */
export interface PointRange {
  readonly low: number;
  readonly high: number;
}

/** What a change does to one rule. */
export interface RuleDifference {
  readonly rule: Rule;
  readonly before: PointRange;
  readonly after: PointRange;
}

/** Every rule that a change touches, the largest difference first, then by id. */
export function ruleDifferences(
  ruleSet: RuleSet,
  before: Possible,
  after: Possible,
): RuleDifference[] {
  const other = rangesOf(ruleSet, after);
  return [...rangesOf(ruleSet, before)]
    .map(([rule, range]) => ({ rule, before: range, after: entry(other, rule) }))
    .filter((each) => sizeOf(each) > 0)
    .sort((a, b) => sizeOf(b) - sizeOf(a) || compareIds(a.rule.id, b.rule.id));
}

function rangesOf(ruleSet: RuleSet, possible: Possible): ReadonlyMap<Rule, PointRange> {
  const open = openBlocks(ruleSet.blocks, possible).flatMap(evidenceIn);
  return new Map(
    open.map(({ rule, evidence }) => {
      const points = evidence.map((each) => each * rule.strength);
      return [rule, { low: Math.min(...points), high: Math.max(...points) }];
    }),
  );
}

function sizeOf({ before, after }: RuleDifference): number {
  return Math.abs(after.low - before.low) + Math.abs(after.high - before.high);
}
