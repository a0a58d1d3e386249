import { count } from "../../model/count.ts";
import { onceFor } from "../../model/once-for.ts";
import type { Inventory } from "../inventory.ts";
import { budgetsIn } from "./budgets.ts";
import { emptyComputeGroup } from "./labels.ts";
import { isToBeApart, mixedTopology } from "./mixed.ts";
import { type Decision, FORMS, type Reading, decided, observation, openUntil } from "./reading.ts";
import { type NodeRole, type RealisedRoles, realisedRoles } from "./roles.ts";
import { type Split, labelOf, poolOf, poolsOf, splitOf } from "./split.ts";

const ONLINE = "StorageNodes that are online";
const FOREIGN = "the dump of the cluster to which the StorageNodes without a Node belong";

/** What StorageNodes, pods, drive sets or budgets show, for one orchestrator cluster. */
export const realisedIn = onceFor((inventory: Inventory): Reading => {
  const told = realisedRoles(inventory);
  if (told === null) return budgetsIn(inventory);
  const split = splitOf(told.roles);
  const { layer, undecided } = layerOf(split, told, inventory);
  return {
    layer,
    undecided,
    observations: [observation("realised", summary(split, told), told.first)],
  };
});

function summary({ storage, unclear }: Split, { roles, told, foreign }: RealisedRoles): string {
  const why = told === "drive set" ? "without one" : "not online and so not known";
  const open = unclear.count === 0 ? "" : `, ${unclear.count} ${why}`;
  const strange =
    foreign.length === 0 ? "" : `; ${foreign.length} more belong to no Node read here`;
  const nodes = told === "StorageNode" ? count(roles.length, told) : count(roles.length, "node");
  const by = told === "StorageNode" ? "" : ` by their ${told}s`;
  return `${storage.count} of ${nodes} hold storage${by}${open}${strange}`;
}

function layerOf(split: Split, told: RealisedRoles, inventory: Inventory): Decision {
  if (inventory.specs.filter(isRunning).length > 1) {
    return openUntil("a folder for each cluster: running StorageClusters of several were read");
  }
  if (split.storage.count === 0) return withoutStorage(split);
  if (told.foreign.some((each) => each.storage === true)) return openUntil(FOREIGN);
  if (split.storageless.count > 0) return mixedTopology(split, inventory);
  return withoutStorageless(split, told, inventory);
}

function isRunning({ object, isLive }: Inventory["specs"][number]): boolean {
  return object === "StorageCluster" && isLive;
}

function withoutStorage({ storageless, unclear }: Split): Decision {
  if (unclear.count > 0) return openUntil(ONLINE);
  // All that tell are of another cluster, or have other names than the Nodes.
  if (storageless.count === 0) return openUntil(FOREIGN);
  return openUntil("the dump of the cluster that holds the storage, in the same folder");
}

/** Every node that can say holds storage; what was not read and what is not online may not. */
function withoutStorageless(split: Split, told: RealisedRoles, inventory: Inventory): Decision {
  if (told.foreign.some(({ phase }) => phase === "Online")) return openUntil(FOREIGN);
  if (!told.isComplete) return openUntil("the whole list of StorageNodes");
  const empty = emptyComputeGroup(inventory);
  if (empty !== null)
    return openUntil(`a node of ${empty.name}, a group that has none at the moment`);
  if (split.unclear.count === 0) return decided(FORMS.uniform);
  if (told.told === "drive set") {
    return openUntil("StorageNodes, which show whether nodes without a drive set run Portworx");
  }
  return withUnclear(split, inventory);
}

/**
 * Nodes that cannot say count as what their label, or without one their group makes likely. They
 * never make a cluster disaggregated: a storage node that is down looks like one without storage.
 */
function withUnclear(split: Split, inventory: Inventory): Decision {
  const isPlain = inventory.specs.length > 0 && !isToBeApart(split, inventory);
  const pools = isPlain ? poolsOf(split.storage) : new Set<string>();
  const likely = split.unclear.kinds.map((role) => likelyStorage(role, pools));
  if (likely.every((storage) => storage === true)) return decided(FORMS.uniform);
  const isConverged =
    isPlain &&
    split.unclear.count < split.storage.count &&
    split.unclear.kinds.every(({ record }) => record !== null && record.pool === null) &&
    !likely.includes(false);
  return isConverged ? decided(FORMS.converged) : openUntil(ONLINE);
}

function likelyStorage(role: NodeRole, storagePools: ReadonlySet<string>): boolean | null {
  const label = labelOf(role);
  if (label === "storage" || label === "storageless") return label === "storage";
  const pool = poolOf(role);
  return pool !== null && storagePools.has(pool) ? true : null;
}
