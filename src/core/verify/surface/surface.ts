import { pointDistribution } from "../../assess/completion-share.ts";
import { openBlocks } from "../../assess/completions.ts";
import type { Approach } from "../../model/approach.ts";
import { item } from "../../model/lookup.ts";
import { everyLevel } from "../../model/trait-value.ts";
import type { RuleSet } from "../../pack/rule-set.ts";
import { approachIn, sideOf } from "../outcome-in.ts";
import { type Space, spotsOf } from "../space.ts";
import { type Dictator, dictatorsIn } from "./dictators.ts";
import { type TraitPivotality, pivotalityIn } from "./pivotality.ts";
import { type RuleSensitivity, sensitivityIn } from "./sensitivity.ts";

/** What a pack says about all fully known profiles without a topology; shares are from 0 to 1. */
export interface Surface {
  /** How many profiles there are. */
  readonly profiles: number;
  /** By what is advised; together 1. */
  readonly advised: Readonly<Record<Approach | "tie" | "conflict", number>>;
  /** By where the score alone lies, guards and tie-breaks left aside; together 1. */
  readonly scored: { readonly above: number; readonly inside: number; readonly below: number };
  /** The most pivotal trait first. */
  readonly pivotality: readonly TraitPivotality[];
  /** Levels that put an approach out of reach, in the order of the pack. */
  readonly dictators: readonly Dictator[];
  /** The most sensitive rule first. */
  readonly sensitivity: readonly RuleSensitivity[];
}

/** Measures the decision surface of a pack. Every share is exact up to 2^53 profiles. */
export function surfaceOf(space: Space): Surface {
  const { views, profiles } = space;
  return {
    profiles,
    advised: advisedShares(space),
    scored: scoredShares(space.ruleSet),
    pivotality: views
      .flatMap((view) => pivotalityIn(view, space))
      .sort((a, b) => b.share - a.share || a.index - b.index),
    dictators: views.flatMap((view) => dictatorsIn(view, space)).sort((a, b) => a.index - b.index),
    sensitivity: views
      .flatMap((view) => sensitivityIn(view, space))
      .sort((a, b) => b.more + b.less - (a.more + a.less)),
  };
}

function advisedShares({ views, profiles, ruleSet }: Space): Surface["advised"] {
  const counts = { disaggregated: 0, converged: 0, tie: 0, conflict: 0 };
  for (const { regime, points, cell } of spotsOf(item(views, 0))) {
    const none = regime.kind === "conflict" ? "conflict" : "tie";
    counts[approachIn(regime, points, ruleSet.tieBand) ?? none] += cell.count;
  }
  return {
    disaggregated: counts.disaggregated / profiles,
    converged: counts.converged / profiles,
    tie: counts.tie / profiles,
    conflict: counts.conflict / profiles,
  };
}

const SIDES = { 1: "above", 0: "inside", [-1]: "below" } as const;

function scoredShares({ blocks, traits, tieBand }: RuleSet): Surface["scored"] {
  const counts = { above: 0, inside: 0, below: 0 };
  const distribution = pointDistribution(openBlocks(blocks, traits.map(everyLevel)));
  for (const [points, count] of distribution) counts[SIDES[sideOf(points, tieBand)]] += count;
  const all = counts.above + counts.inside + counts.below;
  return { above: counts.above / all, inside: counts.inside / all, below: counts.below / all };
}
