import type { NodeRecord } from "./inventory.ts";
import { saidBy } from "./records.ts";

/** Nodes of an earlier dump, and those of them that are gone and made up for by new ones. */
export interface Replaced {
  readonly replaced: number;
  readonly total: number;
}

/**
 * Counts the nodes that were replaced between two dumps, by their uid; null where a node does not
 * say which one it is.
 */
export function replacedAmong(
  before: Iterable<NodeRecord>,
  after: Iterable<NodeRecord>,
): Replaced | null {
  const old = saidBy(before, ({ uid }) => uid);
  const present = saidBy(after, ({ uid }) => uid);
  if (old.has("") || present.has("")) return null;
  const missing = (uids: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...uids].filter((uid) => !others.has(uid)).length;
  return { replaced: Math.min(missing(old, present), missing(present, old)), total: old.size };
}
