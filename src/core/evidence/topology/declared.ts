import { count } from "../../model/count.ts";
import { item } from "../../model/lookup.ts";
import type { Inventory } from "../inventory.ts";
import type { PortworxSpec } from "../portworx-spec.ts";
import {
  type LabelMeaning,
  type Labelled,
  hasAllNodes,
  labelledOf,
  meaningOf,
  workersOf,
} from "./labels.ts";
import {
  FORMS,
  type Layer,
  NOTHING,
  type Reading,
  type TopologyObservation,
  observation,
} from "./reading.ts";

/** What labels, variables and specs declare, for one orchestrator cluster. */
export function declaredIn(inventory: Inventory): Reading {
  const sorted = labelledOf(inventory);
  const meaning = sorted === null ? "none" : meaningOf(sorted);
  const labels = sorted === null ? [] : labelObservations(sorted);
  const specs = inventory.specs.filter(({ isCsiOnly }) => !isCsiOnly);
  if (specs.length === 0) return fromLabels(meaning, labels);
  const readings = specs.map((spec) => readSpec({ spec, meaning, inventory }));
  return joined(readings, labels);
}

function labelObservations(sorted: Labelled): TopologyObservation[] {
  const { of, storage, storageless, unlabelled } = sorted;
  const noun = of === "nodes" ? "node" : "node group";
  const rest = unlabelled.length === 0 ? "" : `, ${unlabelled.length} without the label`;
  return [
    { value: "storage", found: storage, rest },
    { value: "storageless", found: storageless, rest: "" },
  ].flatMap(({ value, found, rest: others }) => {
    const [first] = found;
    if (first === undefined) return [];
    const says = `${count(found.length, noun)} labelled portworx.io/node-type=${value}${others}`;
    return [observation("declared", says, first)];
  });
}

function fromLabels(meaning: LabelMeaning, observations: readonly TopologyObservation[]): Reading {
  switch (meaning) {
    case "apart":
      return { layer: FORMS.groups, observations, undecided: null };
    case "arbiter":
      return { layer: FORMS.diskless, observations, undecided: null };
    case "all-storage":
      return { layer: FORMS.uniform, observations, undecided: null };
    case "all-storageless":
    case "open":
      return {
        layer: null,
        observations,
        undecided: "the whole list of nodes of one cluster, or its StorageCluster",
      };
    case "none":
      return NOTHING;
  }
}

interface Ground {
  readonly spec: PortworxSpec;
  readonly meaning: LabelMeaning;
  readonly inventory: Inventory;
}

/** One way in which a spec declares a topology; null where the spec does not speak of it. */
type Rule = (ground: Ground) => Reading | null;

/** Tried in this order; what none of them speaks of is plain. */
const RULES: readonly Rule[] = [
  stretched,
  overridden,
  emptyByDefault,
  unreadable,
  partitioned,
  setApart,
  limited,
];

function readSpec(ground: Ground): Reading {
  for (const rule of RULES) {
    const reading = rule(ground);
    if (reading !== null) return reading;
  }
  return plain(ground);
}

function stated(layer: Layer | null, text: string, spec: Stating): Reading {
  return { layer, observations: [observation("declared", text, spec)], undecided: null };
}

/** The spec that says something, with the place of what says it. */
type Stating = Pick<PortworxSpec, "object" | "name" | "at">;

function open(text: string, undecided: string, spec: Stating): Reading {
  return { ...stated(null, text, spec), undecided };
}

/** Clusters of one fabric share an external KVDB; each file of them tells only one side. */
function stretched({ spec }: Ground): Reading | null {
  if (spec.clusterDomain === null || spec.kvdbEndpoints.length === 0) return null;
  const text = `cluster domain ${spec.clusterDomain} with a shared KVDB: one side of a stretched cluster`;
  return open(text, "StorageNodes of every cluster that shares the KVDB", spec);
}

/** Entries of `spec.nodes` that force nodes to be without storage. */
function overridden({ spec, inventory }: Ground): Reading | null {
  const diskless = spec.overrides.filter(({ storage }) => storage === "none");
  const first = diskless.find(({ selects }) => selects === "labels");
  if (first !== undefined) {
    // Of three nodes only one can do without storage, which makes it an arbiter and no group.
    const isPair = hasAllNodes(inventory) && workersOf(inventory).length <= MOST_WITH_ARBITER;
    const layer = isPair ? FORMS.diskless : FORMS.groups;
    const text = "a group of nodes is forced to have no storage (devices: [])";
    return stated(layer, text, { ...spec, at: first.at });
  }
  if (diskless.length === 0) return null;
  const { at } = item(diskless, 0);
  if (diskless.length === 1) {
    return stated(FORMS.diskless, "one node, picked by itself, has no storage", { ...spec, at });
  }
  const text = `${count(diskless.length, "node")} without storage, picked one by one`;
  return open(text, "StorageNodes and Nodes, which show whether they are a group", { ...spec, at });
}

