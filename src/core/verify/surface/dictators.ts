import { APPROACHES, type Approach } from "../../model/approach.ts";
import { item } from "../../model/lookup.ts";
import { approachIn } from "../outcome-in.ts";
import { type Space, type View, spotsOf } from "../space.ts";

/** A level at which an approach is never advised, whatever the other traits. */
export interface Dictator {
  /** The trait's position in the pack. */
  readonly index: number;
  readonly trait: string;
  readonly level: string;
  readonly never: Approach;
}

/** The dictators among the levels of a component's traits. */
export function dictatorsIn(view: View, { ruleSet }: Space): Dictator[] {
  const reached = reachedIn(view, ruleSet.tieBand);
  return view.component.block.traits.flatMap((index, position) => {
    const trait = item(ruleSet.traits, index);
    return trait.levels.flatMap(({ id }, at) => {
      const never = APPROACHES.filter(
        (approach) => !reached[approach].some((levels) => item(levels, position) === at),
      );
      return never.map((approach) => ({ index, trait: trait.id, level: id, never: approach }));
    });
  });
}

/** The levels of the combinations at which each approach is advised to some profile. */
function reachedIn(view: View, tieBand: number): Record<Approach, (readonly number[])[]> {
  const reached = { disaggregated: new Set<number>(), converged: new Set<number>() };
  for (const { combination, regime, points } of spotsOf(view)) {
    const approach = approachIn(regime, points, tieBand);
    if (approach !== null) reached[approach].add(combination);
  }
  const levelsOf = (combinations: ReadonlySet<number>) =>
    [...combinations].map((each) => item(view.component.levels, each));
  return {
    disaggregated: levelsOf(reached.disaggregated),
    converged: levelsOf(reached.converged),
  };
}
