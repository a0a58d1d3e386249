import { holdsAt, isActiveAt } from "../../assess/known-verdict.ts";
import { type Approach, otherApproach } from "../../model/approach.ts";
import { item } from "../../model/lookup.ts";
import type { RuleSet, Trait } from "../../pack/rule-set.ts";
import { type Proof, proofOf } from "../verification.ts";
import { type Telling, profilesOver, witnessText } from "../witness.ts";

/** A part of a pack that may not speak less for the approach that a growing trait favours. */
interface Claim {
  readonly name: string;
  /** Indices of the traits that it reads. */
  readonly traits: readonly number[];
  /** How much it does for A at some levels; only the order counts. */
  readonly worth: (levels: readonly number[]) => number;
}

/**
 * Proves that a trait that grows never takes the advice away from the approach that it favours:
 * rule by rule, guard by guard and tie-break by tie-break, whatever the other traits (docs/scoring.md
 * §4). Traits that favour neither approach are free.
 */
export function monotoneProof(telling: Telling): Proof {
  const breaches = claimsOf(telling.ruleSet).flatMap((claim) =>
    claim.traits.flatMap((index) => breachText(claim, index, telling)),
  );
  return proofOf("monotone", breaches, "no trait works against what it favours");
}

function claimsOf({ rules, guards, tieBreaks }: RuleSet): Claim[] {
  return [
    ...rules.map(({ id, traits, evidence }) => ({
      name: `rule ${id}`,
      traits,
      worth: (levels: readonly number[]) => evidence(traits.map((trait) => item(levels, trait))),
    })),
    ...guards.flatMap((guard): Claim[] => {
      if (guard.excludes === null) return [];
      const sign = signOf(otherApproach(guard.excludes));
      const worth = (levels: readonly number[]) => (isActiveAt(guard, levels) ? sign : 0);
      return [{ name: `guard ${guard.id}`, traits: guard.traits, worth }];
    }),
    ...tieBreaks.flatMap(({ id, when, advises }): Claim[] => {
      if (advises === "incumbent" || when === null) return [];
      const sign = signOf(advises);
      const worth = (levels: readonly number[]) => (holdsAt(when, levels) ? sign : 0);
      return [{ name: `tie-break ${id}`, traits: when.traits, worth }];
    }),
  ];
}

function signOf(approach: Approach): 1 | -1 {
  return approach === "disaggregated" ? 1 : -1;
}

/** The first step of a trait at which a claim breaks its word. */
function breachText(claim: Claim, index: number, telling: Telling): string[] {
  const { ruleSet, typical } = telling;
  const trait = item(ruleSet.traits, index);
  if (trait.favours === null) return [];
  const sign = signOf(trait.favours);
  const choices = claim.traits
    .filter((other) => other !== index)
    .map((other) => ({ trait: other, levels: [...item(ruleSet.traits, other).levels.keys()] }));
  const worth = (profile: readonly number[], level: number) =>
    sign * claim.worth(profile.with(index, level));
  for (const profile of profilesOver(choices, typical)) {
    const level = fallOf((at) => worth(profile, at), trait);
    if (level === null) continue;
    const [before, after] = [level - 1, level].map((at) => item(trait.levels, at).id);
    const where = witnessText(profile.with(index, item(typical, index)), telling);
    return [
      `${claim.name} speaks less for ${trait.favours} when ${trait.id} grows from ${before} to ${after}, though ${trait.id} favours ${trait.favours}; seen in ${where}`,
    ];
  }
  return [];
}

/** The first level of a trait that is worth less than the one before. */
function fallOf(worth: (level: number) => number, { levels }: Trait): number | null {
  for (let level = 1; level < levels.length; level += 1) {
    if (worth(level) < worth(level - 1)) return level;
  }
  return null;
}