/** Nodes of a cluster that has two storage nodes and an arbiter. */
const MOST_WITH_ARBITER = 3;

/** Settings by which a node has no storage unless an entry of `spec.nodes` gives it some. */
function emptyByDefault({ spec }: Ground): Reading | null {
  if (spec.storesByDefault) return null;
  const storing = spec.overrides.filter(({ storage }) => storage === "stores");
  const at = storing[0]?.at ?? spec.storageAt ?? spec.at;
  const [text, undecided] =
    storing.length === 0
      ? ["no node is to hold storage", "the dump of the cluster that holds the storage"]
      : [
          "only nodes that spec.nodes picks are to hold storage",
          "StorageNodes and Nodes, which show whether others run Portworx without storage",
        ];
  return open(text, undecided, { ...spec, at });
}

/** The spec with the place of the variable, which an address may set without a place. */
function atVariable(spec: PortworxSpec): Stating {
  return { ...spec, at: spec.partitioningAt ?? spec.at };
}

/** A variable whose value stands elsewhere, or is no boolean. */
function unreadable({ spec }: Ground): Reading | null {
  if (spec.partitioning !== "unclear") return null;
  const text = "how storage partitioning by node group is set cannot be read";
  return open(
    text,
    "the value of ENABLE_ASG_STORAGE_PARTITIONING, or StorageNodes",
    atVariable(spec),
  );
}

function partitioned({ spec, meaning }: Ground): Reading | null {
  if (spec.partitioning !== "true") return null;
  if (meaning === "all-storage") {
    const text = "storage partitioning is on, but every node is labelled storage";
    return stated(FORMS.uniform, text, atVariable(spec));
  }
  if (meaning === "arbiter") return null;
  return stated(FORMS.groups, "storage partitioning by node group is on", atVariable(spec));
}

function setApart({ spec, meaning }: Ground): Reading | null {
  if (meaning === "arbiter") {
    return stated(FORMS.diskless, "two nodes are to store, a third only votes", spec);
  }
  if (meaning === "apart" && spec.partitioning === "false") {
    const text = "storage partitioning is off, so the labels have no effect";
    return open(text, "StorageNodes, which show what became of it", atVariable(spec));
  }
  if (meaning === "apart")
    return stated(FORMS.groups, drivesText(spec), { ...spec, at: spec.storageAt ?? spec.at });
  if (meaning === "open") {
    const text = "labels speak of some nodes, and what they mean for the others is open";
    return open(text, "the whole list of nodes of the cluster, or its StorageNodes", spec);
  }
  if (meaning !== "all-storageless") return null;
  return open(
    "every node is labelled storageless",
    "StorageNodes of the cluster with the storage",
    spec,
  );
}

/** Limits leave nodes without storage; how many, and whether they are a group, they do not say. */
function limited({ spec, inventory }: Ground): Reading | null {
  const at = spec.initialStorageNodesAt ?? spec.storageAt ?? spec.at;
  if (spec.initialStorageNodes > 0) {
    const text = `initialStorageNodes is ${spec.initialStorageNodes}`;
    if (!hasAllNodes(inventory)) {
      return open(text, "the whole list of nodes with their labels, or StorageNodes", {
        ...spec,
        at,
      });
    }
    const all = workersOf(inventory).length <= spec.initialStorageNodes;
    return stated(all ? FORMS.uniform : FORMS.diskless, text, { ...spec, at });
  }
  const caps = Object.entries(spec.caps).filter(([, cap]) => cap > 0);
  if (caps.length === 0) return null;
  const text = `${caps.map(([field, cap]) => `${field} ${cap}`).join(", ")}, and nothing sets nodes apart`;
  return stated(FORMS.converged, text, { ...spec, at });
}

function plain({ spec }: Ground): Reading {
  if (spec.isPartial) {
    const text = "no drives and no KVDB, so that it may be a patch";
    return open(text, "the whole StorageCluster", spec);
  }
  const text = `${drivesText(spec)}, and nothing sets nodes apart`;
  return stated(FORMS.uniform, text, { ...spec, at: spec.storageAt ?? spec.at });
}

function drivesText({ hasCloudStorage, useAll }: PortworxSpec): string {
  if (hasCloudStorage) return "cloud drives";
  return useAll ? "every blank disk" : "the same devices on every node";
}

/** Several specs have to declare the same to declare anything. */
function joined(readings: readonly Reading[], labels: readonly TopologyObservation[]): Reading {
  const first = item(readings, 0);
  const observations = [...readings.flatMap((each) => each.observations), ...labels];
  const layers = readings.map(({ layer }) => JSON.stringify(layer));
  if (new Set(layers).size > 1) {
    const undecided =
      "one folder for each cluster: the deployments read here declare different things";
    return { layer: null, observations, undecided };
  }
  return { layer: first.layer, observations, undecided: first.undecided };
}
