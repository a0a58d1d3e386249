import { combinationsIn, isKnown, levelsIn } from "../../assess/completions.ts";
import { rangeIn } from "../../assess/score.ts";
import type { Approach } from "../../model/approach.ts";
import { item } from "../../model/lookup.ts";
import { onceFor } from "../../model/once-for.ts";
import { at8, atFloat, atList } from "../../model/table.ts";
import { everyLevel } from "../../model/trait-value.ts";
import type { Block } from "../../pack/rule-set.ts";
import { blockOf, possibleKey } from "./block-keys.ts";
import type { Change, FlipQuestion } from "./flip-question.ts";
import type { Restriction } from "./restriction.ts";

/**
 * By number of changes, the least distance that so many changes can give and which they are. The
 * distance is the score on the winner's side; Infinity where that number cannot be had.
 */
interface Farthest {
  readonly distances: Float64Array;
  readonly changes: readonly (readonly Change[])[];
}

/** What a search obeys: restrictions on traits, and how many changes are of use at most. */
export interface Limits {
  readonly restriction: Restriction;
  readonly most: number;
}

/**
 * For each number of changes, from none upwards, the set of changes that obeys a restriction and
 * takes the score farthest from the winner's side (the least one over what is unknown): a dynamic
 * programme over blocks, exact because a score is a sum over blocks. Yields in ascending number.
 */
export function* farthestChanges(
  question: FlipQuestion,
  { restriction, most }: Limits,
): Generator<{ readonly distance: number; readonly changes: readonly Change[] }> {
  const parts = partsOf(question, restriction);
  let totals: Float64Array = new Float64Array(1);
  const choices: Int8Array[] = [];
  for (const { distances } of parts) {
    const length = Math.min(totals.length + distances.length - 1, most + 1);
    const chosen = new Int8Array(length);
    totals = added(totals, distances, chosen);
    choices.push(chosen);
  }
  for (const [count, distance] of totals.entries()) {
    if (distance < Infinity) yield { distance, changes: traced(count, parts, choices) };
  }
}

/** Joins one part to the totals; `chosen` gets, by count, how many of the changes fall to it. */
function added(totals: Float64Array, part: Float64Array, chosen: Int8Array): Float64Array {
  const sums = new Float64Array(chosen.length).fill(Infinity);
  for (let count = 0; count < totals.length; count += 1) {
    for (let more = 0; more < part.length && count + more < sums.length; more += 1) {
      const distance = atFloat(totals, count) + atFloat(part, more);
      if (distance < atFloat(sums, count + more)) {
        sums[count + more] = distance;
        chosen[count + more] = more;
      }
    }
  }
  return sums;
}

function traced(
  count: number,
  parts: readonly Farthest[],
  choices: readonly Int8Array[],
): Change[] {
  const changes: Change[] = [];
  let left = count;
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const own = at8(item(choices, index), left);
    changes.push(...item(item(parts, index).changes, own));
    left -= own;
  }
  return changes.sort((a, b) => a.trait - b.trait);
}

/** What each block can give, and each restricted trait outside all blocks. */
function partsOf(question: FlipQuestion, restriction: Restriction): Farthest[] {
  const { ruleSet } = question;
  const parts = ruleSet.blocks.map((block) => partOf(block, question, restriction));
  for (const trait of restriction.keys()) {
    if (blockOf(trait, ruleSet) === undefined) {
      parts.push(searched([trait], question, { restriction, distanceAt: () => 0 }));
    }
  }
  return parts;
}

/** What a block can give, by the levels and the restriction: few are different, many are asked. */
const partsByKey = onceFor((_: Block): Record<Approach, Map<number | string, Farthest>> => ({
  disaggregated: new Map(),
  converged: new Map(),
}));

function partOf(block: Block, question: FlipQuestion, restriction: Restriction): Farthest {
  const { winner, fixed } = question;
  const side = winner === "disaggregated" ? 1 : -1;
  const distanceAt = (now: readonly number[]) => {
    const { low, high } = rangeIn(block.points, combinationsIn(block, now));
    return side === 1 ? low : -high;
  };
  const search = () => searched(block.traits, question, { restriction, distanceAt });
  if (fixed.size > 0) return search();
  const parts = partsByKey(block)[winner];
  const key = keyOf(block, question, restriction);
  const known = parts.get(key);
  if (known !== undefined) return known;
  const part = search();
  parts.set(key, part);
  return part;
}

/** A number where nothing is demanded of the block, as of most, and numbers tell all apart; a text else. */
function keyOf(
  block: Block,
  { possible }: FlipQuestion,
  restriction: Restriction,
): number | string {
  const key = isDemanded(block, restriction) ? null : possibleKey(block, possible);
  if (key !== null) return key;
  return block.traits
    .map((trait) => `${atList(possible, trait)}:${restriction.get(trait) ?? ""}`)
    .join();
}

function isDemanded({ traits }: Block, restriction: Restriction): boolean {
  for (const trait of traits) if (restriction.has(trait)) return true;
  return false;
}

interface Search {
  readonly restriction: Restriction;
  readonly distanceAt: (possible: readonly number[]) => number;
}

/** Tries every setting of some traits. */
function searched(traits: readonly number[], question: FlipQuestion, search: Search): Farthest {
  const distances = new Float64Array(traits.length + 1).fill(Infinity);
  const found: (readonly Change[])[] = traits.map(() => []);
  const now = [...question.possible];
  const visit = (position: number, changes: readonly Change[]): void => {
    const trait = traits[position];
    if (trait === undefined) {
      const distance = search.distanceAt(now);
      if (distance < atFloat(distances, changes.length)) {
        distances[changes.length] = distance;
        found[changes.length] = changes;
      }
      return;
    }
    for (const { mask, change } of settings(trait, question, search.restriction)) {
      now[trait] = mask;
      visit(position + 1, change === null ? changes : [...changes, change]);
    }
  };
  visit(0, []);
  return { distances, changes: found };
}

interface Setting {
  readonly mask: number;
  readonly change: Change | null;
}

/** The ways in which a trait may be set: as it is, or where it is known at another level. */
function settings(trait: number, question: FlipQuestion, restriction: Restriction): Setting[] {
  const allowed = restriction.get(trait) ?? -1;
  const mask = atList(question.possible, trait);
  if (!isKnown(mask)) return [{ mask, change: null }];
  const asIs = (mask & ~allowed) === 0 ? [{ mask, change: null }] : [];
  if (question.fixed.has(trait)) return asIs;
  const others = everyLevel(item(question.ruleSet.traits, trait)) & allowed & ~mask;
  if (others === 0) return asIs;
  return [
    ...asIs,
    ...levelsIn(others).map((level) => ({ mask: 1 << level, change: { trait, level } })),
  ];
}
