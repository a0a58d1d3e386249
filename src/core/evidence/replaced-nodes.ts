import type { NodeRecord } from "./inventory.ts";

/** Nodes of an earlier dump, and those of them that are gone and made up for by new ones. */
export interface Replaced {
  readonly replaced: number;
  readonly total: number;
}

/** Counts the nodes that were replaced between two dumps, by their uid. */
export function replacedAmong(
  before: readonly NodeRecord[],
  after: readonly NodeRecord[],
): Replaced {
  const old = new Set(before.map(({ uid }) => uid));
  const present = new Set(after.map(({ uid }) => uid));
  const missing = (uids: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...uids].filter((uid) => uid !== "" && !others.has(uid)).length;
  return { replaced: Math.min(missing(old, present), missing(present, old)), total: before.length };
}
