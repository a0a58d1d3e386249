import { groupedBy } from "../../model/lookup.ts";
import { onceFor } from "../../model/once-for.ts";
import type { Inventory, NodeRecord, StorageNodeRecord } from "../inventory.ts";
import { type ByName, byName } from "../by-name.ts";
import type { ObjectRecord } from "../object-record.ts";
import { type Records, madeOf } from "../records.ts";
import { hasAllNodes, workersOf } from "./labels.ts";

/** What a node that runs Portworx holds now. */
export interface NodeRole {
  readonly name: string;
  /** Null where nothing says. */
  readonly storage: boolean | null;
  /** Its Kubernetes Node; null where that was not read. */
  readonly record: NodeRecord | null;
}

/** The roles of the nodes, with what they were told by. */
export interface RealisedRoles {
  readonly roles: Records<NodeRole>;
  /** What the roles were read from: `StorageNode`, `Portworx pod`, `drive set`. */
  readonly told: string;
  /** The first of those objects. */
  readonly first: ObjectRecord;
  /** Whether all that tell of a node were read. */
  readonly isComplete: boolean;
  /** StorageNodes without a Node of this cluster, which may belong to another one. */
  readonly foreign: Records<StorageNodeRecord>;
}

/**
 * The roles of the nodes by the best evidence that says something: StorageNodes, else pods of
 * Portworx, else drive sets, which tell only beside the whole list of nodes. Null where none was read.
 */
export const realisedRoles = onceFor(rolesIn);

function rolesIn(inventory: Inventory): RealisedRoles | null {
  const nodes = byName(inventory.nodes);
  const told = [
    fromStorageNodes(inventory, nodes),
    fromPods(inventory, nodes),
    fromDriveSets(inventory),
  ].filter((each) => each !== null);
  const isTelling = ({ roles }: RealisedRoles) => roles.some(({ storage }) => storage !== null);
  return told.find(isTelling) ?? told[0] ?? null;
}

type NodesByName = ByName<NodeRecord>;

function fromStorageNodes(inventory: Inventory, nodes: NodesByName): RealisedRoles | null {
  const [first] = inventory.storageNodes;
  if (first === undefined) return null;
  const { storageNodes } = inventory;
  const isForeign = ({ name }: StorageNodeRecord) => nodes.get(name) === undefined;
  const foreign = hasAllNodes(inventory) ? storageNodes.filter(isForeign) : [];
  const own = foreign.length === 0 ? storageNodes : storageNodes.filter((each) => !isForeign(each));
  const helped = driveSetNodes(inventory);
  const roles = madeOf(own, (node) => new StorageNodeRole(node, helped, nodes));
  const isComplete =
    inventory.storageNodes.every(({ isListed }) => isListed) || coverWorkers(inventory);
  return { roles, told: "StorageNode", first, isComplete, foreign };
}

/** A node as its StorageNode tells of it, whose Node is looked for only where somebody asks. */
class StorageNodeRole implements NodeRole {
  readonly name: string;
  readonly storage: boolean | null;
  readonly #nodes: NodesByName;

  constructor(
    { name, storage }: StorageNodeRecord,
    helped: ReadonlySet<string>,
    nodes: NodesByName,
  ) {
    this.name = name;
    this.storage = storage ?? (helped.has(name) ? true : null);
    this.#nodes = nodes;
  }

  get record(): NodeRecord | null {
    return this.#nodes.get(this.name) ?? null;
  }
}

/** Objects that came one by one are all there are where every worker has one. */
function coverWorkers(inventory: Inventory): boolean {
  const known = byName(inventory.storageNodes);
  const isCovered = ({ name }: NodeRecord) => known.get(name) !== undefined;
  return hasAllNodes(inventory) && workersOf(inventory).every(isCovered);
}

/** A drive set keeps the name of its node while that node is down. */
function driveSetNodes({ driveSets }: Inventory): ReadonlySet<string> {
  return new Set(driveSets.flatMap(({ nodes }) => nodes).filter((name) => name !== ""));
}

function fromPods({ portworxPods }: Inventory, nodes: NodesByName): RealisedRoles | null {
  const [first] = portworxPods;
  // Older operators do not mark their pods at all.
  if (first === undefined || portworxPods.every(({ storage }) => storage === null)) return null;
  const roles = [...groupedBy(portworxPods, ({ node }) => node)].map(([name, pods]) => ({
    name,
    storage: commonOf(pods.map(({ storage }) => storage)),
    record: nodes.get(name) ?? null,
  }));
  const isComplete = portworxPods.every(({ isListed }) => isListed);
  return { roles, told: "Portworx pod", first, isComplete, foreign: [] };
}

/** A pod that is being replaced may have another one beside it on its node. */
function commonOf(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
}

/** A node without a drive set may not run Portworx at all, unless its label gives it a part. */
function fromDriveSets(inventory: Inventory): RealisedRoles | null {
  const [first] = inventory.driveSets;
  const holders = driveSetNodes(inventory);
  if (first === undefined || holders.size === 0 || !hasAllNodes(inventory)) return null;
  const roles = madeOf(workersOf(inventory), (record) => ({
    name: record.name,
    storage: holders.has(record.name) || (record.nodeType === "storageless" ? false : null),
    record,
  }));
  return { roles, told: "drive set", first, isComplete: true, foreign: [] };
}
