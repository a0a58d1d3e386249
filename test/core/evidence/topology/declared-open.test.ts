import { describe, expect, it } from "vitest";
import { layerText, topologyIn } from "../../../support/evidence.ts";
import {
  eksctl,
  labelEntry,
  list,
  node,
  nodeGroup,
  partitioning,
  storageCluster,
} from "../objects.ts";

const CLOUD = { deviceSpecs: ["type=gp3,size=100"] };
const APART = eksctl([nodeGroup("storage", "storage"), nodeGroup("compute", "storageless")]);
const SOME = "the whole list of nodes of the cluster, or its StorageNodes";
const MACHINE_SET = {
  apiVersion: "machine.openshift.io/v1beta1",
  kind: "MachineSet",
  metadata: { name: "storage", namespace: "openshift-machine-api" },
  spec: {
    replicas: 3,
    template: { spec: { metadata: { labels: { "portworx.io/node-type": "storage" } } } },
  },
};
const byName = (nodeName: string, devices: string[]) => ({
  selector: { nodeName },
  storage: { devices },
});

type Row = [claim: string, undecided: RegExp, objects: readonly object[]];

const ROWS: Row[] = [
  [
    "labels of both types beside the variable, switched off",
    /^StorageNodes, which show what became of it$/,
    [APART, storageCluster({ env: [partitioning("false")] })],
  ],
  [
    "labels of both types beside the variable, switched off",
    /^StorageNodes, which show what became of it$/,
    [APART, storageCluster({ env: [partitioning("no")] })],
  ],
  [
    "a single node labelled storage",
    new RegExp(SOME),
    [node("n", { type: "storage" }), storageCluster()],
  ],
  [
    "a single node labelled storage, without a StorageCluster",
    /whole list of nodes of one cluster, or its StorageCluster/,
    [node("n", { type: "storage" })],
  ],
  [
    "two nodes of three that may be all there is",
    /whole list of nodes/,
    [node("n", { type: "storage" }), node("m", { type: "storage" }), node("o")],
  ],
  [
    "a list of nodes labelled storage, and one more that was read by itself",
    new RegExp(SOME),
    [
      list(...["a", "b", "c"].map((name) => node(name, { type: "storage" }))),
      node("d", { type: "storage" }),
      storageCluster(),
    ],
  ],
  [
    "some nodes labelled storageless and no other labelled",
    new RegExp(SOME),
    [list(node("n", { type: "storageless" }), node("m"), node("o")), storageCluster()],
  ],
  [
    "every node labelled storageless",
    /^StorageNodes of the cluster with the storage$/,
    [
      list(node("n", { type: "storageless" }), node("m", { type: "storageless" })),
      storageCluster(),
    ],
  ],
  [
    "every node labelled storageless, without a StorageCluster",
    /whole list of nodes/,
    [list(node("n", { type: "storageless" }), node("m", { type: "storageless" }))],
  ],
  [
    "a storage group beside one that repels pods without a toleration",
    new RegExp(SOME),
    [
      eksctl([
        nodeGroup("storage", "storage"),
        nodeGroup("gpu", undefined, { taints: [{ key: "gpu", effect: "NoSchedule" }] }),
      ]),
      storageCluster(),
    ],
  ],
  [
    "storage nodes beside one that repels pods without a toleration",
    /whole list of nodes/,
    [
      list(
        ...["a", "b", "c"].map((name) => node(name, { type: "storage" })),
        node("gpu", { spec: { taints: [{ key: "gpu", effect: "NoExecute" }] } }),
      ),
    ],
  ],
  [
    "a MachineSet of storage, beside those that were made with the cluster",
    new RegExp(SOME),
    [MACHINE_SET, storageCluster()],
  ],
  [
    "a node group of storage in a cluster file, and a MachineSet",
    /whole list of nodes/,
    [eksctl([nodeGroup("storage", "storage")]), MACHINE_SET],
  ],
  [
    "node groups of two clusters",
    new RegExp(SOME),
    [
      eksctl([nodeGroup("storage", "storage")], "east"),
      eksctl([nodeGroup("apps", "storageless")], "west"),
      storageCluster(),
    ],
  ],
  [
    "nodes without storage, picked by name",
    /^StorageNodes and Nodes, which show whether they are a group$/,
    [
      storageCluster({
        spec: { storage: { useAll: true }, nodes: [byName("a", []), byName("b", [])] },
      }),
    ],
  ],
  [
    "devices for a label and none for the rest, of which there may be none",
    /^StorageNodes and Nodes, which show whether others run Portworx without storage$/,
    [
      storageCluster({
        spec: {
          storage: { useAll: false },
          nodes: [labelEntry("disk", "nvme", { storage: { devices: ["/dev/sdb"] } })],
        },
      }),
    ],
  ],
  [
    "cloud drives for a label and none for the rest",
    /^StorageNodes and Nodes, which show/,
    [storageCluster({ spec: { nodes: [labelEntry("disk", "yes", { cloudStorage: CLOUD })] } })],
  ],
  [
    "no drives at all",
    /^the dump of the cluster that holds the storage$/,
    [storageCluster({ spec: { storage: { devices: [] } } })],
  ],
  [
    "no drives by the argument -z",
    /^the dump of the cluster that holds the storage$/,
    [storageCluster({ annotations: { "portworx.io/misc-args": "-z -T px-storev2" } })],
  ],
  [
    "no drives by the argument -z, and none mentioned",
    /^the dump of the cluster that holds the storage$/,
    [storageCluster({ spec: {}, annotations: { "portworx.io/misc-args": "-z" } })],
  ],
  [
    "initialStorageNodes and an unknown number of nodes",
    /^the whole list of nodes with their labels, or StorageNodes$/,
    [storageCluster({ spec: { cloudStorage: { ...CLOUD, initialStorageNodes: 3 } } })],
  ],
  [
    "one side of a stretched cluster",
    /^StorageNodes of every cluster that shares the KVDB$/,
    [
      storageCluster({
        annotations: { "portworx.io/misc-args": "-cluster_domain east" },
        spec: { storage: { useAll: true }, kvdb: { endpoints: ["etcd:http://10.0.0.1:2379"] } },
      }),
    ],
  ],
  [
    "what may be a patch of a StorageCluster",
    /^the whole StorageCluster$/,
    [storageCluster({ spec: {} })],
  ],
  [
    "a StorageCluster and a patch that switches the variable on",
    /^one folder for each cluster/,
    [storageCluster(), storageCluster({ spec: {}, env: [partitioning("true")] })],
  ],
  [
    "two StorageClusters that differ",
    /^one folder for each cluster/,
    [storageCluster({ env: [partitioning("true")] }), storageCluster({ name: "other" })],
  ],
];

