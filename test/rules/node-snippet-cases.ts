import { autoscaler, nodePool } from "../core/evidence/autoscaler-objects.ts";
import { COMPUTE, STORAGE, WORKER, of } from "../core/evidence/members.ts";
import { eksctl, nodeGroup, storageCluster } from "../core/evidence/objects.ts";
import {
  APART,
  EXCLUSIVE,
  GB,
  NODE_TYPE,
  PROVISION,
  type SnippetCase,
  cloud,
  labelled,
  nodes,
} from "./snippet-clusters.ts";

const installing = storageCluster({
  spec: { cloudStorage: { deviceSpecs: [GB], initialStorageNodes: 3 } },
  status: { phase: "Initializing" },
});
const growing = { minSize: 3, maxSize: 6 };
const storagePool = (spec: object) =>
  nodePool({
    template: { metadata: { labels: { [NODE_TYPE]: "storage" } }, spec: { expireAfter: "Never" } },
    ...spec,
  });
const zones = ["a", "b", "c"].map((zone) => ({ ...WORKER, zone }));
const isUnzoned = (object: object) =>
  !JSON.stringify(object).includes("topology.kubernetes.io/zone");
const isStorage = (object: object) => JSON.stringify(object).includes(`"${NODE_TYPE}":"storage"`);

/** Clusters for the checks that nodes and groups of nodes are changed for. */
export const NODE_CASES: Readonly<Record<string, SnippetCase>> = {
  "group-minimum-below-cap": {
    written: [
      cloud("3.2.1", { maxStorageNodesPerZone: 3 }),
      eksctl([nodeGroup("storage", "storage", { minSize: 1 })]),
    ],
    kind: "ClusterConfig",
  },
  "group-minimum-below-storage-nodes": {
    dumped: nodes([...of(6, WORKER), ...of(4, { ...WORKER, storage: false })]),
    written: [eksctl([{ name: "workers", minSize: 3, maxSize: 12 }]), autoscaler("--v=4")],
    kind: "ClusterConfig",
  },
  "kvdb-on-any-node": {
    dumped: [...nodes(APART), EXCLUSIVE],
    kind: "Node",
    which: isStorage,
  },
  "legacy-node-labels": {
    dumped: [...nodes([labelled(WORKER, { "px/storage-node": "true" })]), storageCluster({})],
    kind: "Node",
    remove: ["Node", "metadata", "labels", "px/storage-node"],
  },
  "node-type-unknown-on-group": {
    written: [eksctl([nodeGroup("compute", "compute")])],
    kind: "ClusterConfig",
    into: "managedNodeGroups.0",
  },
  "node-type-unknown-on-node": {
    dumped: nodes([{ ...COMPUTE, type: "compute" }], false),
    kind: "Node",
  },
  "provision-label-false": {
    written: [eksctl([nodeGroup("compute", "storageless", { labels: { [PROVISION]: "false" } })])],
    kind: "ClusterConfig",
    into: "managedNodeGroups.0",
    remove: ["ClusterConfig", "managedNodeGroups", "labels", PROVISION],
  },
  "provision-label-halts-installation": {
    dumped: [...nodes(of(5, labelled(WORKER, { [PROVISION]: "true" })), false), installing],
  },
  "provision-template-beside-initial-nodes": {
    written: [
      cloud("3.6.1", { initialStorageNodes: 3 }),
      eksctl([nodeGroup("storage", "storage", { labels: { [PROVISION]: "true" } })]),
    ],
    kind: "ClusterConfig",
    remove: ["ClusterConfig", "managedNodeGroups", "labels", PROVISION],
  },
  "storage-group-consolidates": { written: [storagePool({})], kind: "NodePool" },
  "storage-group-expires": {
    written: [nodePool({ template: { metadata: { labels: { [NODE_TYPE]: "storage" } } } })],
    kind: "NodePool",
  },
  "storage-group-has-range": {
    written: [eksctl([nodeGroup("storage", "storage", growing)])],
    kind: "ClusterConfig",
  },
  "storage-group-interruptible": {
    written: [
      nodePool({
        template: {
          metadata: { labels: { [NODE_TYPE]: "storage" } },
          spec: {
            requirements: [
              { key: "karpenter.sh/capacity-type", operator: "In", values: ["spot", "on-demand"] },
              { key: "kubernetes.io/arch", operator: "In", values: ["amd64"] },
            ],
          },
        },
      }),
    ],
    kind: "NodePool",
    into: "spec.template.spec",
  },
  "storage-group-scales-down": {
    dumped: nodes(APART),
    written: [eksctl([nodeGroup("storage", "storage", growing)]), autoscaler("--v=4")],
    kind: "Node",
    which: isStorage,
  },
  "storage-groups-unbalanced": {
    written: [
      eksctl(["storage-a", "storage-b"].map((name) => nodeGroup(name, "storage", growing))),
      autoscaler("--scale-down-enabled=false"),
    ],
    kind: "Deployment",
    into: "spec.template.spec.containers.0",
  },
  "storage-node-not-provisioned": {
    dumped: nodes([...of(3, STORAGE), { ...STORAGE, storage: false }]),
    kind: "Node",
    which: (object) => JSON.stringify(object).includes('"node-4"'),
  },
  "storageless-node-with-provision-label": {
    dumped: nodes([labelled(COMPUTE, { [PROVISION]: "true" })]),
    kind: "Node",
  },
  "workers-without-zone": {
    dumped: nodes([...zones, WORKER], false),
    kind: "Node",
    which: isUnzoned,
  },
};
