import type { ClusterFacts } from "../../checks/facts.ts";
import { byName } from "../by-name.ts";
import { booleanOf } from "../fields.ts";
import type { EarlierDump } from "../earlier-dump.ts";
import type { Inventory, NodeGroup, NodeRecord } from "../inventory.ts";
import { type Records, countOf, partedBy, saidBy } from "../records.ts";
import { objectText } from "../object-record.ts";
import { volumePodsOf } from "../topology/effective.ts";
import { type Labelled, hasAllNodes, labelledOf, workersOf } from "../topology/labels.ts";
import { type RealisedRoles, realisedRoles } from "../topology/roles.ts";
import { replacedAmong } from "../replaced-nodes.ts";
import { seenAutoscaling } from "./autoscaling.ts";
import type { JoinedGroup } from "./node-group-facts.ts";

/** What is known of a cluster as a whole; unknown facts have no key. */
export function clusterFacts(
  inventory: Inventory,
  groups: readonly JoinedGroup[],
  earlier: EarlierDump | null = null,
): ClusterFacts {
  const told = realisedRoles(inventory);
  const labelled = labelledOf(inventory);
  const autoscaling = seenAutoscaling(inventory);
  const volumePods = volumePodsOf(inventory);
  return {
    ...versionFact(inventory),
    isInstalled:
      inventory.storageNodes.length + inventory.portworxPods.length > 0 ||
      inventory.specs.some(({ isLive }) => isLive),
    ...installingFact(inventory),
    ...(labelled === null ? {} : { labelled: labelledFact(labelled) }),
    ...(told === null ? {} : { storageNodes: storageNodesFact(told, inventory) }),
    ...workerFacts(inventory),
    ...storageGroupFacts(groups),
    autoscalers: [...autoscaling.names],
    scalesDown: autoscaling.scalesDown,
    ...(autoscaling.balances === null ? {} : { balances: autoscaling.balances }),
    provisionLabelled: provisionLabelled(inventory),
    ...driveSetFacts(inventory),
    ...replacedFacts(earlier, inventory),
    strictlyLocal: inventory.strictlyLocal.map(objectText),
    ...(volumePods === null
      ? {}
      : { volumePods: volumePods.total, volumePodsOnStorage: volumePods.onStorage }),
    ...reservationFact(inventory, told, groups),
  };
}

/** Only whole lists of nodes tell of one that is gone, and roles of both dumps which ones store. */
function replacedFacts(
  earlier: EarlierDump | null,
  after: Inventory,
): Pick<ClusterFacts, "storageReplaced" | "sinceDays"> {
  if (earlier === null) return { storageReplaced: 0, sinceDays: 0 };
  const sinceDays = Math.ceil(earlier.days);
  const [old, present] = [storingNodes(earlier.inventory), storingNodes(after)];
  if (old === null || present === null) return { sinceDays };
  const among = replacedAmong(old, present);
  return among === null ? { sinceDays } : { storageReplaced: among.replaced, sinceDays };
}

function storingNodes(inventory: Inventory): NodeRecord[] | null {
  const told = realisedRoles(inventory);
  if (told === null || !hasAllNodes(inventory)) return null;
  return [...told.roles].flatMap(({ storage, record }) =>
    storage === true && record !== null ? [record] : [],
  );
}

function versionFact({ specs, storageNodes }: Inventory): Pick<ClusterFacts, "version"> {
  const isStated = ({ version }: { readonly version: string | null }) =>
    version !== null && /^\d+\.\d+/.test(version);
  const version = (specs.find(isStated) ?? storageNodes.find(isStated))?.version ?? null;
  return version === null ? {} : { version };
}

/** What runs on a node is past what the operator does before it starts Portworx anywhere. */
function installingFact({
  specs,
  storageNodes,
  portworxPods,
}: Inventory): Pick<ClusterFacts, "isInstalling"> {
  if (storageNodes.length + portworxPods.length > 0) return { isInstalling: false };
  const told = specs.flatMap(({ isInstalling }) => isInstalling ?? []);
  return told.length === 0 ? {} : { isInstalling: !told.includes(false) };
}

