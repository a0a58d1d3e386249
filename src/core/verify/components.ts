import { item } from "../model/lookup.ts";
import { combinationsOf, levelsAt } from "../pack/blocks.ts";
import type { Block, Trait } from "../pack/rule-set.ts";
import type { Settling, State } from "./decider.ts";

/**
 * A part of the space of profiles that the score takes as a whole: a block, or one trait without a
 * rule. Every trait belongs to exactly one component. The lists have one entry a combination.
 */
export interface Component {
  readonly block: Block;
  /** The levels of each combination, in the order of the block's traits. */
  readonly levels: readonly (readonly number[])[];
  /** What each combination gives to the score. */
  readonly points: ArrayLike<number>;
  /** The conditions of guards and tie-breaks that fail at each combination. */
  readonly failed: readonly State[];
}

/** What components are made of. */
export interface ComponentSource {
  readonly blocks: readonly Block[];
  readonly traits: readonly Trait[];
  readonly decider: Settling;
}

/** The components of a space: its blocks, then the traits that no block reads. */
export function makeComponents({ blocks, traits, decider }: ComponentSource): Component[] {
  const read = new Set(blocks.flatMap((block) => block.traits));
  const idle = traits.filter(({ index }) => !read.has(index)).map(idleBlock);
  return [...blocks, ...idle].map((block) => {
    const combinations = combinationsOf(block.sizes);
    const levels = Array.from({ length: combinations }, (_, each) => levelsAt(each, block.sizes));
    const failed = levels.map((each) => decider.failedAt(block.traits, each));
    return { block, levels, points: block.points, failed };
  });
}

function idleBlock(trait: Trait): Block {
  const nothing = new Int16Array(trait.levels.length);
  const sizes = [trait.levels.length];
  return {
    traits: [trait.index],
    sizes,
    rules: [],
    evidence: [],
    points: nothing,
    weight: nothing,
  };
}

/** Combinations of a component that a walk need not tell apart, with the cheapest of them. */
export interface Group {
  readonly component: Component;
  readonly failed: State;
  readonly points: number;
  readonly count: number;
  readonly cost: number;
  readonly combination: number;
}

/** What it costs a witness to have a component at one of its combinations. */
export type Cost = (component: Component, combination: number) => number;

/** The cost of a combination: how many traits are not at their typical level. */
export function changesFrom(typical: readonly number[]): Cost {
  return ({ block, levels }, combination) => {
    const chosen = item(levels, combination);
    return block.traits.filter((trait, position) => item(chosen, position) !== item(typical, trait))
      .length;
  };
}

/** The groups of a component: one for each number of points and set of failed conditions. */
export function groupsOf(component: Component, cost: Cost): Group[] {
  const groups = new Map<string, Group>();
  for (const [combination, failed] of component.failed.entries()) {
    const points = item(component.points, combination);
    const key = `${points} ${failed}`;
    const own = { component, failed, points, count: 1, combination };
    const group = { ...own, cost: cost(component, combination) };
    const other = groups.get(key);
    groups.set(key, other === undefined ? group : joined(other, group));
  }
  return [...groups.values()];
}

function joined(first: Group, second: Group): Group {
  const cheaper = second.cost < first.cost ? second : first;
  return { ...cheaper, count: first.count + second.count };
}