describe("the declared topology is open with", () => {
  it.each(ROWS)("%s", (_, undecided, objects) => {
    const topology = topologyIn(...objects);
    expect(layerText(topology.declared)).toBe("unknown");
    expect(topology.undecided).toEqual([expect.stringMatching(undecided)]);
    expect(topology.observations.length).toBeGreaterThan(0);
  });

  it("no label and no StorageCluster, of which there is nothing to say", () => {
    const { declared, observations, undecided } = topologyIn(eksctl([nodeGroup("apps")]));
    expect([declared, observations, undecided]).toEqual([null, [], []]);
  });
});

describe("what is declared is told by what says so", () => {
  it("of Helm values, which have no name", () => {
    const { observations } = topologyIn({ internalKVDB: true });
    expect(observations.map(({ object }) => object)).toEqual(["Helm values"]);
  });

  it.each([
    ["two of one mind", [storageCluster(), storageCluster({ name: "other" })], 2],
    ["labels beside a StorageCluster", [storageCluster(), APART], 3],
  ] as const)("%s", (_, objects, count) => {
    const { observations } = topologyIn(...objects);
    expect(observations.map(({ about }) => about)).toEqual(Array(count).fill("declared"));
  });

  it.each([
    [
      { storage: { devices: ["/dev/sdb"] } },
      "the same devices on every node, and nothing sets nodes apart",
    ],
    [{ storage: { useAll: true } }, "every blank disk, and nothing sets nodes apart"],
    [{ cloudStorage: CLOUD }, "cloud drives, and nothing sets nodes apart"],
    [
      { cloudStorage: { ...CLOUD, maxStorageNodes: 3, maxStorageNodesPerZone: 1 } },
      "maxStorageNodes 3, maxStorageNodesPerZone 1, and nothing sets nodes apart",
    ],
  ])("%j", (spec, says) => {
    const { observations } = topologyIn(storageCluster({ spec }));
    expect(observations.map((each) => each.says)).toEqual([says]);
  });
});
