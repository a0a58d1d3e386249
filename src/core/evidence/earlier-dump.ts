import { DAY, type Instant, newest } from "../model/instant.ts";
import type { Inventory } from "./inventory.ts";

/** What a cluster held some time before. */
export interface EarlierDump {
  readonly inventory: Inventory;
  /** Days from that dump to the one that is judged; more than none. */
  readonly days: number;
}

/** Why two dumps cannot be compared, or the one to compare with. */
export type Comparison = { readonly dump: EarlierDump } | { readonly obstacle: string };

/**
 * Two dumps are compared where each is of one orchestrator cluster and names the moment at which it
 * was taken. What they are judged at does not matter: what changed did so between the dumps.
 */
export function earlierDump(
  since: readonly Inventory[],
  inventories: readonly Inventory[],
): Comparison {
  const [inventory, ...others] = since;
  if (inventory === undefined || others.length > 0 || inventories.length !== 1) {
    return { obstacle: "each has to be the dump of one cluster" };
  }
  const [then, until] = [takenAt(since), takenAt(inventories)];
  if (then === null || until === null) {
    return {
      obstacle: "the conditions of nodes, which say when a dump was taken, are not in both",
    };
  }
  if (until <= then) return { obstacle: "it is not older" };
  return { dump: { inventory, days: (until - then) / DAY } };
}

/** The newest condition or report; creation and history say nothing about the time of a dump. */
function takenAt(inventories: readonly Inventory[]): Instant | null {
  return newest(inventories.map(({ nodes, autoscalers }) => newest(seenIn(nodes, autoscalers))));
}

/** The newest moment that any object names; null where none names one. */
export function newestIn(inventories: readonly Inventory[]): Instant | null {
  return newest(
    inventories.map(({ nodes, statements, autoscalers, versionHistories }) =>
      newest([
        newest(seenIn(nodes, statements, autoscalers)),
        newest(createdIn(nodes)),
        newest(versionHistories.map(({ last }) => last)),
      ]),
    ),
  );
}

function* seenIn(
  ...lists: readonly Iterable<{ readonly seen: Instant | null }>[]
): Generator<Instant | null> {
  for (const list of lists) for (const { seen } of list) yield seen;
}

function* createdIn(nodes: Inventory["nodes"]): Generator<Instant | null> {
  for (const { created } of nodes) yield created;
}
