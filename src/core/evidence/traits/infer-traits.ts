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

/**
 * The levels that an observation leaves possible. All of them where it does not speak of the trait
 * as the pack has it: by a level that the trait lacks, or by a number where the trait has no unit.
 */
export function maskOf(narrowed: Narrowed, trait: Trait): number {
  const { levels, unit } = trait;
  if ("low" in narrowed) return unit === null ? everyLevel(trait) : maskOfRange(narrowed, levels);
  const masks = narrowed.levels.map((id) => 1 << levels.findIndex((level) => level.id === id));
  const isForeign = narrowed.levels.some((id) => levels.every((level) => level.id !== id));
  return isForeign ? everyLevel(trait) : masks.reduce((mask, each) => mask | each, 0);
}

/** A number is of the first level whose upper bound it does not exceed. */
function maskOfRange(
  { low, high }: { readonly low: number; readonly high: number },
  levels: Trait["levels"],
): number {
  return levels.reduce((mask, { upTo }, index) => {
    const below = index === 0 ? -Infinity : item(levels, index - 1).upTo;
    return low <= upTo && high > below ? mask | (1 << index) : mask;
  }, 0);
}

function bits(mask: number): number {
  return mask === 0 ? 0 : (mask & 1) + bits(mask >> 1);
}