function labelledFact(labelled: Labelled): NonNullable<ClusterFacts["labelled"]> {
  return {
    of: labelled.of,
    storage: labelled.storage.length,
    storageless: labelled.storageless.length,
    other: labelled.other.length,
    unlabelled: labelled.unlabelled.length,
    complete: labelled.isComplete,
  };
}

function storageNodesFact(
  { roles, told, foreign }: RealisedRoles,
  { storageNodes }: Inventory,
): NonNullable<ClusterFacts["storageNodes"]> {
  const byNode = byName(storageNodes);
  const storing = roles.filter(({ storage }) => storage === true);
  const zones = saidBy(
    storing,
    ({ name, record }) => byNode.get(name)?.zone ?? record?.zone ?? null,
  );
  zones.delete(null);
  const storageless = countOf(roles, ({ storage }) => storage === false);
  return {
    storage: storing.length,
    storageless,
    // A node of another cluster in the same fabric holds what only that cluster can tell.
    unclear: roles.length - storing.length - storageless + foreign.length,
    kvdb: countOf(storageNodes, ({ kvdb }) => kvdb),
    zones: zones.size,
    complete: told === "StorageNode" && storageNodes.every(({ isListed }) => isListed),
  };
}

function provisionLabelled(inventory: Inventory): string[] {
  const nodes = workersOf(inventory);
  const labelled: Records<NodeRecord | NodeGroup> = nodes.length > 0 ? nodes : inventory.nodeGroups;
  const isLabelled = ({ provision }: NodeRecord | NodeGroup) => booleanOf(provision) === true;
  const found = labelled.filter(isLabelled);
  return [...found].map(({ name }) => name);
}

function workerFacts(inventory: Inventory): Partial<ClusterFacts> {
  if (!hasAllNodes(inventory)) return {};
  const workers = workersOf(inventory);
  const zones = [...saidBy(workers, ({ zone }) => zone)].filter((zone) => zone !== null).toSorted();
  const labelled = partedBy(workers, ({ zone, nodeType }) =>
    nodeType === "storage" ? zone : null,
  );
  return {
    workers: workers.length,
    zones: zones.length,
    unzonedWorkers: countOf(workers, ({ zone }) => zone === null),
    storageLabelsByZone: zones.map((zone) => labelled.get(zone)?.length ?? 0),
    pinsKvdb: workers.some(({ metadataNode }) => metadataNode === true),
  };
}

function storageGroupFacts(
  groups: readonly JoinedGroup[],
): Pick<ClusterFacts, "storageGroupMinimum"> {
  const minima = groups
    .filter(({ facts }) => facts.role === "storage")
    .map(({ facts }) => facts.min);
  const known = minima.filter((min) => min !== undefined);
  if (known.length === 0 || known.length < minima.length) return {};
  return { storageGroupMinimum: known.reduce((sum, min) => sum + min, 0) };
}

function driveSetFacts({ driveSets, storageNodes }: Inventory): Partial<ClusterFacts> {
  if (driveSets.length === 0) return {};
  const sets = driveSets.flatMap(({ nodes }) => nodes);
  // Some versions leave out the name of the node.
  const areNamed = sets.length === 0 || sets.some((node) => node !== "");
  const isComplete =
    areNamed && storageNodes.length > 0 && storageNodes.every(({ isListed }) => isListed);
  const alive = saidBy(storageNodes, ({ name }) => name);
  return {
    driveSets: sets.length,
    ...(isComplete ? { orphanedDriveSets: sets.filter((node) => !alive.has(node)).length } : {}),
  };
}

/** Whether something keeps pods without a toleration off the storage nodes. */
function reservationFact(
  { specs }: Inventory,
  told: RealisedRoles | null,
  groups: readonly JoinedGroup[],
): Pick<ClusterFacts, "reservesStorageNodes"> {
  if (specs.some(({ taintBasedScheduling }) => taintBasedScheduling)) {
    return { reservesStorageNodes: true };
  }
  const nodes = told?.roles.filter(({ storage }) => storage === true) ?? [];
  if (nodes.length > 0 && nodes.every(({ record }) => record !== null)) {
    return { reservesStorageNodes: nodes.every(({ record }) => record?.isSchedulable === false) };
  }
  const declared = groups.filter(({ facts }) => facts.role === "storage");
  if (declared.length === 0) return {};
  return { reservesStorageNodes: declared.every(({ group }) => group.isTainted) };
}
