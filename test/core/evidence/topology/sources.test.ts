import { describe, expect, it } from "vitest";
import { layerText, topologyIn } from "../../../support/evidence.ts";
import { COMPUTE, STORAGE, WORKER, dumpOf, memberName, of } from "../members.ts";
import {
  driveSets,
  list,
  names,
  node,
  partitioning,
  portworxPod,
  storageCluster,
  storageNode,
} from "../objects.ts";

const A = "disaggregated, separate-node-groups";
const UNIFORM = "converged, uniform";
const STATUS = { status: { phase: "Running" } };
const ENV = { env: [partitioning("true")], ...STATUS };
const STORAGE_NAMES = names("s", 3);
const COMPUTE_NAMES = names("c", 4);
const NODES = [
  ...STORAGE_NAMES.map((name) => node(name, { pool: "storage", type: "storage" })),
  ...COMPUTE_NAMES.map((name) => node(name, { pool: "compute", type: "storageless" })),
];
const pods = (found: readonly string[], storage: boolean | null, ready = true) =>
  found.map((name) => portworxPod(name, storage, { ready }));
const budget = (name: string, minAvailable: unknown) => ({
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name, namespace: "portworx" },
  spec: { minAvailable, selector: { matchLabels: { name: "px-cluster", storage: "true" } } },
});

type Row = [claim: string, realised: string, objects: readonly object[]];

const PODS: Row[] = [
  [
    "a label on those that store, an annotation on the others",
    A,
    [...NODES, ...pods(STORAGE_NAMES, true), ...pods(COMPUTE_NAMES, false)],
  ],
  ["the label on all of them", UNIFORM, pods(STORAGE_NAMES, true)],
  [
    "neither, as older operators leave them",
    "unknown",
    [...NODES, ...pods([...STORAGE_NAMES, ...COMPUTE_NAMES], null)],
  ],
  [
    "a storage node that is down: its pod lost the label and may be evicted",
    UNIFORM,
    [
      ...["s-1", "s-2", "s-3"].map((name) => node(name, { type: "storage" })),
      ...pods(["s-1", "s-2"], true),
      ...pods(["s-3"], false, false),
    ],
  ],
  [
    "KVDB on a node without storage, whose pod says nothing",
    A,
    [
      ...NODES,
      ...pods(STORAGE_NAMES, true),
      ...pods(["c-1"], null),
      ...pods(["c-2", "c-3", "c-4"], false),
    ],
  ],
  [
    "a pod that is being replaced beside the new one",
    UNIFORM,
    [...pods(["s-1", "s-2", "s-3"], true), portworxPod("s-3", null, { name: "portworx-new" })],
  ],
  [
    "two pods of a node without storage",
    A,
    [
      ...NODES,
      ...pods(STORAGE_NAMES, true),
      ...pods(COMPUTE_NAMES, false),
      portworxPod("c-1", false, { name: "portworx-new" }),
      portworxPod("c-2", null, { name: "portworx-newer" }),
    ],
  ],
  [
    "StorageNodes that say something count more",
    UNIFORM,
    [storageNode("s-1", true), ...pods(["s-1"], false)],
  ],
  [
    "StorageNodes of which some say something count more",
    "unknown",
    [storageNode("s-1", true), storageNode("s-2", null), ...pods(["s-1", "s-2"], true)],
  ],
  [
    "StorageNodes that say nothing count less",
    UNIFORM,
    [storageNode("s-1", null), ...pods(["s-1"], true)],
  ],
];

const DRIVE_SETS: Row[] = [
  ["a set for every worker", UNIFORM, [...NODES.slice(0, 3), driveSets(...STORAGE_NAMES)]],
  [
    "a set for the storage nodes, and the label on the others",
    A,
    [...NODES, driveSets(...STORAGE_NAMES)],
  ],
  [
    "sets of nodes that are gone beside those of all workers",
    UNIFORM,
    [...NODES.slice(0, 3), driveSets(...STORAGE_NAMES, "gone", "")],
  ],
  [
    "nodes without a set that may not run Portworx at all",
    "unknown",
    [node("gpu"), ...NODES.slice(0, 3), driveSets(...STORAGE_NAMES)],
  ],
  ["sets that name no node", "unknown", [...NODES.slice(0, 3), driveSets("", "")]],
];

