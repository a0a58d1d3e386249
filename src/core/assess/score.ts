import { item } from "../model/lookup.ts";
import { at16, at8, atList } from "../model/table.ts";
import type { Rule } from "../pack/rule-set.ts";
import type { OpenBlock } from "./completions.ts";

/** The score over all completions, in points; + speaks for A (docs/scoring.md §1 and §2). */
export interface Score {
  /** The least score of any completion; attained. */
  readonly low: number;
  /** The greatest score of any completion; attained. */
  readonly high: number;
  /** The rules whose evidence is the same in every completion. */
  readonly settled: readonly SettledRule[];
}

/** A rule whose evidence no longer depends on what is unknown. */
export interface SettledRule {
  readonly rule: Rule;
  readonly evidence: number;
}

/** Sums the blocks: interval and settled rules. */
export function scoreOf(open: readonly OpenBlock[]): Score {
  let low = 0;
  let high = 0;
  const settled: SettledRule[] = [];
  for (const each of open) {
    const { block, combinations } = each;
    addSettled(each, settled);
    const range = rangeIn(block.points, combinations);
    low += range.low;
    high += range.high;
  }
  return { low, high, settled };
}

/** The least and the greatest number of a table over some combinations. */
export function rangeIn(
  table: Int16Array,
  combinations: readonly number[],
): { readonly low: number; readonly high: number } {
  let low = at16(table, atList(combinations, 0));
  let high = low;
  for (const combination of combinations) {
    const points = at16(table, combination);
    if (points < low) low = points;
    if (points > high) high = points;
  }
  return { low, high };
}

/** The evidence of each rule of a block over its possible combinations. */
export function evidenceIn({ block, combinations }: OpenBlock): {
  readonly rule: Rule;
  readonly evidence: readonly number[];
}[] {
  return block.rules.map((rule, index) => {
    const table = item(block.evidence, index);
    return { rule, evidence: combinations.map((combination) => at8(table, combination)) };
  });
}

function addSettled({ block, combinations }: OpenBlock, settled: SettledRule[]): void {
  for (const [index, rule] of block.rules.entries()) {
    const table = item(block.evidence, index);
    const evidence = at8(table, atList(combinations, 0));
    if (combinations.every((combination) => at8(table, combination) === evidence)) {
      settled.push({ rule, evidence });
    }
  }
}
