import { describe, expect, it } from "vitest";
import { layerText, topologyIn } from "../../../support/evidence.ts";
import { ON_PREMISES, labelEntry, list, node, partitioning, storageCluster } from "../objects.ts";

const A = "disaggregated, separate-node-groups";
const UNIFORM = "converged, uniform";
const DISKLESS = "converged, diskless-nodes";
const CLOUD = { deviceSpecs: ["type=gp3,size=100"] };
const ENV = [partitioning("true")];

/** A whole list of Nodes by the label of their type. */
const nodes = (...types: (string | undefined)[]) =>
  list(...types.map((type, index) => node(`n-${index}`, type === undefined ? {} : { type })));

type Row = [claim: string, declared: string, objects: readonly object[]];

const ROWS: Row[] = [
  ["cloud drives", UNIFORM, [storageCluster()]],
  ["every blank disk", UNIFORM, [storageCluster({ spec: { storage: { useAll: true } } })]],
  [
    "no drives, so that the operator takes every blank disk",
    UNIFORM,
    [storageCluster({ spec: { kvdb: { internal: true } } })],
  ],
  [
    "the same devices everywhere",
    UNIFORM,
    [storageCluster({ spec: { storage: { devices: ["/dev/sdb"] } } })],
  ],
  ["the variable", A, [storageCluster({ env: ENV })]],
  [
    "the variable in the address of the installation",
    A,
    [
      storageCluster({
        annotations: {
          "portworx.io/install-source":
            "https://x.example/?e=ENABLE_ASG_STORAGE_PARTITIONING%3Dtrue",
        },
      }),
    ],
  ],
  ["the variable in upper case and unquoted", A, [storageCluster({ env: [partitioning(true)] })]],
  ["the variable, switched off", UNIFORM, [storageCluster({ env: [partitioning("false")] })]],
  ["devices: [] for a label", A, [storageCluster({ spec: ON_PREMISES })]],
  [
    "cloud drives, and deviceSpecs: [] for a label",
    A,
    [
      storageCluster({
        spec: {
          cloudStorage: CLOUD,
          nodes: [labelEntry("g", "c", { cloudStorage: { deviceSpecs: [] } })],
        },
      }),
    ],
  ],
  [
    "useAll, and useAll: false for a label",
    A,
    [
      storageCluster({
        spec: {
          storage: { useAll: true },
          nodes: [labelEntry("g", "c", { storage: { useAll: false } })],
        },
      }),
    ],
  ],
  [
    "devices, and an entry that leaves them by saying useAll: false only",
    UNIFORM,
    [
      storageCluster({
        spec: {
          storage: { devices: ["/dev/sdb"] },
          nodes: [labelEntry("g", "c", { storage: { useAll: false } })],
        },
      }),
    ],
  ],
  [
    "other devices for a label",
    UNIFORM,
    [
      storageCluster({
        spec: {
          storage: { useAll: true },
          nodes: [labelEntry("g", "c", { storage: { devices: ["/dev/nvme0n1"] } })],
        },
      }),
    ],
  ],
  [
    "an entry that selects nothing",
    UNIFORM,
    [
      storageCluster({
        spec: { storage: { useAll: true }, nodes: [{ storage: { devices: [] } }] },
      }),
    ],
  ],
  [
    "an entry for the network only",
    UNIFORM,
    [
      storageCluster({
        spec: { nodes: [labelEntry("g", "c", { network: { dataInterface: "eth1" } })] },
      }),
    ],
  ],
  [
    "devices: [] for one node by its name",
    DISKLESS,
    [
      storageCluster({
        spec: {
          storage: { useAll: true },
          nodes: [{ selector: { nodeName: "arbiter" }, storage: { devices: [] } }],
        },
      }),
    ],
  ],
  [
    "a cap, of which not more is known",
    "converged",
    [storageCluster({ spec: { cloudStorage: { ...CLOUD, maxStorageNodesPerZone: 5 } } })],
  ],
  [
    "a cap of 0, which is none",
    UNIFORM,
    [storageCluster({ spec: { cloudStorage: { ...CLOUD, maxStorageNodesPerZone: 0 } } })],
  ],
  [
    "initialStorageNodes, and no more nodes than that",
    UNIFORM,
    [
      storageCluster({ spec: { cloudStorage: { ...CLOUD, initialStorageNodes: 3 } } }),
      nodes(undefined, undefined, undefined),
    ],
  ],
  [
    "initialStorageNodes, and more nodes",
    DISKLESS,
    [
      storageCluster({ spec: { cloudStorage: { ...CLOUD, initialStorageNodes: 1 } } }),
      nodes(undefined, undefined, undefined),
    ],
  ],
];

describe("a StorageCluster declares", () => {
  it.each(ROWS)("%s", (_, declared, objects) => {
    const topology = topologyIn(...objects);
    expect([layerText(topology.declared), topology.undecided]).toEqual([declared, []]);
  });
});
