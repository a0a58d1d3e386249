import { changesFrom } from "../components.ts";
import { knownVerdict } from "../../assess/known-verdict.ts";
import { item } from "../../model/lookup.ts";
import { combinationsOf, ruleGroups } from "../../pack/blocks.ts";
import type { RuleSet } from "../../pack/rule-set.ts";
import { approachIn } from "../outcome-in.ts";
import { type Pair, pairSpots } from "../paired.ts";
import { type Cell, profileOf } from "../walk.ts";

/** How far two rule sets over the same traits are apart. */
export interface Drift {
  /** The share of profiles that are advised another approach, exact; null where it was not found. */
  readonly share: number | null;
  /** The level of each trait of a profile that is, close to the typical one; null: none was found. */
  readonly witness: readonly number[] | null;
}

/** Rules of both sets that hang together over more combinations than this are not enumerated. */
const MOST_JOINT_COMBINATIONS = 2 ** 16;

/** Compares what two rule sets advise: exactly, or by searching where their rules are too tangled. */
export function driftOf(pair: Pair, typical: readonly number[]): Drift {
  return isEnumerable(pair) ? exactDrift(pair, typical) : searchedDrift(pair, typical);
}

function isEnumerable({ first, second }: Pair): boolean {
  return ruleGroups([...first.rules, ...second.rules]).every(({ traits }) => {
    const sizes = traits.map((trait) => item(first.traits, trait).levels.length);
    return combinationsOf(sizes) <= MOST_JOINT_COMBINATIONS;
  });
}

function exactDrift(pair: Pair, typical: readonly number[]): Drift {
  let all = 0;
  let changed = 0;
  let nearest: Cell | null = null;
  for (const { regimes, points, cell } of pairSpots(pair, changesFrom(typical))) {
    all += cell.count;
    const first = approachIn(regimes.first, points.first, pair.first.tieBand);
    const second = approachIn(regimes.second, points.second, pair.second.tieBand);
    if (first === second) continue;
    changed += cell.count;
    if (nearest === null || cell.cost < nearest.cost) nearest = cell;
  }
  return { share: changed / all, witness: nearest === null ? null : profileOf(nearest) };
}

/** Looks at every profile that differs from the typical one in at most two traits. */
function searchedDrift({ first, second }: Pair, typical: readonly number[]): Drift {
  const advised = (ruleSet: RuleSet, levels: readonly number[]) =>
    knownVerdict(ruleSet, levels, null).approach;
  const once = [typical, ...neighboursOf(typical, first)];
  const witness = [...once, ...once.flatMap((levels) => neighboursOf(levels, first))].find(
    (levels) => advised(first, levels) !== advised(second, levels),
  );
  return { share: null, witness: witness ?? null };
}

function neighboursOf(levels: readonly number[], { traits }: RuleSet): (readonly number[])[] {
  return traits.flatMap((trait) =>
    [...trait.levels.keys()].map((level) => levels.with(trait.index, level)),
  );
}
