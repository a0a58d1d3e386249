import { describe, expect, it } from "vitest";
import { layerText, topologyIn } from "../../../support/evidence.ts";
import {
  ON_PREMISES,
  eksctl,
  list,
  node,
  nodeGroup,
  partitioning,
  storageCluster,
  storageNode,
} from "../objects.ts";

const A = "disaggregated, separate-node-groups";
const UNIFORM = "converged, uniform";
const DISKLESS = "converged, diskless-nodes";
const APART = eksctl([nodeGroup("storage", "storage"), nodeGroup("compute", "storageless")]);
const MACHINE_SET = {
  apiVersion: "machine.openshift.io/v1beta1",
  kind: "MachineSet",
  metadata: { name: "other", namespace: "openshift-machine-api" },
  spec: { replicas: 3, template: { spec: { metadata: { labels: {} } } } },
};
const ONE_GROUP = eksctl([nodeGroup("storage", "storage")]);
const ENV = [partitioning("true")];
const MASTER = { "node-role.kubernetes.io/master": "" };

/** A whole list of Nodes by the label of their type. */
const nodes = (...types: (string | undefined)[]) =>
  list(...types.map((type, index) => node(`n-${index}`, type === undefined ? {} : { type })));

type Row = [claim: string, declared: string, objects: readonly object[]];

const ROWS: Row[] = [
  ["two node groups of both types", A, [APART]],
  ["two node groups of both types, and one that names no cluster", A, [APART, MACHINE_SET]],
  ["two node groups of both types, and cloud drives", A, [APART, storageCluster()]],
  ["two node groups of both types, and no drives named", A, [APART, storageCluster({ spec: {} })]],
  [
    "a storage group beside one without a label",
    A,
    [eksctl([nodeGroup("storage", "storage"), nodeGroup("apps")])],
  ],
  ["every group labelled storage", UNIFORM, [ONE_GROUP]],
  [
    "every group labelled storage, with the variable",
    UNIFORM,
    [ONE_GROUP, storageCluster({ env: ENV })],
  ],
  [
    "a group per zone, all of storage",
    UNIFORM,
    [eksctl(["a", "b", "c"].map((zone) => nodeGroup(zone, "storage")))],
  ],
  [
    "every group labelled storage but one that Portworx is kept off",
    UNIFORM,
    [
      eksctl([
        nodeGroup("storage", "storage"),
        nodeGroup("system", undefined, { labels: { "px/enabled": "false" } }),
      ]),
    ],
  ],
  ["nodes of both types", A, [nodes("storage", "storage", "storage", "storageless")]],
  ["every node labelled storage", UNIFORM, [nodes("storage", "storage", "storage")]],
  [
    "every node labelled storage, with the variable",
    UNIFORM,
    [nodes("storage", "storage"), storageCluster({ env: ENV })],
  ],
  ["two nodes and an arbiter", DISKLESS, [nodes("storage", "storage", "storageless")]],
  [
    "two nodes and an arbiter, with the variable",
    DISKLESS,
    [nodes("storage", "storage", "storageless"), storageCluster({ env: ENV })],
  ],
  [
    "two nodes and an arbiter, with devices: []",
    DISKLESS,
    [nodes("storage", "storage", "storageless"), storageCluster({ spec: ON_PREMISES })],
  ],
  [
    "control planes without the label beside it",
    UNIFORM,
    [nodes("storage", "storage", "storage"), list(node("m", { labels: MASTER }))],
  ],
  [
    "a control plane with the label of its own",
    A,
    [nodes("storageless", "storageless"), list(node("m", { type: "storage", labels: MASTER }))],
  ],
  [
    "infra nodes of OpenShift, on which Portworx does not run",
    UNIFORM,
    [
      nodes("storage", "storage", "storage"),
      list(
        node("i", {
          labels: { "node-role.kubernetes.io/infra": "", "node.openshift.io/os_id": "rhcos" },
        }),
      ),
    ],
  ],
  [
    "the variable and no label on any node",
    A,
    [nodes(undefined, undefined), storageCluster({ env: ENV })],
  ],
  [
    "whole lists of nodes count more than node groups",
    UNIFORM,
    [nodes("storage", "storage"), APART],
  ],
  ["node groups count more than a single node", A, [node("n-1", { type: "storage" }), APART]],
];

const EMPTY = eksctl([
  nodeGroup("storage", "storage"),
  nodeGroup("compute", "storageless", { minSize: 0 }),
]);
const LEFT = list(
  ...["a", "b", "c"].map((name) => node(name, { pool: "storage", type: "storage" })),
);

describe("a compute group that an autoscaler has emptied", () => {
  it.each<Row>([
    ["is still declared", A, [EMPTY, LEFT]],
    ["is still declared beside a StorageCluster", A, [EMPTY, LEFT, storageCluster()]],
    [
      "is still declared without the label, where the variable is on",
      A,
      [
        eksctl([nodeGroup("storage", "storage"), nodeGroup("apps")]),
        LEFT,
        storageCluster({ env: ENV }),
      ],
    ],
    [
      "is nothing where neither label nor variable say what it is for",
      UNIFORM,
      [eksctl([nodeGroup("storage", "storage"), nodeGroup("apps")]), LEFT, storageCluster()],
    ],
    [
      "is nothing of a cluster whose nodes are of other groups",
      UNIFORM,
      [EMPTY, nodes("storage", "storage", "storage")],
    ],
  ])("%s", (_, declared, objects) => {
    expect(layerText(topologyIn(...objects).declared)).toBe(declared);
  });

  it("leaves open what runs, since the nodes that are left all store", () => {
    const storing = ["a", "b", "c"].map((name) => storageNode(name, true));
    const { realised, undecided } = topologyIn(
      EMPTY,
      LEFT,
      list(...storing),
      storageCluster({ env: ENV }),
    );
    expect(realised).toBeNull();
    expect(undecided).toEqual(["a node of compute, a group that has none at the moment"]);
  });

  it("is no reason to doubt while another one has nodes", () => {
    const groups = eksctl([
      nodeGroup("storage", "storage"),
      nodeGroup("night", "storageless"),
      nodeGroup("day", "storageless"),
    ]);
    const nodesByDay = list(
      ...["a", "b", "c"].map((name) => node(name, { pool: "storage", type: "storage" })),
      ...["d", "e"].map((name) => node(name, { pool: "day", type: "storageless" })),
    );
    const storing = ["a", "b", "c", "d", "e"].map((name) => storageNode(name, name < "d"));
    const { realised, undecided } = topologyIn(groups, nodesByDay, list(...storing));
    expect([layerText(realised), undecided]).toEqual([A, []]);
  });
});

describe("labels declare", () => {
  it.each(ROWS)("%s", (_, declared, objects) => {
    const topology = topologyIn(...objects);
    expect([layerText(topology.declared), topology.undecided]).toEqual([declared, []]);
  });
});
