import { knownVerdict } from "../../assess/known-verdict.ts";
import { item } from "../../model/lookup.ts";
import { type Cost, changesFrom } from "../components.ts";
import type { LivingMutant } from "../mutation/mutation.ts";
import { type RuleMutant, withFault } from "../mutation/mutants.ts";
import { sideOf } from "../outcome-in.ts";
import type { Space } from "../space.ts";
import { type Cell, makeGround, profileOf, walkAll } from "../walk.ts";

/** A profile to label, and what it is good for. */
export interface Suggestion {
  /** The level of each trait. */
  readonly levels: readonly number[];
  /** The mutants that it tells from the pack. */
  readonly told: readonly LivingMutant[];
}

/**
 * Profiles that together tell every living mutant from the pack: greedily the one that tells most
 * of those left. They lie on the edge of the tie band, where one point decides, as long as such a
 * profile tells any; then come the mutants' own witnesses.
 */
export function suggest(space: Space, living: readonly LivingMutant[]): Suggestion[] {
  const suggestions: Suggestion[] = [];
  let left = living;
  while (left.length > 0) {
    const next = nextProfile(left, space);
    suggestions.push(next);
    left = left.filter((each) => !next.told.includes(each));
  }
  return suggestions;
}

/** How many changes of a profile one more mutant is worth: few changes make it easy to label. */
const WORTH = 1.5;

function nextProfile(living: readonly LivingMutant[], space: Space): Suggestion {
  const mutants = living.flatMap(({ mutant }) => (mutant.kind === "rule" ? [mutant] : []));
  // Where no mutant is worth its changes, take one at any price.
  for (const worth of [WORTH, space.typical.length + 1]) {
    const levels = edgeProfile(mutants, { worth, space });
    const told = living.filter((each) => levels !== null && tells(each, levels, space));
    if (levels !== null && told.length > 0) return { levels, told };
  }
  const levels = item(living, 0).witness;
  return { levels, told: living.filter((each) => tells(each, levels, space)) };
}

/** Whether a profile has another verdict under a mutant. */
function tells(
  { mutant, witness }: LivingMutant,
  levels: readonly number[],
  { ruleSet }: Space,
): boolean {
  if (witness === levels) return true;
  const [now, then] = [ruleSet, withFault(ruleSet, mutant)].map((each) => {
    const { kind, approach } = knownVerdict(each, levels, null);
    return `${kind} ${approach}`;
  });
  return now !== then;
}

interface Wish {
  /** How many changes of the typical profile one more mutant is worth. */
  readonly worth: number;
  readonly space: Space;
}

/** The open profile on the edge of the tie band that tells most mutants for its changes; if any. */
function edgeProfile(mutants: readonly RuleMutant[], wish: Wish): readonly number[] | null {
  const { tieBand } = wish.space.ruleSet;
  const edges = [...new Set([tieBand + 1, tieBand, -tieBand, -tieBand - 1])];
  const cells = edges.flatMap((points) => cheapestAt(points, mutants, wish));
  const best = cells.reduce<Cell | null>((a, b) => (a === null || b.cost < a.cost ? b : a), null);
  return best === null ? null : profileOf(best);
}

function cheapestAt(
  points: number,
  mutants: readonly RuleMutant[],
  { worth, space }: Wish,
): Cell[] {
  const { tieBand } = space.ruleSet;
  const changes = changesFrom(space.typical);
  const side = sideOf(points, tieBand);
  const cost: Cost = (component, combination) => {
    const told = mutants.filter(
      ({ block, shift }) =>
        block === component.block && side !== sideOf(points + item(shift, combination), tieBand),
    );
    return changes(component, combination) - worth * told.length;
  };
  const { cells } = walkAll(makeGround(space.decider, space.components, cost));
  return [...cells].flatMap(([state, sums]) => {
    const cell = sums.get(points);
    const isOpen = space.decider.regimeOf(state).kind === "open";
    return isOpen && cell !== undefined ? [cell] : [];
  });
}
