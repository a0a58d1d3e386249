import { entry, item } from "../model/lookup.ts";
import { type Component, type Cost, type Group, groupsOf } from "./components.ts";
import type { Settling, State } from "./decider.ts";

/** The partial profiles of a walk that score alike and leave guards and tie-breaks alike. */
export interface Cell {
  /** How many there are; exact up to 2^53. */
  readonly count: number;
  /** The cost of the cheapest of them. */
  readonly cost: number;
  /** How the cheapest came about; null at the start, where no level is chosen. */
  readonly last: { readonly from: Cell; readonly group: Group } | null;
}

/**
 * Every way to choose the levels of some components: by state, then by score, which is kept at 0
 * where it no longer counts. This is the convolution of docs/scoring.md §2, with what guards and
 * tie-breaks have to remember beside the score.
 */
export interface Walk {
  readonly known: ReadonlySet<number>;
  readonly cells: ReadonlyMap<State, ReadonlyMap<number, Cell>>;
}

/** What a walk goes over. */
export interface Ground {
  readonly decider: Settling;
  readonly components: readonly Component[];
  readonly groups: ReadonlyMap<Component, readonly Group[]>;
}

/** Makes components ready for walking at some cost. */
export function makeGround(
  decider: Settling,
  components: readonly Component[],
  cost: Cost,
): Ground {
  const groups = new Map(components.map((each) => [each, groupsOf(each, cost)]));
  return { decider, components, groups };
}

/** The walk over every component. */
export function walkAll(ground: Ground): Walk {
  return ground.components.reduce((walk, each) => extended(walk, each, ground), begin(ground));
}

/** For each component the walk over all others. Halving shares the work: n·log n steps, not n². */
export function walkOthers(ground: Ground): ReadonlyMap<Component, Walk> {
  const found = new Map<Component, Walk>();
  const add = (walk: Walk, each: Component) => extended(walk, each, ground);
  const halve = (components: readonly Component[], others: Walk): void => {
    if (components.length === 1) {
      found.set(item(components, 0), others);
      return;
    }
    const middle = components.length >> 1;
    const [first, second] = [components.slice(0, middle), components.slice(middle)];
    halve(first, second.reduce(add, others));
    halve(second, first.reduce(add, others));
  };
  halve(ground.components, begin(ground));
  return found;
}

function begin({ decider }: Ground): Walk {
  const known = new Set<number>();
  const state = decider.settle(0n, decider.completeFor(known));
  return { known, cells: new Map([[state, new Map([[0, { count: 1, cost: 0, last: null }]])]]) };
}

function extended(walk: Walk, component: Component, { decider, groups }: Ground): Walk {
  const known = new Set([...walk.known, ...component.block.traits]);
  const complete = decider.completeFor(known);
  const cells = new Map<State, Map<number, Begun>>();
  for (const [state, sums] of walk.cells) {
    for (const group of entry(groups, component)) {
      const next = decider.settle(state | group.failed, complete);
      const into = cells.get(next) ?? new Map<number, Begun>();
      cells.set(next, into);
      addTo(into, sums, { group, isOpen: decider.isOpen(next) });
    }
  }
  return { known, cells };
}

/** A cell while its walk is under way: changed in place, since there are many. */
interface Begun extends Cell {
  count: number;
  cost: number;
  last: Cell["last"];
}

function addTo(
  cells: Map<number, Begun>,
  sums: ReadonlyMap<number, Cell>,
  { group, isOpen }: { readonly group: Group; readonly isOpen: boolean },
): void {
  for (const [sum, from] of sums) {
    const total = isOpen ? sum + group.points : 0;
    const count = from.count * group.count;
    const cost = from.cost + group.cost;
    const cell = cells.get(total);
    if (cell === undefined) cells.set(total, { count, cost, last: { from, group } });
    else {
      cell.count += count;
      if (cost < cell.cost) {
        cell.cost = cost;
        cell.last = { from, group };
      }
    }
  }
}

/** The cheapest way to choose levels that a cell stands for, with one more component chosen. */
export function profileOf(
  cell: Cell,
  more: { readonly component: Component; readonly combination: number } | null = null,
): number[] {
  const levels: number[] = [];
  const choose = (component: Component, combination: number) => {
    const chosen = item(component.levels, combination);
    for (const [position, trait] of component.block.traits.entries()) {
      levels[trait] = item(chosen, position);
    }
  };
  if (more !== null) choose(more.component, more.combination);
  for (let { last } = cell; last !== null; { last } = last.from) {
    choose(last.group.component, last.group.combination);
  }
  return levels;
}
