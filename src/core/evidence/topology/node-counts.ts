import { byName } from "../by-name.ts";
import type { Inventory, NodeRecord } from "../inventory.ts";
import { hasAllNodes } from "./labels.ts";
import { type RealisedRoles, realisedRoles } from "./roles.ts";

/** What nodes do for storage: hold it, run Portworx without disks, run no Portworx, cannot say. */
export const NODE_ROLES = ["storage", "storageless", "none", "unknown"] as const;

/** What a node does for storage. */
export type StorageRole = (typeof NODE_ROLES)[number];

/** How many nodes of one zone have one role. */
export interface NodeCount {
  readonly role: StorageRole;
  /** Null where the zone is not known. */
  readonly zone: string | null;
  readonly count: number;
}

/**
 * The nodes of all clusters by role and zone, control planes left out; null where no node was read.
 * A node whose role nothing tells is counted by its label, which says what it is meant for.
 */
export function nodeCounts(inventories: readonly Inventory[]): NodeCount[] | null {
  const tally = new Tally();
  for (const inventory of inventories) countIn(inventory, tally);
  const counts = tally.counts();
  return counts.length === 0 ? null : counts.toSorted(inOrder);
}

/** Counts by role and zone. */
class Tally {
  readonly #zones = new Map<StorageRole, Map<string | null, number>>();

  add(role: StorageRole, zone: string | null): void {
    const zones = this.#zones.get(role) ?? new Map<string | null, number>();
    this.#zones.set(role, zones.set(zone, (zones.get(zone) ?? 0) + 1));
  }

  counts(): NodeCount[] {
    return [...this.#zones].flatMap(([role, zones]) =>
      [...zones].map(([zone, count]) => ({ role, zone, count })),
    );
  }
}

function countIn(inventory: Inventory, tally: Tally): void {
  const told = realisedRoles(inventory);
  const roles = told?.roles ?? [];
  const storageNodes = byName(inventory.storageNodes);
  for (const { name, storage, record } of roles) {
    const zone = record?.zone ?? storageNodes.get(name)?.zone ?? null;
    tally.add(roleOf(storage, record), zone);
  }
  const counted = byName(roles);
  const isOther = ({ name, isControlPlane, nodeType }: NodeRecord) =>
    counted.get(name) === undefined && (!isControlPlane || nodeType !== null);
  for (const record of inventory.nodes) {
    if (isOther(record)) tally.add(untoldRole(record, told, inventory), record.zone);
  }
}

function roleOf(storage: boolean | null, record: NodeRecord | null): StorageRole {
  if (storage === null) return record === null ? "unknown" : labelledRole(record);
  return storage ? "storage" : "storageless";
}

/** The role of a node that runs no Portworx as far as was read. */
function untoldRole(
  record: NodeRecord,
  told: RealisedRoles | null,
  inventory: Inventory,
): StorageRole {
  if (record.isExcluded) return "none";
  const isWhole = told !== null && told.isComplete && hasAllNodes(inventory);
  return isWhole ? "none" : labelledRole(record);
}

function labelledRole({ nodeType }: NodeRecord): StorageRole {
  return nodeType === "storage" || nodeType === "storageless" ? nodeType : "unknown";
}

/** Roles in their order, zones by name, what has none first. */
function inOrder(one: NodeCount, other: NodeCount): number {
  const byRole = NODE_ROLES.indexOf(one.role) - NODE_ROLES.indexOf(other.role);
  return byRole === 0 ? Number(zoneOf(one) > zoneOf(other)) * 2 - 1 : byRole;
}

function zoneOf({ zone }: NodeCount): string {
  return zone ?? "";
}
