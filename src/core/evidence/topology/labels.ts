import { onceFor } from "../../model/once-for.ts";
import type { Inventory, NodeGroup, NodeRecord } from "../inventory.ts";
import { type Records, partedBy, saidBy } from "../records.ts";

/** Nodes or node groups by their label `portworx.io/node-type`. */
export interface Labelled {
  readonly of: "nodes" | "groups";
  readonly storage: Records<NodeRecord | NodeGroup>;
  readonly storageless: Records<NodeRecord | NodeGroup>;
  readonly other: Records<NodeRecord | NodeGroup>;
  readonly unlabelled: Records<NodeRecord | NodeGroup>;
  /** Whether all there are were seen; a file of eksctl holds all that it is about. */
  readonly isComplete: boolean;
  /** Groups of more than one cluster, which say nothing about any of them. */
  readonly isOfSeveral: boolean;
}

/** Whether every Node of the cluster was read. */
export const hasAllNodes = onceFor(
  ({ nodes }: Inventory) => nodes.length > 0 && nodes.every(({ isListed }) => isListed),
);

/**
 * The nodes that pods and Portworx can run on: no control plane, unless there is nothing else or a
 * label gives it a part in Portworx, and none that Portworx is kept off.
 */
export const workersOf = onceFor(({ nodes }: Inventory): Records<NodeRecord> => {
  const isCompact = nodes.every(({ isControlPlane }) => isControlPlane);
  const isWorker = ({ isControlPlane, nodeType, isExcluded }: NodeRecord) =>
    !isExcluded && (isCompact || !isControlPlane || nodeType !== null);
  return nodes.every(isWorker) ? nodes : nodes.filter(isWorker);
});

/** The labels of the workers; those of the node groups where not every Node was read. */
export const labelledOf = onceFor((inventory: Inventory): Labelled | null => {
  const nodes = workersOf(inventory);
  const groups = groupsOf(inventory);
  const hasAll = hasAllNodes(inventory);
  const isToldByNodes = hasAll && emptyComputeGroup(inventory) === null;
  if (nodes.length > 0 && (isToldByNodes || groups.length === 0)) {
    return byLabel("nodes", nodes, hasAll);
  }
  return groups.length > 0 ? byLabel("groups", groups, areWhole(groups, inventory)) : null;
});

function groupsOf({ nodeGroups }: Inventory): NodeGroup[] {
  return nodeGroups.filter(({ labelsKnown, isExcluded }) => labelsKnown && !isExcluded);
}

/**
 * A group of compute nodes beside groups of storage nodes that has no node at the moment, as an
 * autoscaler leaves it at night; null without one.
 */
export const emptyComputeGroup = onceFor((inventory: Inventory): NodeGroup | null => {
  const pools = saidBy(inventory.nodes, ({ pool }) => pool);
  const isPartitioned = inventory.specs.some(({ partitioning }) => partitioning === "true");
  const groups = groupsOf(inventory);
  const compute = groups.filter(
    ({ nodeType }) => nodeType === "storageless" || (isPartitioned && nodeType !== "storage"),
  );
  // Without nodes of the storage groups either, the nodes that were read are of other groups.
  const hasStorage = groups.some(({ nodeType, pool }) => nodeType === "storage" && pools.has(pool));
  const isEmpty = hasStorage && compute.every(({ pool }) => !pools.has(pool));
  return isEmpty ? (compute[0] ?? null) : null;
});

/**
 * Whether groups are all that a cluster has. A ClusterConfig names all groups of its cluster, while
 * a repository may hold only those MachineSets and NodePools that somebody added to others.
 */
function areWhole(groups: readonly NodeGroup[], { autoscalers }: Inventory): boolean {
  // These make nodes of their own, beside all groups.
  if (autoscalers.some(({ kind }) => kind === "eks-auto-mode" || kind === "karpenter"))
    return false;
  const [first] = groups.map(({ cluster }) => cluster);
  return first !== null && groups.every(({ cluster }) => cluster === first);
}

function partOf(nodeType: string | null) {
  if (nodeType === null) return "unlabelled";
  return nodeType === "storage" || nodeType === "storageless" ? nodeType : "other";
}

function byLabel(
  of: Labelled["of"],
  all: Records<NodeRecord | NodeGroup>,
  isComplete: boolean,
): Labelled {
  const parts = partedBy(all, ({ nodeType }) => partOf(nodeType));
  const clusters = saidBy(all, (each) => (each.type === "node" ? null : each.cluster));
  clusters.delete(null);
  return {
    of,
    storage: parts.get("storage") ?? [],
    storageless: parts.get("storageless") ?? [],
    other: parts.get("other") ?? [],
    unlabelled: parts.get("unlabelled") ?? [],
    isComplete,
    isOfSeveral: clusters.size > 1,
  };
}

/** What the labels alone mean for the topology. */
export type LabelMeaning =
  | "apart"
  | "arbiter"
  | "all-storage"
  | "all-storageless"
  | "none"
  | "open";

/**
 * Storage is set apart where both values occur, or where only some are labelled storage: the
 * compute side may do without a label. The label on all of them sets nothing apart.
 */
export function meaningOf(sorted: Labelled): LabelMeaning {
  const { storage, storageless, unlabelled, other, isComplete } = sorted;
  if (storage.length + storageless.length === 0) return "none";
  if (isArbiter(sorted)) return "arbiter";
  if (sorted.isOfSeveral || isPartOfFew(sorted)) return "open";
  if (storage.length > 0) return meaningOfStorage(sorted);
  const isAll = isComplete && unlabelled.length + other.length === 0;
  return isAll ? "all-storageless" : "open";
}

/** What it means that some are labelled storage, by those that are not. */
function meaningOfStorage(sorted: Labelled): LabelMeaning {
  const { storageless, unlabelled, other, isComplete } = sorted;
  if (storageless.length > 0) return "apart";
  if (unlabelled.length + other.length > 0) return takePods(sorted) ? "apart" : "open";
  return isComplete ? "all-storage" : "open";
}

/** Two nodes that store and a third that only votes: a converged cluster of two nodes. */
function isArbiter(sorted: Labelled): boolean {
  return sorted.isComplete && sorted.storage.length === 2 && isPair(sorted);
}

/** A few nodes of which more were not read, which may be a cluster with an arbiter. */
function isPartOfFew(sorted: Labelled): boolean {
  return !sorted.isComplete && isPair(sorted);
}

function isPair({ of, storage, storageless, unlabelled, other }: Labelled): boolean {
  const others = storageless.length + unlabelled.length + other.length;
  return of === "nodes" && storage.length <= 2 && others === 1;
}

/** Portworx does not run on tainted nodes by itself, so that those may be neither. */
function takePods({ unlabelled, other }: Labelled): boolean {
  const takesPods = (each: NodeRecord | NodeGroup) =>
    each.type === "node" ? each.isSchedulable : !each.isTainted;
  return unlabelled.some(takesPods) || other.some(takesPods);
}
