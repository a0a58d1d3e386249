import { type Approach, otherApproach } from "../model/approach.ts";
import { item } from "../model/lookup.ts";
import type { Condition, RuleSet } from "../pack/rule-set.ts";

/** What the guards and tie-breaks leave to the score at a fully known profile. */
export type Regime =
  | { readonly kind: "conflict" }
  | { readonly kind: "forced"; readonly approach: Approach }
  | { readonly kind: "open"; readonly tie: Approach | null };

/**
 * What is decided of guards and tie-breaks while a profile's levels become known one by one: bits
 * 0 and 1 say that A or B is excluded, each other bit that a condition has failed or no longer
 * matters. States that can only end alike are the same number, so there are few of them.
 */
export type State = bigint;

/** What a walk has to know about guards and tie-breaks. */
export interface Settling {
  /** The conditions that fail at some levels; those of other traits are not asked. */
  failedAt(traits: readonly number[], levels: readonly number[]): State;
  /** The conditions whose traits are all known. */
  completeFor(known: ReadonlySet<number>): State;
  /** The state after more levels have become known; `complete` as by `completeFor`. */
  settle(state: State, complete: State): State;
  /** Whether the score can still count: not once an approach is excluded. */
  isOpen(state: State): boolean;
}

/** The guards and tie-breaks of a rule set, ready to be decided. */
export interface Decider extends Settling {
  /** How many bits a state has at most. */
  readonly width: number;
  /** What a state in which every trait is known leaves to the score. */
  regimeOf(state: State): Regime;
}

const WITHOUT: Readonly<Record<Approach, State>> = { disaggregated: 1n, converged: 2n };
const EITHER = WITHOUT.disaggregated | WITHOUT.converged;

interface Bit {
  readonly bit: State;
  readonly condition: Condition;
}

interface GuardBits {
  readonly excluded: State;
  readonly when: State;
  readonly unless: readonly State[];
  readonly all: State;
}

interface TieBits {
  readonly bit: State;
  readonly advises: Approach;
}

/** Makes the guards that exclude and the tie-breaks that need no topology ready to be decided. */
export function makeDecider({ guards, tieBreaks }: Pick<RuleSet, "guards" | "tieBreaks">): Decider {
  const bits: Bit[] = [];
  const bitOf = (condition: Condition): State => {
    const bit = 1n << BigInt(bits.length + 2);
    bits.push({ bit, condition });
    return bit;
  };
  const guardBits = guards.flatMap(({ excludes, when, unless }): GuardBits[] => {
    if (excludes === null) return [];
    const mitigations = unless.map(bitOf);
    const own = bitOf(when);
    const all = mitigations.reduce((sum, bit) => sum | bit, own);
    return [{ excluded: WITHOUT[excludes], when: own, unless: mitigations, all }];
  });
  const tieBits = tieBreaks.flatMap(({ advises, when }): TieBits[] =>
    advises === "incumbent" ? [] : [{ advises, bit: bitOf(when ?? ALWAYS) }],
  );
  return {
    width: bits.length + 2,
    failedAt: (traits, levels) =>
      union(bits.filter(({ condition }) => failsAt(condition, traits, levels))),
    completeFor: (known) =>
      union(bits.filter(({ condition }) => condition.traits.every((trait) => known.has(trait)))),
    settle: (state, complete) =>
      settleTies(settleGuards(state, complete, guardBits), complete, tieBits),
    isOpen: (state) => (state & EITHER) === 0n,
    regimeOf: (state) => regimeOf(state, tieBits),
  };
}

const ALWAYS: Condition = { traits: [], masks: [] };

function union(bits: readonly Bit[]): State {
  return bits.reduce((sum, { bit }) => sum | bit, 0n);
}

function failsAt(
  condition: Condition,
  traits: readonly number[],
  levels: readonly number[],
): boolean {
  return condition.traits.some((trait, index) => {
    const position = traits.indexOf(trait);
    return position >= 0 && (item(condition.masks, index) & (1 << item(levels, position))) === 0;
  });
}

function settleGuards(state: State, complete: State, guards: readonly GuardBits[]): State {
  let next = state;
  for (const guard of guards) next |= settledBy(guard, next, complete);
  // Once an approach is excluded, other guards against it no longer matter.
  for (const guard of guards) if ((next & guard.excluded) !== 0n) next |= guard.all;
  return next;
}

/** The bits that a guard adds: none while it is open, its own once it is decided. */
function settledBy(guard: GuardBits, state: State, complete: State): State {
  const holds = (bit: State) => (complete & ~state & bit) !== 0n;
  if ((state & guard.when) !== 0n || guard.unless.some(holds)) return guard.all;
  const isBare = guard.unless.every((bit) => (state & bit) !== 0n);
  return isBare && holds(guard.when) ? guard.excluded | guard.all : 0n;
}

function settleTies(state: State, complete: State, ties: readonly TieBits[]): State {
  let next = state;
  // With an approach excluded no tie is left to break; after one that holds no other is tried.
  let isDecided = (state & EITHER) !== 0n;
  for (const { bit } of ties) {
    if (isDecided) next |= bit;
    isDecided ||= (complete & ~next & bit) !== 0n;
  }
  return next;
}

function regimeOf(state: State, ties: readonly TieBits[]): Regime {
  const excluded = state & EITHER;
  if (excluded === EITHER) return { kind: "conflict" };
  if (excluded === WITHOUT.disaggregated) return forced("disaggregated");
  if (excluded === WITHOUT.converged) return forced("converged");
  const holding = ties.find(({ bit }) => (state & bit) === 0n);
  return { kind: "open", tie: holding?.advises ?? null };
}

function forced(excluded: Approach): Regime {
  return { kind: "forced", approach: otherApproach(excluded) };
}
