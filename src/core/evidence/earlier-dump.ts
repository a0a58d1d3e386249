import { DAY, type Instant, newest } from "../model/instant.ts";
import type { Inventory } from "./inventory.ts";

/** What a cluster held some time before. */
export interface EarlierDump {
  readonly inventory: Inventory;
  /** Days from that dump to the one that is judged; more than none. */
  readonly days: number;
}

/**
 * Two dumps are compared where each is of one orchestrator cluster and names its moment. What they
 * are judged at does not matter: what changed did so between the dumps. Null where they cannot be
 * compared.
 */
export function earlierDump(
  since: readonly Inventory[],
  inventories: readonly Inventory[],
): EarlierDump | null {
  const [inventory, ...others] = since;
  if (inventory === undefined || others.length > 0 || inventories.length !== 1) return null;
  const [then, until] = [newestIn(since), newestIn(inventories)];
  if (then === null || until === null || until <= then) return null;
  return { inventory, days: (until - then) / DAY };
}

/** The newest moment that any object names; null where none names one. */
export function newestIn(inventories: readonly Inventory[]): Instant | null {
  return newest(
    inventories.flatMap(({ nodes, statements, autoscalers }) =>
      [...nodes, ...statements, ...autoscalers].map(({ seen }) => seen),
    ),
  );
}
