import { item } from "../model/lookup.ts";
import type { Approach } from "../model/approach.ts";
import type { Possible } from "../model/read-profile.ts";
import { conditionHolds } from "../pack/compile.ts";
import type { Condition, Guard } from "../pack/rule-set.ts";
import { completionsOf, truthOfCondition } from "./completions.ts";

/**
 * `active` in every completion, `clear` in none, `possible` in some; `lifted` where its condition
 * can hold but a mitigation then always does too.
 */
export type GuardState = "active" | "possible" | "lifted" | "clear";

/** A guard with its state for what is known of a cluster. */
export interface JudgedGuard {
  readonly guard: Guard;
  readonly state: GuardState;
}

/** Judges guards by enumerating the completions of each guard's own traits (docs/scoring.md §2). */
export function judgeGuards(guards: readonly Guard[], possible: Possible): JudgedGuard[] {
  return guards.map((guard) => ({ guard, state: guardState(guard, possible) }));
}

/** The guards in a given state that exclude an approach. */
export function guardsAgainst(
  approach: Approach,
  state: GuardState,
  guards: readonly JudgedGuard[],
): Guard[] {
  return guards
    .filter((judged) => judged.state === state && judged.guard.excludes === approach)
    .map(({ guard }) => guard);
}

/** The state of one guard. */
export function guardState(guard: Guard, possible: Possible): GuardState {
  // Without mitigations the traits are independent, so nothing has to be enumerated.
  if (guard.unless.length === 0) return STATES[truthOfCondition(guard.when, possible)];
  const completions = completionsOf(guard.traits, possible);
  const met = completions.filter((levels) => holdsIn(guard, guard.when, levels));
  if (met.length === 0) return "clear";
  const bites = met.filter(
    (levels) => !guard.unless.some((mitigation) => holdsIn(guard, mitigation, levels)),
  );
  if (bites.length === completions.length) return "active";
  return bites.length === 0 ? "lifted" : "possible";
}

const STATES = { always: "active", never: "clear", sometimes: "possible" } as const;

function holdsIn(guard: Guard, condition: Condition, levels: readonly number[]): boolean {
  return conditionHolds(
    condition,
    condition.traits.map((trait) => item(levels, guard.traits.indexOf(trait))),
  );
}