describe("pods of Portworx tell with", () => {
  it.each(PODS)("%s", (_, realised, objects) => {
    expect(layerText(topologyIn(list(...objects), storageCluster(ENV)).realised)).toBe(realised);
  });

  it("all of them only where all were read", () => {
    const topology = topologyIn(...pods(STORAGE_NAMES, true));
    expect(layerText(topology.realised)).toBe("unknown");
  });

  it("how many nodes store", () => {
    const { observations } = topologyIn(
      list(...pods(STORAGE_NAMES, true), ...pods(["c-1"], false)),
    );
    expect(observations.map(({ says, object }) => [says, object])).toEqual([
      ["3 of 4 nodes hold storage by their Portworx pods", "Pod/portworx-s-1"],
    ]);
  });
});

describe("drive sets tell with", () => {
  it.each(DRIVE_SETS)("%s", (_, realised, objects) => {
    expect(layerText(topologyIn(list(...objects), storageCluster(ENV)).realised)).toBe(realised);
  });

  it("a whole list of nodes only", () => {
    const topology = topologyIn(node("s-1"), driveSets("s-1"));
    expect([topology.realised, topology.observations]).toEqual([null, []]);
  });

  it("how many nodes have one", () => {
    const { observations, undecided } = topologyIn(
      list(node("gpu"), node("s-1"), driveSets("s-1")),
    );
    expect(observations.map(({ says }) => says)).toEqual([
      "1 of 2 nodes hold storage by their drive sets, 1 without one",
    ]);
    expect(undecided).toEqual([
      "StorageNodes, which show whether nodes without a drive set run Portworx",
    ]);
  });

  it("of a node that is down that it stores, where its StorageNode cannot", () => {
    const members = [...of(2, WORKER), { storage: false, phase: "Offline", pool: "other" }];
    const dump = dumpOf(members, {
      more: [driveSets(memberName(0), memberName(1), memberName(2))],
    });
    expect(layerText(topologyIn(dump).realised)).toBe(UNIFORM);
  });
});

describe("disruption budgets tell with", () => {
  const WORKERS = list(...NODES.slice(0, 3));
  const RUNNING = storageCluster(STATUS);
  const SET = storageCluster({
    ...STATUS,
    annotations: { "portworx.io/storage-pdb-min-available": "2" },
  });

  it.each<Row>([
    ["a number that is that of the workers", UNIFORM, [WORKERS, RUNNING, budget("px-storage", 2)]],
    [
      "one for each of the workers",
      UNIFORM,
      [WORKERS, RUNNING, ...STORAGE_NAMES.map((name) => budget(`px-${name}`, 1))],
    ],
    [
      "one for each of so many nodes, but of another cluster",
      "unknown",
      [WORKERS, RUNNING, ...["a", "b", "c"].map((name) => budget(`px-elsewhere-${name}`, 1))],
    ],
    ["a smaller number", "unknown", [WORKERS, RUNNING, budget("px-storage", 1)]],
    ["a number that somebody set", "unknown", [WORKERS, SET, budget("px-storage", 2)]],
    ["no StorageCluster beside them", "unknown", [WORKERS, budget("px-storage", 2)]],
    ["no list of nodes beside them", "unknown", [RUNNING, budget("px-storage", 2)]],
  ])("%s", (_, realised, objects) => {
    const topology = topologyIn(...objects);
    expect(layerText(topology.realised)).toBe(realised);
    expect(topology.observations.filter(({ about }) => about === "realised")).toHaveLength(1);
  });

  it("nothing where StorageNodes were read", () => {
    const dump = dumpOf([...of(3, STORAGE), ...of(3, COMPUTE)], {
      more: [budget("px-storage", 5)],
    });
    expect(layerText(topologyIn(dump).realised)).toBe(A);
  });
});
