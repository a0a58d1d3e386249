import { levelsIn } from "../assess/completions.ts";
import type { Judgement } from "../assess/judge.ts";
import type { Score, SettledRule } from "../assess/score.ts";
import { favouredBy } from "../model/approach.ts";
import type { Contribution } from "../model/assessment.ts";
import { item } from "../model/lookup.ts";
import { traitLevels } from "../model/profile-value.ts";
import type { Target } from "../model/target.ts";
import { tippingStrength } from "./flips/tipping-strength.ts";
import type { Level, RuleSet, Trait } from "../pack/rule-set.ts";

/**
 * What each settled rule gives to the score, largest first, then by id. An interaction whose
 * condition does not hold gives nothing and is left out; a trait at 0 points is kept.
 */
export function contributionsOf(
  judgement: Judgement,
  target: Target,
  ruleSet: RuleSet,
): Contribution[] {
  return judgement.score.settled
    .filter(({ rule, evidence }) => rule.kind === "trait" || evidence !== 0)
    .map((settled) => contributionOf(settled, target, { ruleSet, score: judgement.score }))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || compareIds(a.rule, b.rule));
}

/** Orders ids by their UTF-16 units, the same everywhere. */
export function compareIds(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

function contributionOf(
  settled: SettledRule,
  target: Target,
  { ruleSet, score }: { readonly ruleSet: RuleSet; readonly score: Score },
): Contribution {
  const { rule, evidence } = settled;
  const read = rule.traits.map((index) => {
    const trait = item(ruleSet.traits, index);
    return { trait, levels: possibleOf(trait, target) };
  });
  const points = rule.strength * evidence;
  const levels = rule.kind === "trait" ? read.flatMap((each) => each.levels) : [];
  const reasons = rule.kind === "trait" ? levels.map((level) => level.because) : [rule.because];
  const sources = rule.kind === "trait" ? levels.flatMap((level) => level.sources) : rule.sources;
  return {
    rule: rule.id,
    traits: traitLevels(
      target.profile.possible,
      read.map(({ trait }) => trait),
    ),
    basis: rule.basis,
    strength: rule.strength,
    evidence,
    points,
    favours: favouredBy(points),
    because: distinct(reasons).join("; or "),
    sources: distinct(sources),
    from: read.flatMap(({ trait }) => {
      const place = target.traitPlaces[trait.id];
      return place === undefined ? [] : [place];
    }),
    tippingStrength: tippingStrengthOf(settled, score, ruleSet.tieBand),
  };
}

/** Texts without those that stand in front already; of one there is nothing to compare. */
function distinct(texts: readonly string[]): string[] {
  return texts.length < 2 ? [...texts] : [...new Set(texts)];
}

/** Null while the score is an interval. */
function tippingStrengthOf(
  { rule, evidence }: SettledRule,
  { low, high }: Score,
  tieBand: number,
): number | null {
  if (low !== high) return null;
  return tippingStrength({ strength: rule.strength, evidence }, low, tieBand);
}

function possibleOf(trait: Trait, target: Target): Level[] {
  const mask = item(target.profile.possible, trait.index);
  return levelsIn(mask).map((level) => item(trait.levels, level));
}
