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
  // Pushed for the reason told in possibleLevels.
  const judged: JudgedGuard[] = [];
  for (const guard of guards) judged.push({ guard, state: guardState(guard, possible) });
  return judged;
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
  const truth = truthOfCondition(guard.when, possible);
  if (truth === "never") return "clear";
  // Without a mitigation that is open the traits are independent, so nothing has to be enumerated.
  let isOpen = false;
  for (const mitigation of guard.unless) {
    const mitigated = truthOfCondition(mitigation, possible);
    if (mitigated === "always") return "lifted";
    isOpen ||= mitigated === "sometimes";
  }
  return isOpen ? enumerated(guard, possible) : STATES[truth];
}

/** The state of a guard whose condition can hold, and of which a mitigation does in some completions. */
function enumerated(guard: Guard, possible: Possible): GuardState {
  const completions = completionsOf(guard.traits, possible);
  const met = completions.filter((levels) => holdsIn(guard, guard.when, levels));
  const bites = met.filter(
    (levels) => !guard.unless.some((mitigation) => holdsIn(guard, mitigation, levels)),
  );
  return bites.length === 0 ? "lifted" : "possible";
}

const STATES = { always: "active", sometimes: "possible" } as const;

function holdsIn(guard: Guard, condition: Condition, levels: readonly number[]): boolean {
  return conditionHolds(
    condition,
    condition.traits.map((trait) => item(levels, guard.traits.indexOf(trait))),
  );
}
