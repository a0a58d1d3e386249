import { groupedBy, item } from "../model/lookup.ts";
import { areAscending } from "./by-name.ts";
import type { EvidenceRecord, Inventory, NodeGroup } from "./inventory.ts";
import { plainRecord } from "./kept/kept-records.ts";
import type { PortworxSpec } from "./portworx-spec.ts";
import { type Records, partedBy, saidBy } from "./records.ts";

/** Everything that one file gave. */
export interface FileEvidence {
  readonly path: string;
  readonly records: Records<EvidenceRecord>;
}

/**
 * Sorts the evidence of a target by orchestrator cluster. A file that holds a StorageCluster with
 * Nodes or StorageNodes is the dump of one cluster; two such files are two clusters, whose objects
 * may have the same names. Without two dumps all files speak of one cluster; what stands beside two
 * dumps cannot be told apart and is left out, by path.
 */
export function inventoriesOf(files: readonly FileEvidence[]): {
  readonly inventories: readonly Inventory[];
  readonly leftOut: readonly string[];
} {
  const dumps = files.length < 2 ? [] : files.filter(isDump);
  if (dumps.length < 2) {
    return { inventories: [inventoryOf(allIn(files))], leftOut: [] };
  }
  const inventories = dumps.map(({ records }) => inventoryOf(records));
  return {
    inventories: inventories.map((one) => withoutGuests(one, inventories)),
    leftOut: files.filter((file) => !dumps.includes(file)).map(({ path }) => path),
  };
}

/** The records of all files; those of a file alone as they are, since there may be very many. */
function allIn(files: readonly FileEvidence[]): Records<EvidenceRecord> {
  const [first] = files;
  return first !== undefined && files.length === 1
    ? first.records
    : files.flatMap(({ records }) => [...records]);
}

function isDump({ records }: FileEvidence): boolean {
  return (
    records.some(({ type, object }) => type === "portworx-spec" && object === "StorageCluster") &&
    records.some(({ type }) => type === "node" || type === "storage-node")
  );
}

/** Sorts the records of one orchestrator cluster by what they are. */
export function inventoryOf(records: Records<EvidenceRecord>): Inventory {
  const byType = partedBy(records, ({ type }) => type);
  const manyOf = <T extends EvidenceRecord["type"]>(type: T) =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as they were parted
    (byType.get(type) ?? []) as Records<Extract<EvidenceRecord, { type: T }>>;
  const ofType = <T extends EvidenceRecord["type"]>(type: T) => [...once(manyOf(type))];
  return {
    specs: specsIn([...manyOf("portworx-spec")]),
    storageNodes: atHand(once(manyOf("storage-node"))),
    nodes: atHand(once(manyOf("node"))),
    portworxPods: ofType("portworx-pod"),
    claimingPods: ofType("claiming-pod"),
    strictlyLocal: ofType("strictly-local"),
    claims: ofType("claim"),
    storageClasses: ofType("storage-class"),
    disruptionBudgets: ofType("disruption-budget"),
    driveSets: ofType("drive-sets"),
    nodeGroups: withoutTwins(ofType("node-group")),
    nodeClaims: ofType("node-claim"),
    movingImages: ofType("moving-image"),
    versionHistories: ofType("version-history"),
    autoscalers: ofType("autoscaler"),
    bounds: [...manyOf("scaling-bounds")],
    statements: [...manyOf("trait-statement")],
  };
}

/** Up to how many records are made once: making them anew each time costs more than they take. */
const MOST_AT_HAND = 10_000;

function atHand<T>(records: Records<T>): Records<T> {
  return records.length > MOST_AT_HAND ? records : [...records];
}

/**
 * An object that two files hold counts once. Where the two differ, the one that was read later
 * does, if they say; else either, whatever the order of the files. Node groups that differ stay
 * two, since a base and what is laid over it cannot be told apart.
 */
