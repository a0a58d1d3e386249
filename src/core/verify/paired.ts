import { item } from "../model/lookup.ts";
import { makeBlocks } from "../pack/blocks.ts";
import type { RuleSet } from "../pack/rule-set.ts";
import { type Component, type Cost, makeComponents } from "./components.ts";
import { type Decider, type Regime, type Settling, type State, makeDecider } from "./decider.ts";
import { type Cell, makeGround, walkAll } from "./walk.ts";

/** Two rule sets over the same traits and levels. */
export interface Pair {
  readonly first: RuleSet;
  readonly second: RuleSet;
}

/** Profiles that both rule sets judge alike, each in its own way. */
export interface PairSpot {
  readonly regimes: { readonly first: Regime; readonly second: Regime };
  /** The scores; 0 where both regimes leave nothing to them. */
  readonly points: { readonly first: number; readonly second: number };
  readonly cell: Cell;
}

/**
 * Every profile under two rule sets at once, alike ones together: one walk whose sums hold both
 * scores and whose states hold what both remember. Exact, like any walk. Of alike profiles the
 * cheapest is kept.
 */
export function* pairSpots(pair: Pair, cost: Cost): Generator<PairSpot, void> {
  const deciders = { first: makeDecider(pair.first), second: makeDecider(pair.second) };
  const settling = joined(deciders);
  const components = pairComponents(pair, settling);
  const shift = BigInt(deciders.first.width);
  const { cells } = walkAll(makeGround(settling, components, cost));
  for (const [state, sums] of cells) {
    const regimes = {
      first: deciders.first.regimeOf(BigInt.asUintN(deciders.first.width, state)),
      second: deciders.second.regimeOf(state >> shift),
    };
    for (const [sum, cell] of sums) yield { regimes, points: split(sum), cell };
  }
}

/** A sum is the first score plus this times the second: no score comes near half of it. */
const BASE = 2 ** 20;

function split(sum: number): PairSpot["points"] {
  const second = Math.round(sum / BASE);
  return { first: sum - second * BASE, second };
}

/** Both deciders as one: the first has the low bits of a state. */
function joined({ first, second }: { first: Decider; second: Decider }): Settling {
  const shift = BigInt(first.width);
  const low = (bits: State) => BigInt.asUintN(first.width, bits);
  return {
    failedAt: (traits, levels) =>
      first.failedAt(traits, levels) | (second.failedAt(traits, levels) << shift),
    completeFor: (known) => first.completeFor(known) | (second.completeFor(known) << shift),
    settle: (state, complete) =>
      first.settle(low(state), low(complete)) |
      (second.settle(state >> shift, complete >> shift) << shift),
    isOpen: (state) => first.isOpen(low(state)) || second.isOpen(state >> shift),
  };
}

function pairComponents({ first, second }: Pair, decider: Settling): Component[] {
  // Copies, so that a rule that both sets share counts for each of them.
  const others = new Set(second.rules.map((rule) => ({ ...rule })));
  const { traits } = first;
  const blocks = makeBlocks([...first.rules, ...others], traits);
  return makeComponents({ blocks, traits, decider }).map((component) => {
    const { rules, evidence } = component.block;
    const weights = rules.map((rule) => rule.strength * (others.has(rule) ? BASE : 1));
    const points = component.levels.map((_, combination) =>
      weights.reduce(
        (sum, weight, rule) => sum + weight * item(item(evidence, rule), combination),
        0,
      ),
    );
    return { ...component, points };
  });
}
