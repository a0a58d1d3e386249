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
import {
  ON_PREMISES,
  list,
  node,
  partitioning,
  portworxPod,
  storageCluster,
  storageNode,
} from "../objects.ts";

const ENV: DumpInput = { spec: { env: [partitioning("true")] } };
const ONLINE = "StorageNodes that are online";
const OTHER_CLUSTER = "the dump of the cluster to which the StorageNodes without a Node belong";
const MEANT = "the StorageCluster, which shows whether storage is meant to be apart";
const ALL_NODES = "the whole list of Nodes, whose labels show whether storage is set apart";
const LONE =
  "the label portworx.io/node-type on the only node without storage, which may be a witness";
const NO_DISK: Member = { storage: false, pool: "workers" };

type Row = [claim: string, members: readonly Member[], input: DumpInput, undecided: string];

const ROWS: Row[] = [
  [
    "as many nodes of no group are down as store",
    [...of(2, { storage: true }), ...of(2, down({ storage: true }))],
    {},
    ONLINE,
  ],
  ["every node is down", of(4, down(WORKER)), {}, ONLINE],
  ["every node starts", of(4, down(WORKER, "Initializing")), ENV, ONLINE],
  ["the StorageNodes are of an operator that says nothing", of(3, { storage: null }), {}, ONLINE],
  [
    "no node stores: the compute side of two clusters",
    of(4, COMPUTE),
    {},
    "the dump of the cluster that holds the storage, in the same folder",
  ],
  [
    "storage and no compute node is online",
    [...of(3, STORAGE), ...of(4, down(COMPUTE))],
    ENV,
    ONLINE,
  ],
  [
    "a node of another group is down, and the variable is on",
    [...of(3, WORKER), down({ storage: false, pool: "b" })],
    ENV,
    ONLINE,
  ],
  [
    "a node of another group is down",
    [...of(3, WORKER), down({ storage: false, pool: "b" })],
    {},
    ONLINE,
  ],
  [
    "of two nodes that are down one is labelled and the other of another group",
    [...of(3, WORKER), down(STORAGE), down({ storage: false, pool: "b" })],
    {},
    ONLINE,
  ],
  [
    "of two nodes that are down one has no group and the other another one",
    [...of(3, { storage: true }), down({ storage: false }), down({ storage: false, pool: "b" })],
    {},
    ONLINE,
  ],
  [
    "a node of the same group is down, and the variable is on",
    [...of(3, WORKER), down(WORKER)],
    ENV,
    ONLINE,
  ],
  [
    "a node is down, and devices: [] is set for a label",
    [...of(3, { storage: true }), down({ storage: false })],
    { spec: { spec: ON_PREMISES } },
    ONLINE,
  ],
  [
    "a node is down and no Node was read",
    [...of(3, WORKER), down(WORKER)],
    { hasNodes: false },
    ONLINE,
  ],
  [
    "a node of the group is down, and no StorageCluster was read",
    [...of(3, WORKER), down(WORKER)],
    { spec: null },
    ONLINE,
  ],
  [
    "most nodes that have no group are down",
    [{ storage: true }, ...of(3, down({ storage: false }))],
    {},
    ONLINE,
  ],
  [
    "some nodes have no disks, and no StorageCluster was read",
    [...of(3, WORKER), ...of(4, NO_DISK)],
    { spec: null },
    MEANT,
  ],
  [
    "some nodes have no disks, and no Node was read",
    [...of(3, WORKER), ...of(4, NO_DISK)],
    { hasNodes: false },
    ALL_NODES,
  ],
  [
    "the variable is on, and no Node was read",
    [...of(3, STORAGE), ...of(4, COMPUTE)],
    { ...ENV, hasNodes: false },
    ALL_NODES,
  ],
  [
    "labels contradict what mixed groups hold, and no StorageCluster was read",
    [
      ...of(3, { ...STORAGE, type: "storageless", pool: "all" }),
      ...of(3, { ...COMPUTE, pool: "all" }),
    ],
    { spec: null },
    MEANT,
  ],
  [
    "the only node without storage has no label beside storage nodes that have it",
    [...of(4, STORAGE), unlabelled(COMPUTE)],
    {},
    LONE,
  ],
  [
    "the only node without storage is forced to have none by a label of one's own",
    [...of(4, { storage: true }), { storage: false }],
    { spec: { spec: ON_PREMISES } },
    LONE,
  ],
  [
    "several nodes without disks are picked by name",
    [...of(3, WORKER), ...of(2, NO_DISK)],
    {
      spec: {
        spec: {
          storage: { useAll: true },
          nodes: ["node-4", "node-5"].map((nodeName) => ({
            selector: { nodeName },
            storage: { devices: [] },
          })),
        },
      },
    },
    "a label that shows whether nodes picked by name are a group of their own",
  ],
  [
    "StorageNodes that store belong to no Node",
    of(3, COMPUTE),
    { more: [storageNode("far-1", true)] },
    "the dump of the cluster that holds the storage, in the same folder",
  ],
  [
    "the StorageNodes have other names than the Nodes",
    [],
    { more: [node("ip-1"), node("ip-2"), storageNode("a.example", true), storageNode("b", true)] },
    OTHER_CLUSTER,
  ],
  [
    "StorageNodes that store and some of another cluster that store as well",
    of(3, WORKER),
    { more: [storageNode("far-1", true)] },
    OTHER_CLUSTER,
  ],
  [
    "all Nodes store, and StorageNodes of another cluster are online without storage",
    of(3, WORKER),
    { more: [storageNode("far-1", false), storageNode("far-2", false)] },
    OTHER_CLUSTER,
  ],
  [
    "two running StorageClusters were read",
    [...of(3, STORAGE), ...of(3, COMPUTE)],
    { more: [storageCluster({ name: "px-west", status: { phase: "Running" } })] },
    "a folder for each cluster: running StorageClusters of several were read",
  ],
];