function once<T extends EvidenceRecord>(records: Records<T>): Records<T> {
  if (areTold(records)) return records;
  const kept: T[] = [];
  const kinds = new Map<string, Map<string, number>>();
  for (const record of records) {
    // Positions by name inside a kind: thousands of names need no longer texts of their own here.
    const kind = kindKey(record);
    const positions = kinds.get(kind) ?? new Map<string, number>();
    kinds.set(kind, positions);
    const position = record.name === "" ? undefined : positions.get(record.name);
    if (position === undefined) positions.set(record.name, kept.push(record) - 1);
    else kept[position] = newer(item(kept, position), record);
  }
  return kept;
}

/** Whether names alone tell records of one kind apart, as in a list that kubectl printed. */
function areTold(records: Records<EvidenceRecord>): boolean {
  const [first] = records;
  if (first === undefined) return true;
  const { object, namespace, type } = first;
  const isOfKind = (other: EvidenceRecord) =>
    other.object === object && other.namespace === namespace;
  return type !== "node-group" && records.every(isOfKind) && areAscending(records);
}

/** What tells a record from others of its name. */
function kindKey(record: EvidenceRecord): string {
  const { object, namespace, type } = record;
  return `${object}/${namespace}/${type === "node-group" ? contentOf(record) : ""}`;
}

function newer<T extends EvidenceRecord>(one: T, other: T): T {
  const [first, second] = [momentOf(one), momentOf(other)];
  if (first !== second) return first > second ? one : other;
  return contentOf(one) > contentOf(other) ? one : other;
}

function momentOf(record: EvidenceRecord): number {
  return "seen" in record ? (record.seen ?? 0) : 0;
}

/** What a record says, wherever it was read. */
function contentOf(record: EvidenceRecord): string {
  return JSON.stringify({ ...plainRecord(record), at: null }, (_, value) =>
    value === Infinity ? "without limit" : value,
  );
}

/** Of two objects that declare one group the one counts that lets its size vary, or the first. */
function withoutTwins(groups: readonly NodeGroup[]): NodeGroup[] {
  const byTwin = groupedBy(groups, ({ twin }) => twin);
  const varies = ({ min, max }: NodeGroup) => min !== max;
  const kept = new Set([...byTwin.values()].map((twins) => twins.find(varies) ?? twins[0]));
  return groups.filter((group) => group.twin === null || kept.has(group));
}

/**
 * Where a StorageCluster was read from a cluster, that is how Portworx is deployed. A patch does not
 * stand for the StorageCluster that it changes, and counts only where it speaks of the topology.
 */
function specsIn(specs: readonly PortworxSpec[]): PortworxSpec[] {
  const running = specs.filter(({ isLive }) => isLive);
  if (running.length > 0) return byIdentity(running);
  // Two manifests of one name may be of two clusters, so neither stands for the other.
  const whole = specs.filter(({ isPartial }) => !isPartial);
  const patches = specs.filter(({ isPartial }) => isPartial);
  const isTelling = ({ partitioning, clusterDomain }: PortworxSpec) =>
    partitioning !== "unset" || clusterDomain !== null;
  return whole.length > 0 ? [...whole, ...patches.filter(isTelling)] : patches;
}

/** A StorageCluster that runs is the same in two dumps where its cluster is the same. */
function byIdentity(running: readonly PortworxSpec[]): PortworxSpec[] {
  const found = new Map<string, PortworxSpec>();
  for (const spec of running) found.set(`${spec.namespace}/${spec.name}/${spec.clusterUid}`, spec);
  return [...found.values()];
}

/**
 * The operator makes a StorageNode of every node of a Portworx cluster, wherever it runs. One whose
 * Node is in the dump of another orchestrator cluster is told there.
 */
function withoutGuests(one: Inventory, inventories: readonly Inventory[]): Inventory {
  const namesIn = ({ nodes }: Inventory) => saidBy(nodes, ({ name }) => name);
  const own = namesIn(one);
  const others = inventories.filter((other) => other !== one).map(namesIn);
  const isGuest = (name: string) => !own.has(name) && others.some((names) => names.has(name));
  return { ...one, storageNodes: one.storageNodes.filter(({ name }) => !isGuest(name)) };
}
