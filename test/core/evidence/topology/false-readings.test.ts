import { describe, expect, it } from "vitest";
import { inventoriesOf } from "../../../../src/core/evidence/clusters.ts";
import { topologyOf } from "../../../../src/core/evidence/topology/topology.ts";
import { fileOf, layerText, topologyIn, topologyOver } from "../../../support/evidence.ts";
import { STORAGE, dumpOf, of } from "../members.ts";
import { eksctl, nodeGroup, partitioning, storageCluster } from "../objects.ts";

const ON = { env: [partitioning("true")] };
/** Six nodes of one group, three of them labelled storage, three storing. */
const ONE_GROUP = [...of(3, { ...STORAGE, pool: "w" }), ...of(3, { storage: false, pool: "w" })];

describe("one group of nodes that holds both kinds is converged", () => {
  it.each([
    ["without the variable", {}],
    ["with the variable off", { env: [partitioning("false")] }],
    ["with a cap", { spec: { cloudStorage: { maxStorageNodesPerZone: 1 } } }],
  ])("%s, though its storage nodes are labelled", (_, spec) => {
    const { realised } = topologyIn(dumpOf(ONE_GROUP, { spec }));
    expect(layerText(realised)).toBe("converged, diskless-nodes");
  });

  it("but not where the nodes without storage are labelled so", () => {
    const labelled = [
      ...of(3, { ...STORAGE, pool: "w" }),
      ...of(3, { storage: false, pool: "w", type: "storageless" }),
    ];
    const { realised } = topologyIn(dumpOf(labelled, { spec: ON }));
    expect(layerText(realised)).toBe("disaggregated, separate-node-groups");
  });
});

describe("StorageClusters of one name in different folders", () => {
  const east = fileOf("east/sc.json", [storageCluster()]);
  const west = fileOf("west/sc.json", [storageCluster(ON)]);

  it.each([
    ["in path order", [east, west]],
    ["the other way round", [west, east]],
  ])("decide nothing where they differ, %s", (_, files) => {
    const { declared, undecided } = topologyOver(files);
    expect(declared).toBeNull();
    expect(undecided.join()).toContain("one folder for each cluster");
  });

  it("of two clusters that run are two, however their files are cut", () => {
    const files = ["east", "west"].map((side) => {
      const status = { phase: "Running", clusterUid: side };
      return fileOf(`${side}/sc.json`, [storageCluster({ status })]);
    });
    expect(inventoriesOf(files).inventories.flatMap(({ specs }) => specs)).toHaveLength(2);
  });

  it("that run are one where the cluster is the same", () => {
    const status = { phase: "Running", clusterUid: "4711" };
    const files = ["mon", "tue"].map((day) => fileOf(`${day}.json`, [storageCluster({ status })]));
    expect(inventoriesOf(files).inventories.flatMap(({ specs }) => specs)).toHaveLength(1);
  });
});

describe("the variable", () => {
  it.each([
    ["from a ConfigMap", { valueFrom: { configMapKeyRef: { name: "c", key: "k" } } }],
    ["from the shell", { value: "$PART" }],
  ])("%s is not guessed", (_, value) => {
    const env = [{ name: "ENABLE_ASG_STORAGE_PARTITIONING", ...value }];
    const { declared, undecided } = topologyIn(storageCluster({ env }));
    expect(declared).toBeNull();
    expect(undecided.join()).toContain("ENABLE_ASG_STORAGE_PARTITIONING");
  });

  it("that differs between groups of nodes is not guessed either", () => {
    const entry = (value: string) => ({
      selector: { labelSelector: { matchLabels: { group: value } } },
      env: [partitioning(value)],
    });
    const spec = { cloudStorage: { deviceSpecs: [] }, nodes: [entry("true"), entry("false")] };
    expect(topologyIn(storageCluster({ spec })).declared).toBeNull();
  });
});

it.each([
  ["EKS Auto Mode", { autoModeConfig: { enabled: true } }],
  ["Karpenter", { karpenter: { version: "1.0.6" } }],
])("a ClusterConfig with %s does not name all groups of its cluster", (_, more) => {
  const config = { ...eksctl([nodeGroup("st", "storage")]), ...more };
  const { declared } = topologyIn(config, storageCluster(ON));
  expect(layerText(declared)).toBe("disaggregated, separate-node-groups");
});

it("a stretched pair is read where each dump lists the StorageNodes of both sides", () => {
  const side = (name: string) => ({
    annotations: { "portworx.io/misc-args": `-cluster_domain ${name}` },
    spec: { kvdb: { endpoints: ["etcd:http://10.0.0.1:2379"] }, cloudStorage: {} },
    status: { phase: "Running", clusterUid: "77aa" },
  });
  const renamed = (dump: object, from: string, to: string): object =>
    JSON.parse(JSON.stringify(dump).replaceAll(`"${from}`, `"${to}`)) as object;
  const plain = of(3, { storage: true, pool: "w" });
  const east = renamed(dumpOf(plain, { spec: side("east") }), "node-", "east-");
  const west = renamed(dumpOf(plain, { spec: side("west") }), "node-", "west-");
  const guests = (dump: object) =>
    (dump as { items: { kind: string }[] }).items.filter(({ kind }) => kind === "StorageNode");
  const { inventories } = inventoriesOf([
    fileOf("east.json", [east, ...guests(west)]),
    fileOf("west.json", [west, ...guests(east)]),
  ]);
  expect(layerText(topologyOf(inventories).realised)).toBe("converged, uniform");
});
