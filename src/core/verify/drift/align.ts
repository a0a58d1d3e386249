import { compileRuleSet } from "../../pack/compile.ts";
import type { RuleSet } from "../../pack/rule-set.ts";
import type { Pack } from "../../pack/schema.ts";

/** Two packs made comparable: rule sets over the same traits and levels. */
export interface Aligned {
  readonly first: RuleSet;
  readonly second: RuleSet;
  /** What only one of the packs has, as sentences. */
  readonly apart: readonly string[];
}

type TraitSource = Pack["traits"][number];

/**
 * Makes two packs comparable: over the levels that both have, and over all levels of a trait that
 * only one of them has, which the other does not read.
 */
export function alignPacks(first: Pack, second: Pack): Aligned {
  const added = second.traits.filter(({ id }) => traitIn(first, id) === undefined);
  const joint = [...first.traits, ...added].map((trait) => {
    const other = traitIn(second, trait.id) ?? trait;
    return { ...trait, levels: trait.levels.filter(({ id }) => idsOf(other).includes(id)) };
  });
  return {
    first: ruleSetOver(joint, first),
    second: ruleSetOver(joint, second),
    apart: [...onlyIn(first, second, "this pack"), ...onlyIn(second, first, "the other")],
  };
}

function traitIn({ traits }: Pack, id: string): TraitSource | undefined {
  return traits.find((trait) => trait.id === id);
}

function idsOf({ levels }: TraitSource): string[] {
  return levels.map(({ id }) => id);
}

/** A pack over given traits and levels; what its conditions say of other levels falls away. */
function ruleSetOver(joint: readonly TraitSource[], pack: Pack): RuleSet {
  const traits = joint.map((trait): TraitSource => {
    const own = traitIn(pack, trait.id);
    if (own === undefined) return unscored(trait);
    const levels = idsOf(trait).flatMap((id) => own.levels.filter((level) => level.id === id));
    return { ...own, levels };
  });
  return compileRuleSet({ pack: { ...pack, traits, cases: [] }, digest: "" });
}

function unscored({ id, title, question, why, levels }: TraitSource): TraitSource {
  return { id, title, question, why, sources: [], levels };
}

function onlyIn(pack: Pack, other: Pack, name: string): string[] {
  return pack.traits.flatMap((trait) => {
    const counterpart = traitIn(other, trait.id);
    if (counterpart === undefined) return [`only ${name} has the trait ${trait.id}`];
    const levels = idsOf(trait).filter((id) => !idsOf(counterpart).includes(id));
    return levels.map((level) => `only ${name} has ${trait.id} ${level}`);
  });
}
