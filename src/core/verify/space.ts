import { entry, item } from "../model/lookup.ts";
import { combinationsOf } from "../pack/blocks.ts";
import type { Block, RuleSet } from "../pack/rule-set.ts";
import { type Component, changesFrom, makeComponents } from "./components.ts";
import { type Decider, type Regime, type State, makeDecider } from "./decider.ts";
import { typicalLevels } from "./typical.ts";
import { type Cell, type Walk, makeGround, walkOthers } from "./walk.ts";

/** Every fully known profile of a pack, without a topology. */
export interface Space {
  readonly ruleSet: RuleSet;
  /** How many profiles there are. */
  readonly profiles: number;
  /** The level of each trait that witnesses stay close to. */
  readonly typical: readonly number[];
  readonly decider: Decider;
  readonly components: readonly Component[];
  readonly views: readonly View[];
}

/** The space seen from one component: its combinations against everything else. */
export interface View {
  readonly component: Component;
  readonly others: readonly Others[];
}

/** Profiles of all other components that leave guards and tie-breaks alike. */
export interface Others {
  /** What is left to the score, for each combination of the component. */
  readonly regimes: readonly Regime[];
  readonly sums: ReadonlyMap<number, Cell>;
}

/** The space of a rule set. */
export function spaceOf(ruleSet: RuleSet): Space {
  const decider = makeDecider(ruleSet);
  const components = makeComponents({ ...ruleSet, decider });
  const typical = typicalLevels(ruleSet);
  const ground = makeGround(decider, components, changesFrom(typical));
  const views = [...walkOthers(ground)].map(([component, walk]) =>
    viewOf(component, walk, decider),
  );
  const profiles = combinationsOf(ruleSet.traits.map(({ levels }) => levels.length));
  return { ruleSet, profiles, typical, decider, components, views };
}

function viewOf(component: Component, walk: Walk, decider: Decider): View {
  const everything = decider.completeFor(new Set([...walk.known, ...component.block.traits]));
  return {
    component,
    others: [...walk.cells].map(([state, sums]) => {
      const regimes = new Map<State, Regime>();
      for (const failed of new Set(component.failed)) {
        regimes.set(failed, decider.regimeOf(decider.settle(state | failed, everything)));
      }
      return { sums, regimes: component.failed.map((failed) => entry(regimes, failed)) };
    }),
  };
}

/** Profiles that share a combination of a component, a regime, and the score of all the rest. */
export interface Spot {
  readonly combination: number;
  readonly regime: Regime;
  /** The score of the profiles, + speaks for A; of no meaning unless the regime is open. */
  readonly points: number;
  /** The profiles without the component. */
  readonly cell: Cell;
}

/** Every profile of a view, alike ones together. */
export function* spotsOf({ component, others }: View): Generator<Spot, void> {
  for (const { regimes, sums } of others) {
    for (const [combination, regime] of regimes.entries()) {
      const own = item(component.points, combination);
      for (const [sum, cell] of sums) yield { combination, regime, points: sum + own, cell };
    }
  }
}

/** The space seen from one of its blocks. */
export function viewFrom(block: Block, { views }: Space): View {
  return item(
    views.filter(({ component }) => component.block === block),
    0,
  );
}
