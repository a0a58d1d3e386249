import type { NodeRecord } from "./inventory.ts";

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
  before: readonly NodeRecord[],
  after: readonly NodeRecord[],
): Replaced | null {
  const old = new Set(before.map(({ uid }) => uid));
  const present = new Set(after.map(({ uid }) => uid));
  if (old.has("") || present.has("")) return null;
  const missing = (uids: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...uids].filter((uid) => !others.has(uid)).length;
  return { replaced: Math.min(missing(old, present), missing(present, old)), total: old.size };
}
