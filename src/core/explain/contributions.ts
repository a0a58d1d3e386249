import { isKnown, levelsIn } from "../assess/completions.ts";
import type { Judgement } from "../assess/judge.ts";
import type { Score, SettledRule } from "../assess/score.ts";
import { favouredBy } from "../model/approach.ts";
import type { Contribution } from "../model/assessment.ts";
import { item } from "../model/lookup.ts";
import { onceFor } from "../model/once-for.ts";
import type { Place } from "../model/place.ts";
import { traitLevels } from "../model/profile-value.ts";
import type { Possible } from "../model/read-profile.ts";
import { atList } from "../model/table.ts";
import type { Target } from "../model/target.ts";
import { tippingStrength } from "./flips/tipping-strength.ts";
import type { Level, Rule, RuleSet, Trait } from "../pack/rule-set.ts";

/**
 * What each settled rule gives to the score, largest first, then by id. An interaction whose
 * condition does not hold gives nothing and is left out; a trait at 0 points is kept.
 */
export function contributionsOf(
  judgement: Judgement,
  target: Target,
  ruleSet: RuleSet,
): Contribution[] {
  const scope = { ruleSet, score: judgement.score };
  return judgement.score.settled
    .filter(({ rule, evidence }) => rule.kind === "trait" || evidence !== 0)
    .map((settled) => contributionOf(settled, target, scope))
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
  const points = rule.strength * evidence;
  const { traits, because, sources } = reasonOf(rule, target.profile.possible, ruleSet);
  return {
    rule: rule.id,
    traits,
    basis: rule.basis,
    strength: rule.strength,
    evidence,
    points,
    favours: favouredBy(points),
    because,
    sources,
    from: placesOf(rule, target, ruleSet),
    tippingStrength: tippingStrengthOf(settled, score, ruleSet.tieBand),
  };
}

/** What a rule says at some levels. */
type Reason = Pick<Contribution, "traits" | "because" | "sources">;

/** Reasons by rule and by the combination of its levels: few are different, many are asked for. */
const reasonsOf = onceFor((_: RuleSet["traits"]) =>
  onceFor((_rule: Rule) => new Map<number, Reason>()),
);

function reasonOf(rule: Rule, possible: Possible, { traits }: RuleSet): Reason {
  let combination = 0;
  for (const index of rule.traits) {
    const mask = atList(possible, index);
    if (!isKnown(mask)) return newReason(rule, possible, traits);
    // A mask is an integer of 32 bits, so no level is beyond 31.
    combination = combination * 32 + (31 - Math.clz32(mask));
  }
  const reasons = reasonsOf(traits)(rule);
  const known = reasons.get(combination);
  if (known !== undefined) return known;
  const reason = newReason(rule, possible, traits);
  reasons.set(combination, reason);
  return reason;
}

function newReason(rule: Rule, possible: Possible, traits: RuleSet["traits"]): Reason {
  const read = rule.traits.map((index) => item(traits, index));
  const levels = rule.kind === "trait" ? read.flatMap((trait) => possibleOf(trait, possible)) : [];
  const reasons = rule.kind === "trait" ? levels.map((level) => level.because) : [rule.because];
  const sources = rule.kind === "trait" ? levels.flatMap((level) => level.sources) : rule.sources;
  return {
    traits: traitLevels(possible, read),
    because: distinct(reasons).join("; or "),
    sources: distinct(sources),
  };
}

function placesOf(rule: Rule, { traitPlaces }: Target, { traits }: RuleSet): Place[] {
  const places: Place[] = [];
  for (const index of rule.traits) {
    const place = traitPlaces[item(traits, index).id];
    if (place !== undefined) places.push(place);
  }
  return places;
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

function possibleOf(trait: Trait, possible: Possible): Level[] {
  const mask = atList(possible, trait.index);
  return levelsIn(mask).map((level) => item(trait.levels, level));
}
