import { DAY, type Instant } from "../../model/instant.ts";
import type { NodeRecord } from "../inventory.ts";
import type { Records } from "../records.ts";

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
export function nodeTurnover(pool: Records<NodeRecord>, now: Instant): Turnover | null {
  const { length: nodes } = pool;
  let [oldest, youngest, sum] = [0, Infinity, 0];
  for (const { created } of pool) {
    if (created === null) return null;
    const days = Math.max(0, (now - created) / DAY);
    oldest = Math.max(oldest, days);
    youngest = Math.min(youngest, days);
    sum += days;
  }
  const isOneWave = oldest - youngest < Math.max(1, oldest * 0.05);
  if (nodes < FEWEST_NODES || oldest < FEWEST_DAYS || isOneWave) return null;
  const rate = nodes / sum;
  return { nodes, rate, most: rate * (1 + 2 / Math.sqrt(nodes)) };
}
