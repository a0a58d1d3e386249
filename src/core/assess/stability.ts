import { item } from "../model/lookup.ts";
import { at8, atFloat, atList } from "../model/table.ts";
import type { OpenBlock } from "./completions.ts";
import { type Completions, type StrengthByEvidence, integral } from "./gil-pelaez.ts";

/** Probabilities over random strengths and over the completions, each from 0 to 1. */
export interface Stability {
  /** That the weighted evidence speaks for A. */
  readonly disaggregated: number;
  /** That it speaks for B. */
  readonly converged: number;
}

/** Everything that is known is one product; blocks with several completions stay apart. */
interface Parts {
  readonly known: StrengthByEvidence;
  readonly unknown: readonly Completions[];
}

/** Where a strength stands in a list by evidence. */
const POSITION_OF_ZERO = 2;

/**
 * How firmly the evidence speaks for each side when every strength w is replaced by an independent
 * Gamma(w) draw: P(Σ g·e > 0) and P(Σ g·e < 0), exact (docs/scoring.md §3). Both are 0 when every evidence
 * is zero in every completion. It is not the probability of being right.
 */
export function stabilityOf(open: readonly OpenBlock[]): Stability {
  const { known, unknown } = partsOf(open);
  const all = [known, ...unknown.flat()];
  const hasFor = all.some((strengths) => forOf(strengths) > 0);
  const hasAgainst = all.some((strengths) => againstOf(strengths) > 0);
  if (!hasFor && !hasAgainst) return { disaggregated: 0, converged: 0 };
  const isZero = zeroShare(known, unknown);
  if (!hasAgainst) return { disaggregated: 1 - isZero, converged: 0 };
  if (!hasFor) return { disaggregated: 0, converged: 1 - isZero };
  const forA = unknown.length === 0 ? 1 - recursion(known) : integral(known, unknown, isZero);
  return { disaggregated: clamp(forA), converged: clamp(1 - isZero - forA) };
}

/**
 * P(Σ g·e < 0) for known evidence of both signs: the distribution of a linear combination of a
 * Dirichlet, by the recursion of Varsi (1973) and Ali (1973). Every step mixes two numbers from
 * [0, 1], so nothing is lost to cancellation.
 */
export function recursion(strengths: StrengthByEvidence): number {
  const positives = forOf(strengths);
  const ones = atList(strengths, 3);
  const below = new Float64Array(positives + 1);
  below[0] = 1;
  for (let step = 0; step < againstOf(strengths); step += 1) {
    const against = step < atList(strengths, 1) ? 1 : 2;
    for (let index = 1; index <= positives; index += 1) {
      const evidence = index <= ones ? 1 : 2;
      const mixed = evidence * atFloat(below, index) + against * atFloat(below, index - 1);
      below[index] = mixed / (evidence + against);
    }
  }
  return atFloat(below, positives);
}

function partsOf(open: readonly OpenBlock[]): Parts {
  const known = [0, 0, 0, 0, 0];
  const unknown: Completions[] = [];
  for (const each of open) {
    if (each.combinations.length === 1) addStrengths(each, atList(each.combinations, 0), known);
    else {
      unknown.push(
        each.combinations.map((combination) => addStrengths(each, combination, [0, 0, 0, 0, 0])),
      );
    }
  }
  return { known, unknown };
}

/** Adds the strengths of a block's rules to a list by evidence, and returns that list. */
function addStrengths({ block }: OpenBlock, combination: number, strengths: number[]): number[] {
  for (const [index, rule] of block.rules.entries()) {
    const position = at8(item(block.evidence, index), combination) + POSITION_OF_ZERO;
    strengths[position] = atList(strengths, position) + rule.strength;
  }
  return strengths;
}

function forOf(strengths: StrengthByEvidence): number {
  return atList(strengths, 3) + atList(strengths, 4);
}

function againstOf(strengths: StrengthByEvidence): number {
  return atList(strengths, 0) + atList(strengths, 1);
}

/** The share of completions in which every evidence is zero. */
function zeroShare(known: StrengthByEvidence, unknown: readonly Completions[]): number {
  const isZero = (strengths: StrengthByEvidence) => forOf(strengths) + againstOf(strengths) === 0;
  if (!isZero(known)) return 0;
  return unknown.reduce(
    (share, completions) => (share * completions.filter(isZero).length) / completions.length,
    1,
  );
}

function clamp(probability: number): number {
  return Math.min(1, Math.max(0, probability));
}
