import { describe, expect, it } from "vitest";
import { layerText, topologyIn } from "../../../support/evidence.ts";
import {
  COMPUTE,
  type DumpInput,
  type Member,
  STORAGE,
  WORKER,
  down,
  dumpOf,
  of,
  unlabelled,
} from "../members.ts";
import { labelEntry, list, node, partitioning, storageCluster, storageNode } from "../objects.ts";

const ENV: DumpInput = { spec: { env: [partitioning("true")] } };
const CAPPED: DumpInput = {
  spec: { spec: { cloudStorage: { deviceSpecs: ["size=100"], maxStorageNodesPerZone: 1 } } },
};
const MASTER = {
  "node-role.kubernetes.io/master": "",
  "node-role.kubernetes.io/control-plane": "",
};
const NO_DISK: Member = { storage: false, pool: "workers" };

type Row = [claim: string, members: readonly Member[], input: DumpInput];

const UNIFORM: Row[] = [
  ["every node stores", of(5, WORKER), {}],
  ["every node stores, and no StorageCluster was read", of(5, WORKER), { spec: null }],
  ["every node stores, and no Node was read", of(5, WORKER), { hasNodes: false }],
  ["a node of the same group is down", [...of(4, WORKER), down(WORKER)], {}],
  ["most nodes of the only group are down", [WORKER, ...of(4, down(WORKER))], {}],
  ["a node that is down is labelled storage", [...of(3, STORAGE), down(STORAGE)], ENV],
  ["every node is labelled storage", of(4, STORAGE), {}],
  ["the variable is on and every node stores all the same", of(6, WORKER), ENV],
  [
    "half of the nodes are labelled storageless and store all the same",
    [...of(3, STORAGE), ...of(3, { ...COMPUTE, storage: true })],
    ENV,
  ],
  [
    "three control planes that take pods are all there is",
    of(3, { storage: true, labels: MASTER }),
    {},
  ],
  [
    "nodes beside them are without Portworx",
    of(3, WORKER),
    {
      more: [node("gpu-1", { labels: { "px/enabled": "false" } }), node("gpu-2", { pool: "gpu" })],
    },
  ],
  [
    "the StorageNode of a dead node is left",
    of(4, WORKER),
    { more: [storageNode("gone-1", false, { phase: "Offline" })] },
  ],
  [
    "a StorageNode has not said anything yet",
    [...of(4, WORKER), { ...WORKER, storage: null, phase: "Initializing" }],
    {},
  ],
];

const DISKLESS: Row[] = [
  ["nodes of one group do without a disk", [...of(3, WORKER), ...of(2, NO_DISK)], {}],
  ["a cap was reached", [...of(3, WORKER), ...of(20, NO_DISK)], CAPPED],
  [
    "a cap was reached and groups happen to be pure",
    [...of(3, WORKER), ...of(20, { ...NO_DISK, pool: "later" })],
    CAPPED,
  ],
  [
    "the first nodes were asked for by number",
    [...of(3, WORKER), ...of(5, NO_DISK)],
    { spec: { spec: { cloudStorage: { deviceSpecs: ["size=100"], initialStorageNodes: 3 } } } },
  ],
  [
    "every node is labelled storage and some never got drives",
    [...of(3, STORAGE), ...of(2, { ...STORAGE, storage: false, pool: "zone-c" })],
    ENV,
  ],
  [
    "the variable is on, no node is labelled and the group is mixed",
    [...of(3, WORKER), ...of(3, NO_DISK)],
    ENV,
  ],
  [
    "labels contradict what mixed groups hold",
    [
      ...of(3, { ...STORAGE, type: "storageless", pool: "all" }),
      ...of(3, { ...COMPUTE, pool: "all" }),
    ],
    ENV,
  ],
  ["two nodes and an arbiter", [...of(2, { storage: true }), { storage: false }], {}],
  ["two nodes and an arbiter with the labels of both", [...of(2, STORAGE), COMPUTE], {}],
  ["one of two nodes with an arbiter is down", [STORAGE, down(STORAGE), COMPUTE], ENV],
  [
    "a witness of its own label has devices: []",
    [...of(4, { storage: true }), { storage: false }],
    {
      spec: {
        spec: {
          storage: { useAll: true },
          nodes: [labelEntry("px/witness", "true", { storage: { devices: [] } })],
        },
      },
    },
  ],
  [
    "one node is picked by its name",
    [...of(4, WORKER), NO_DISK],
    {
      spec: {
        spec: {
          storage: { useAll: true },
          nodes: [{ selector: { nodeName: "node-5" }, storage: { devices: [] } }],
        },
      },
    },
  ],
];

describe("a running cluster is converged and uniform where", () => {
  it.each(UNIFORM)("%s", (_, members, input) => {
    const { realised, undecided } = topologyIn(dumpOf(members, input));
    expect([layerText(realised), undecided]).toEqual(["converged, uniform", []]);
  });
});

describe("a running cluster is converged with diskless nodes where", () => {
  it.each(DISKLESS)("%s", (_, members, input) => {
    const { realised, undecided } = topologyIn(dumpOf(members, input));
    expect([layerText(realised), undecided]).toEqual(["converged, diskless-nodes", []]);
  });
});

describe("a running cluster is converged, its form open, where", () => {
  it("a node that has no group is down and nothing sets nodes apart", () => {
    const members = [...of(4, { storage: true }), down({ storage: false })];
    const { realised, undecided } = topologyIn(dumpOf(members));
    expect([layerText(realised), undecided]).toEqual(["converged", []]);
  });
});

it("two StorageClusters that were only written down are no sign of two clusters that run", () => {
  const written = [storageCluster(), storageCluster({ name: "other" })];
  const topology = topologyIn(dumpOf(of(4, WORKER), { spec: null }), ...written);
  expect(layerText(topology.realised)).toBe("converged, uniform");
});

it("StorageNodes that came one by one are all there are where every worker has one", () => {
  const names = ["a", "b", "c"];
  const nodes = list(...names.map((name) => node(name)), node("m", { labels: MASTER }));
  const storing = names.map((name) => storageNode(name, true));
  expect(layerText(topologyIn(nodes, ...storing).realised)).toBe("converged, uniform");
  expect(layerText(topologyIn(nodes, ...storing.slice(1)).realised)).toBe("unknown");
});

it("a labelled node of the compute side that stores makes its cluster mixed, not uniform", () => {
  const members = [...of(3, STORAGE), { ...COMPUTE, storage: true }, ...of(3, unlabelled(COMPUTE))];
  expect(layerText(topologyIn(dumpOf(members, ENV)).realised)).not.toBe("converged, uniform");
});
