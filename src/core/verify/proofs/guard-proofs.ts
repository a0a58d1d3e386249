import { isActiveAt } from "../../assess/known-verdict.ts";
import { item } from "../../model/lookup.ts";
import type { Condition, Guard } from "../../pack/rule-set.ts";
import { type Proof, proofOf, reportOf } from "../verification.ts";
import { type Telling, profilesOver, witnessText } from "../witness.ts";

/** What is proved about guards: over all levels of the traits that they read. */
export function guardProofs(telling: Telling): Proof[] {
  const { guards } = telling.ruleSet;
  const alive = guards.filter((guard) =>
    momentsOf([guard], telling).some(({ active }) => active.includes(true)),
  );
  const dead = guards.filter((guard) => !alive.includes(guard));
  const pairs = pairsOf(alive).map((pair) => ({ pair, moments: momentsOf(pair, telling) }));
  const meetings = pairs.flatMap((each) => meetingText(each, telling));
  return [
    proofOf(
      "dead-guards",
      dead.map(({ id }) => `${id} is active in no profile`),
      "every guard is active in some profile",
    ),
    proofOf(
      "duplicate-guards",
      pairs.flatMap(duplicateText),
      "no two guards do the same in the same profiles",
    ),
    proofOf(
      "contradicting-guards",
      pairs.flatMap(contradictionText),
      "no guard needs one against the other approach",
    ),
    reportOf(
      "opposing-guards",
      meetings,
      meetings.length === 0 ? "no two can meet" : "a conflict is reachable",
    ),
  ];
}

/** Levels, and which of some guards are active there. */
interface Moment {
  readonly active: readonly boolean[];
  readonly levels: readonly number[];
}

interface JudgedPair {
  readonly pair: readonly [Guard, Guard];
  readonly moments: readonly Moment[];
}

function pairsOf(guards: readonly Guard[]): (readonly [Guard, Guard])[] {
  return guards.flatMap((first, index) =>
    guards.slice(index + 1).map((second) => [first, second] as const),
  );
}

/**
 * Every way in which guards can be active together. Levels that no condition tells apart count once,
 * the typical one for all, so that even unordered traits with many levels take no time.
 */
function momentsOf(guards: readonly Guard[], { ruleSet, typical }: Telling): Moment[] {
  const conditions = guards.flatMap(({ when, unless }) => [when, ...unless]);
  const read = [...new Set(guards.flatMap(({ traits }) => traits))];
  const choices = read.map((trait) => {
    const levels = item(ruleSet.traits, trait).levels.keys();
    const kinds = new Map<string, number>();
    for (const level of [item(typical, trait), ...levels]) {
      const kind = kindOf(level, trait, conditions);
      if (!kinds.has(kind)) kinds.set(kind, level);
    }
    return { trait, levels: [...kinds.values()] };
  });
  return profilesOver(choices, typical).map((levels) => ({
    levels,
    active: guards.map((guard) => isActiveAt(guard, levels)),
  }));
}

/** In which conditions a level of a trait is named. */
function kindOf(level: number, trait: number, conditions: readonly Condition[]): string {
  return conditions
    .map(({ traits, masks }) => {
      const position = traits.indexOf(trait);
      return position < 0 ? "-" : (item(masks, position) >> level) & 1;
    })
    .join("");
}

function duplicateText({ pair: [first, second], moments }: JudgedPair): string[] {
  const isAlike = first.excludes === second.excludes && first.caps === second.caps;
  if (!isAlike || moments.some(({ active }) => active[0] !== active[1])) return [];
  const effect = first.excludes === null ? `cap at ${first.caps}` : `exclude ${first.excludes}`;
  return [`${first.id} and ${second.id} both ${effect}, in the same profiles`];
}

function contradictionText({ pair: [first, second], moments }: JudgedPair): string[] {
  if (!areOpposed(first, second)) return [];
  const needs = (one: 0 | 1, other: 0 | 1) =>
    moments.every(({ active }) => active[one] !== true || active[other] === true);
  return [
    ...(needs(0, 1) ? [neverWithout(first, second)] : []),
    ...(needs(1, 0) ? [neverWithout(second, first)] : []),
  ];
}

function neverWithout(one: Guard, other: Guard): string {
  return `${one.id} excludes ${one.excludes}, but is never active without ${other.id}, which excludes ${other.excludes}`;
}

function meetingText({ pair: [first, second], moments }: JudgedPair, telling: Telling): string[] {
  const meeting = moments.find(({ active }) => !active.includes(false));
  if (meeting === undefined || !areOpposed(first, second)) return [];
  return [`${first.id} and ${second.id} meet in ${witnessText(meeting.levels, telling)}`];
}

function areOpposed(first: Guard, second: Guard): boolean {
  const approaches = new Set([first.excludes, second.excludes]);
  return approaches.size === 2 && !approaches.has(null);
}
