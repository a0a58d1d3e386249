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
  const nodes = inventories.flatMap(rolesIn);
  if (nodes.length === 0) return null;
  const counts = new Map<string, NodeCount>();
  for (const { role, zone } of nodes) {
    const key = JSON.stringify([role, zone]);
    counts.set(key, { role, zone, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].toSorted(inOrder);
}

type PlacedRole = Pick<NodeCount, "role" | "zone">;

function rolesIn(inventory: Inventory): PlacedRole[] {
  const told = realisedRoles(inventory);
  const zones = new Map(inventory.storageNodes.map(({ name, zone }) => [name, zone]));
  const known = (told?.roles ?? []).map(({ node, storage, record }) => ({
    node,
    role: roleOf(storage, record),
    zone: record?.zone ?? zones.get(node) ?? null,
  }));
  const names = new Set(known.map(({ node }) => node));
  const others = inventory.nodes
    .filter(({ name, isControlPlane, nodeType }) => {
      return !names.has(name) && (!isControlPlane || nodeType !== null);
    })
    .map((record) => ({ role: untoldRole(record, told, inventory), zone: record.zone }));
  return [...known, ...others].map(({ role, zone }) => ({ role, zone }));
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
