import { item } from "../../model/lookup.ts";
import type { Place } from "../../model/place.ts";
import { everyLevel } from "../../model/trait-value.ts";
import type { RuleSet, Trait } from "../../pack/rule-set.ts";
import type { Narrowed, TraitObservation } from "./observation.ts";

/** What the evidence leaves possible of a trait. */
export interface InferredTrait {
  readonly trait: Trait;
  /** Bit mask of the levels that all trustworthy observations leave; 0 where they contradict. */
  readonly mask: number;
  /** Where the narrowest of them was read. */
  readonly at: Place;
  readonly says: string;
  /** An observation that leaves nothing of what the others leave; null where they agree. */
  readonly against: TraitObservation | null;
}

/**
 * Brings the observations together, trait by trait: what every trustworthy one leaves possible.
 * Mere hints narrow nothing. Observations of traits that the pack does not have are left alone.
 */
export function inferTraits(
  observations: readonly TraitObservation[],
  { traits }: Pick<RuleSet, "traits">,
): InferredTrait[] {
  return traits.flatMap((trait) => {
    const trusted = observations
      .filter((each) => each.trait === trait.id && each.confidence !== "hints")
      .map((observation) => ({ observation, mask: maskOf(observation.narrowed, trait) }))
      .filter(({ mask }) => mask !== everyLevel(trait))
      .toSorted((a, b) => bits(a.mask) - bits(b.mask));
    const [narrowest] = trusted;
    if (narrowest === undefined) return [];
    const { at, says } = narrowest.observation;
    return [{ trait, at, says, ...intersection(trusted, trait) }];
  });
}

interface Weighed {
  readonly observation: TraitObservation;
  readonly mask: number;
}

function intersection(
  trusted: readonly Weighed[],
  trait: Trait,
): Pick<InferredTrait, "mask" | "against"> {
  let left = everyLevel(trait);
  for (const { mask, observation } of trusted) {
    if ((left & mask) === 0) return { mask: 0, against: observation };
    left &= mask;
  }
  return { mask: left, against: null };
}

/** The levels that an observation leaves possible; ids that the trait does not have are none. */
export function maskOf(narrowed: Narrowed, { levels }: Trait): number {
  return levels.reduce((mask, level, index) => {
    const below = index === 0 ? -Infinity : item(levels, index - 1).upTo;
    const isLeft =
      "levels" in narrowed
        ? narrowed.levels.includes(level.id)
        : narrowed.low <= level.upTo && narrowed.high > below;
    return isLeft ? mask | (1 << index) : mask;
  }, 0);
}

function bits(mask: number): number {
  return mask === 0 ? 0 : (mask & 1) + bits(mask >> 1);
}
