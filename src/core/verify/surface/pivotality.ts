import { item } from "../../model/lookup.ts";
import { combinationsOf } from "../../pack/blocks.ts";
import { approachIn } from "../outcome-in.ts";
import type { Others, Space, View } from "../space.ts";

/** How often a trait alone decides. */
export interface TraitPivotality {
  /** The trait's position in the pack. */
  readonly index: number;
  readonly trait: string;
  /** The share of profiles that are advised another approach at some other level of the trait. */
  readonly share: number;
}

/**
 * How pivotal each trait of a component is. While all other levels stay, the levels of a trait make
 * a row of profiles; in a row that is not advised the same throughout, every profile has a level
 * that would change its approach.
 */
export function pivotalityIn(view: View, { ruleSet, profiles }: Space): TraitPivotality[] {
  const { traits, sizes } = view.component.block;
  return traits.map((index, position) => {
    const rows = rowsOf(sizes, position);
    let pivotal = 0;
    for (const others of view.others) {
      for (const row of rows) pivotal += mixedIn(row, others, { view, tieBand: ruleSet.tieBand });
    }
    return { index, trait: item(ruleSet.traits, index).id, share: pivotal / profiles };
  });
}

/** The combinations of a component; those that differ at the given position only stand together. */
function rowsOf(sizes: readonly number[], position: number): number[][] {
  const size = item(sizes, position);
  const stride = combinationsOf(sizes.slice(position + 1));
  return Array.from({ length: combinationsOf(sizes) }, (_, combination) => combination)
    .filter((combination) => Math.floor(combination / stride) % size === 0)
    .map((start) => Array.from({ length: size }, (_, level) => start + level * stride));
}

function mixedIn(
  row: readonly number[],
  { regimes, sums }: Others,
  { view, tieBand }: { readonly view: View; readonly tieBand: number },
): number {
  const { points } = view.component;
  let mixed = 0;
  for (const [sum, { count }] of sums) {
    const advised = (combination: number) =>
      approachIn(item(regimes, combination), sum + item(points, combination), tieBand);
    const first = advised(item(row, 0));
    if (row.some((combination) => advised(combination) !== first)) mixed += count * row.length;
  }
  return mixed;
}
