import { item } from "../model/lookup.ts";
import type { Rule } from "../pack/rule-set.ts";
import type { OpenBlock } from "./completions.ts";

/** The score over all completions, in points; + speaks for A (SCORING.md §1 and §2). */
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
  for (const { block, combinations } of open) {
    const points = combinations.map((combination) => item(block.points, combination));
    low += Math.min(...points);
    high += Math.max(...points);
  }
  return { low, high, settled: open.flatMap(settledIn) };
}

/** The evidence of each rule of a block over its possible combinations. */
export function evidenceIn({ block, combinations }: OpenBlock): {
  readonly rule: Rule;
  readonly evidence: readonly number[];
}[] {
  return block.rules.map((rule, index) => {
    const table = item(block.evidence, index);
    return { rule, evidence: combinations.map((combination) => item(table, combination)) };
  });
}

function settledIn(open: OpenBlock): SettledRule[] {
  return evidenceIn(open).flatMap(({ rule, evidence }) => {
    const first = item(evidence, 0);
    return evidence.every((other) => other === first) ? [{ rule, evidence: first }] : [];
  });
}
