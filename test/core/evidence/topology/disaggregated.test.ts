import { describe, expect, it } from "vitest";
import { layerText, topologyIn } from "../../../support/evidence.ts";
import {
  COMPUTE,
  type DumpInput,
  type Member,
  STORAGE,
  down,
  dumpOf,
  of,
  unlabelled,
} from "../members.ts";
import { ON_PREMISES, labelEntry, partitioning, storageNode } from "../objects.ts";

const ENV: DumpInput = { spec: { env: [partitioning("true")] } };
const WORKER_ROLE = { "node-role.kubernetes.io/worker": "" };
const REFUSAL = {
  type: "PortworxNewStorageNodeProvisioned",
  status: "False",
  reason: "StoragelessInDisaggregatedSetup",
};

type Row = [claim: string, members: readonly Member[], input: DumpInput];

const ROWS: Row[] = [
  ["labels and the variable", [...of(3, STORAGE), ...of(5, COMPUTE)], ENV],
  ["labels alone", [...of(3, STORAGE), ...of(5, COMPUTE)], {}],
  [
    "labels, and no StorageCluster was read",
    [...of(3, STORAGE), ...of(5, COMPUTE)],
    { spec: null },
  ],
  ["only the storage nodes are labelled", [...of(3, STORAGE), ...of(5, unlabelled(COMPUTE))], ENV],
  ["only the compute nodes are labelled", [...of(3, unlabelled(STORAGE)), ...of(5, COMPUTE)], ENV],
  [
    "the variable and groups of one role each, without any label",
    [...of(3, unlabelled(STORAGE)), ...of(5, unlabelled(COMPUTE))],
    ENV,
  ],
  [
    "some compute nodes are labelled, in groups of one role each",
    [...of(3, unlabelled(STORAGE)), COMPUTE, ...of(4, unlabelled(COMPUTE))],
    {},
  ],
  [
    "some storage nodes are labelled, in groups of one role each",
    [STORAGE, ...of(2, unlabelled(STORAGE)), ...of(5, unlabelled(COMPUTE))],
    {},
  ],
  ["a single compute node with the label", [...of(3, STORAGE), COMPUTE], ENV],
  ["a storage node is down", [...of(3, STORAGE), down(STORAGE), ...of(5, COMPUTE)], ENV],
  [
    "all storage nodes but one are down",
    [STORAGE, ...of(3, down(STORAGE)), ...of(5, COMPUTE)],
    ENV,
  ],
  [
    "a storage node starts",
    [...of(3, STORAGE), down(STORAGE, "Initializing"), ...of(5, COMPUTE)],
    ENV,
  ],
  [
    "a compute node starts",
    [...of(3, STORAGE), ...of(5, COMPUTE), down(COMPUTE, "Initializing")],
    ENV,
  ],
  [
    "a node labelled storage has yet to get its drives",
    [...of(3, STORAGE), { ...STORAGE, storage: false }, ...of(5, COMPUTE)],
    ENV,
  ],
  [
    "one group of nodes, whose labels tell the roles apart",
    [...of(3, { ...STORAGE, pool: "all" }), ...of(5, { ...COMPUTE, pool: "all" })],
    ENV,
  ],
  [
    "groups of one role each, and a wrong label on a storage node",
    [...of(2, STORAGE), { ...STORAGE, type: "storageless" }, ...of(5, COMPUTE)],
    ENV,
  ],
  [
    "devices: [] for a label of one's own, on nodes without groups",
    [...of(3, { storage: true }), ...of(4, { storage: false })],
    {
      spec: {
        spec: {
          storage: { devices: ["/dev/sdb"] },
          nodes: [labelEntry("px/storage", "false", { storage: { devices: [] } })],
        },
      },
    },
  ],
  [
    "devices: [] on nodes that have nothing in common but the role worker",
    [
      ...of(3, { storage: true, labels: WORKER_ROLE }),
      ...of(4, { storage: false, labels: WORKER_ROLE }),
    ],
    { spec: { spec: ON_PREMISES } },
  ],
  [
    "devices: [] beside cloud drives, as the operator fills the entries of a running cluster",
    [...of(3, { storage: true }), ...of(4, { storage: false })],
    {
      spec: {
        spec: {
          cloudStorage: { deviceSpecs: ["type=thin,size=100"] },
          nodes: [
            labelEntry("px/storage", "false", {
              storage: { devices: [] },
              cloudStorage: { deviceSpecs: ["type=thin,size=100"] },
            }),
          ],
        },
      },
    },
  ],
  [
    "one compute node with devices: [] and the label",
    [...of(3, STORAGE), COMPUTE],
    { spec: { spec: ON_PREMISES } },
  ],
  [
    "devices for a label, and none for the other nodes",
    [...of(3, { storage: true }), ...of(4, { storage: false })],
    {
      spec: {
        spec: {
          storage: { useAll: false },
          nodes: [labelEntry("disk", "nvme", { storage: { devices: ["/dev/nvme0n1"] } })],
        },
      },
    },
  ],
  [
    "Portworx says that it refused a drive because of it",
    [
      ...of(3, unlabelled(STORAGE)),
      ...of(3, { ...unlabelled(COMPUTE), status: { conditions: [REFUSAL] } }),
    ],
    {},
  ],
  [
    "StorageNodes of nodes that are gone, which cannot say any more",
    [...of(3, STORAGE), ...of(5, COMPUTE)],
    { ...ENV, more: [storageNode("gone-1", false, { phase: "Offline" })] },
  ],
  [
    "the StorageNode of a compute node that went a moment ago",
    [...of(3, STORAGE), ...of(5, COMPUTE)],
    { ...ENV, more: [storageNode("gone-1", false)] },
  ],
  [
    "the variable in one entry of spec.nodes only",
    [...of(3, unlabelled(STORAGE)), ...of(5, unlabelled(COMPUTE))],
    {
      spec: {
        spec: {
          cloudStorage: { deviceSpecs: ["size=100"] },
          nodes: [labelEntry("group", "storage", { env: [partitioning(true)] })],
        },
      },
    },
  ],
];

describe("a running cluster is disaggregated by its node groups where", () => {
  it.each(ROWS)("%s", (_, members, input) => {
    const { realised, undecided } = topologyIn(dumpOf(members, input));
    expect([layerText(realised), undecided]).toEqual(["disaggregated, separate-node-groups", []]);
  });
});
