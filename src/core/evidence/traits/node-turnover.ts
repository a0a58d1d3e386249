import { DAY, type Instant } from "../../model/instant.ts";
import type { NodeRecord } from "../inventory.ts";

/** Nodes from which ages say anything, and days that the oldest has to have behind it. */
const FEWEST_NODES = 3;
const FEWEST_DAYS = 30;

/** How often a node of a pool is replaced, in replacements a node and day. */
export interface Turnover {
  readonly nodes: number;
  /** As the ages have it. */
  readonly rate: number;
  /** With two standard errors added. */
  readonly most: number;
}

/**
 * The turnover of a pool from the ages of its nodes. N nodes whose ages add up to S days were made
 * at N / S a node and day if that goes on evenly, as it would with lifetimes that follow an
 * exponential distribution; the count N has a standard error of sqrt(N). Null where the ages say
 * nothing: few nodes, a young pool, or nodes of one age, which were made together.
 */
export function nodeTurnover(pool: readonly NodeRecord[], now: Instant): Turnover | null {
  const days = pool.flatMap(({ created }) =>
    created === null ? [] : Math.max(0, (now - created) / DAY),
  );
  // A call takes only so many arguments, and a pool may have more nodes.
  const oldest = days.reduce((most, age) => Math.max(most, age), 0);
  const youngest = days.reduce((least, age) => Math.min(least, age), Infinity);
  const isOneWave = oldest - youngest < Math.max(1, oldest * 0.05);
  if (days.length < pool.length || days.length < FEWEST_NODES) return null;
  if (oldest < FEWEST_DAYS || isOneWave) return null;
  const rate = days.length / days.reduce((sum, age) => sum + age, 0);
  return { nodes: days.length, rate, most: rate * (1 + 2 / Math.sqrt(days.length)) };
}