describe("the realised topology is unknown where", () => {
  it.each(ROWS)("%s", (_, members, input, wanted) => {
    const { realised, undecided } = topologyIn(dumpOf(members, input));
    expect(layerText(realised)).toBe("unknown");
    expect(undecided).toContain(wanted);
  });

  it("only some StorageNodes were read and all of them store", () => {
    const { realised, undecided } = topologyIn(
      storageNode("node-1", true),
      storageNode("node-2", true),
      storageCluster(),
    );
    expect(layerText(realised)).toBe("unknown");
    expect(undecided).toEqual(["the whole list of StorageNodes"]);
  });

  it.each([
    ["StorageNodes", storageNode("node-9", true)],
    ["pods of Portworx", portworxPod("node-9", true)],
  ])("some %s came in a list and one did not", (kind, last) => {
    const names = ["node-1", "node-2", "node-3"];
    const listed = names.map((name) =>
      kind === "StorageNodes" ? storageNode(name, true) : portworxPod(name, true),
    );
    const { realised, undecided } = topologyIn(list(...listed), last);
    expect([realised, undecided]).toEqual([null, ["the whole list of StorageNodes"]]);
  });

  it("only some of the Nodes were read", () => {
    const dump = dumpOf([...of(3, STORAGE), ...of(3, COMPUTE)], { ...ENV, hasNodes: false });
    const { realised, undecided } = topologyIn(dump, node("node-1"));
    expect([realised, undecided]).toEqual([null, [ALL_NODES]]);
  });

  it("the server held StorageNodes back", () => {
    const page = { ...list(storageNode("node-1", true)), metadata: { continue: "token" } };
    const { undecided } = topologyIn(page, storageCluster());
    expect(undecided).toEqual(["the whole list of StorageNodes"]);
  });

  it("nothing that runs was read", () => {
    const { realised, observations, undecided } = topologyIn(list(node("node-1")));
    expect([layerText(realised), observations, undecided]).toEqual(["unknown", [], []]);
  });
});
