import { judge } from "../../assess/judge.ts";
import { item } from "../../model/lookup.ts";
import type { Guard, RuleSet } from "../../pack/rule-set.ts";
import type { Grade } from "../../pack/schema.ts";
import { type Cost, changesFrom } from "../components.ts";
import { approachIn, kindIn, sideOf } from "../outcome-in.ts";
import { pairSpots } from "../paired.ts";
import { type Space, type Spot, spotsOf, viewFrom } from "../space.ts";
import { type Cell, profileOf } from "../walk.ts";
import { type Mutant, type RuleMutant, withFault } from "./mutants.ts";

/**
 * A profile that a mutant gives another verdict, as the level of each trait, close to the typical
 * one; null where the mutant is equivalent. For a rule or a guard the verdict is its kind and
 * approach, and null is a proof: every profile is visited. For a cap it is the grade, looked for in
 * two profiles of each score that the cap can hold down.
 */
export function differenceOf(mutant: Mutant, space: Space): readonly number[] | null {
  if (mutant.kind === "rule") return ruleDifference(mutant, space);
  const { guard } = mutant;
  return guard.excludes === null
    ? capDifference(guard, space)
    : guardDifference(withFault(space.ruleSet, mutant), space);
}

/** Guards and tie-breaks stay, so only a score that moves to another side of the band tells. */
function ruleDifference({ block, shift }: RuleMutant, space: Space): readonly number[] | null {
  const view = viewFrom(block, space);
  const { tieBand } = space.ruleSet;
  const cost = changesFrom(space.typical);
  let best: { readonly spot: Spot; readonly cost: number } | null = null;
  for (const spot of spotsOf(view)) {
    const moved = spot.points + item(shift, spot.combination);
    if (spot.regime.kind !== "open" || sideOf(spot.points, tieBand) === sideOf(moved, tieBand)) {
      continue;
    }
    const changes = spot.cell.cost + cost(view.component, spot.combination);
    if (best === null || changes < best.cost) best = { spot, cost: changes };
  }
  if (best === null) return null;
  const { cell, combination } = best.spot;
  return profileOf(cell, { component: view.component, combination });
}

function guardDifference(faulty: RuleSet, { ruleSet, typical }: Space): readonly number[] | null {
  let best: Cell | null = null;
  for (const { regimes, points, cell } of pairSpots(
    { first: ruleSet, second: faulty },
    changesFrom(typical),
  )) {
    const verdicts = (["first", "second"] as const).map((which) => {
      const at = [regimes[which], points[which], ruleSet.tieBand] as const;
      return `${kindIn(...at)} ${approachIn(...at)}`;
    });
    if (verdicts[0] === verdicts[1]) continue;
    if (best === null || cell.cost < best.cost) best = cell;
  }
  return best === null ? null : profileOf(best);
}

/**
 * A cap tells where it holds a decided verdict down. For every score under it two profiles are
 * tried: the nearest to the typical one, and the one with the least evidence against the score's
 * side, which is the firmest. To find them the cap is taken for a veto against A: where that
 * changes an open regime, it is active.
 */
function capDifference(cap: Guard, { ruleSet, typical }: Space): readonly number[] | null {
  const veto: Guard = { ...cap, caps: null, excludes: "disaggregated" };
  const second = { ...ruleSet, guards: [...ruleSet.guards, veto] };
  const without = { ...ruleSet, guards: ruleSet.guards.filter((guard) => guard !== cap) };
  const held = [changesFrom(typical), leastEvidence]
    .flatMap((cost) => [...pairSpots({ first: ruleSet, second }, cost)])
    .filter(({ regimes }) => regimes.first.kind === "open" && regimes.second.kind !== "open")
    .sort((a, b) => Math.abs(b.points.first) - Math.abs(a.points.first))
    .map(({ cell }) => profileOf(cell));
  return held.find((levels) => gradeOf(ruleSet, levels) !== gradeOf(without, levels)) ?? null;
}

/** Of profiles with one score, the one with the least evidence on both sides together. */
const leastEvidence: Cost = ({ block }, combination) => item(block.weight, combination);

function gradeOf(ruleSet: RuleSet, levels: readonly number[]): Grade | null {
  const possible = levels.map((level) => 1 << level);
  return judge(ruleSet, possible, null).verdict.grade;
}
