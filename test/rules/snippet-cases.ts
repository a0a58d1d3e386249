import { autoscaler } from "../core/evidence/autoscaler-objects.ts";
import { WORKER, of } from "../core/evidence/members.ts";
import { claim, partitioning, storageCluster } from "../core/evidence/objects.ts";
import { NODE_CASES } from "./node-snippet-cases.ts";
import {
  APART,
  EXCLUSIVE,
  GB,
  PROVISION,
  type SnippetCase,
  annotated,
  cloud,
  labelled,
  nodes,
} from "./snippet-clusters.ts";

const storageClass = (parameters: object) => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "px-db" },
  provisioner: "pxd.portworx.com",
  parameters,
});
const local = { "stork.libopenstorage.org/preferLocalNodeOnly": "true" };
const kafka = {
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: { name: "kafka", namespace: "shop" },
  spec: { template: { metadata: { annotations: { ...local, team: "shop" } } } },
};

/** Clusters for the checks that deployments, classes and workloads are changed for. */
const DEPLOYMENTS: Readonly<Record<string, SnippetCase>> = {
  "diskless-nodes-not-forced": {
    dumped: [...nodes(APART, false), storageCluster({ spec: { storage: { useAll: true } } })],
    kind: "StorageCluster",
  },
  "disruption-budget-ineffective": {
    dumped: [...nodes(of(5, WORKER)), annotated("storage-pdb-min-available", "2")],
    kind: "StorageCluster",
  },
  "disruption-budget-off": {
    dumped: [annotated("pod-disruption-budget", "false")],
    kind: "StorageCluster",
  },
  "fast-path-under-disaggregation": {
    dumped: [...nodes(APART), EXCLUSIVE, storageClass({ repl: "1", fastpath: "true" })],
    kind: "StorageClass",
    replaces: true,
  },
  "guards-conflict": { traits: { clusterSize: "tiny", separationOfConcerns: "required" } },
  "labels-without-partitioning": {
    dumped: [...nodes(APART, false), storageCluster({})],
    kind: "StorageCluster",
  },
  "legacy-storage-settings": {
    written: [annotated("misc-args", "-z")],
    kind: "StorageCluster",
    remove: ["StorageCluster", "metadata", "annotations", "portworx.io/misc-args"],
  },
  "partitioning-off-with-labels": {
    dumped: [...nodes(APART, false), storageCluster({ env: [partitioning("false")] })],
    kind: "StorageCluster",
  },
  "provision-label-beside-initial-nodes": {
    dumped: nodes(of(4, labelled(WORKER, { [PROVISION]: "true" })), false),
    written: [cloud("3.6.1", { initialStorageNodes: 3 })],
    kind: "StorageCluster",
    remove: ["Node", "metadata", "labels", PROVISION],
  },
  "provisioning-left-suspended": {
    dumped: [annotated("suspend-storage-node-provisioning", "true")],
  },
  "rolling-update-of-several": {
    written: [
      storageCluster({
        spec: { updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 3 } } },
      }),
    ],
    kind: "StorageCluster",
  },
  "single-replica": { written: [storageClass({ repl: "1" })], kind: "StorageClass" },
  "single-replica-in-use": {
    dumped: [storageClass({ repl: "1" }), claim("data")],
    traits: { nodeUpgrades: "monthly" },
    kind: "StorageClass",
  },
  "storage-and-cloud-storage": {
    written: [
      storageCluster({ spec: { storage: { useAll: true }, cloudStorage: { deviceSpecs: [GB] } } }),
    ],
    kind: "StorageCluster",
    remove: ["StorageCluster", "spec", "storage"],
  },
  "storage-cap-unbounded": {
    written: [cloud("3.2.1", { maxStorageNodesPerZone: 0 }), autoscaler("--v=4")],
    kind: "StorageCluster",
  },
  "storage-caps-ignored": {
    written: [cloud("3.6.1", { maxStorageNodesPerZone: 1 })],
    kind: "StorageCluster",
    remove: ["StorageCluster", "spec", "cloudStorage", "maxStorageNodesPerZone"],
  },
  "storage-nodes-not-reserved": {
    dumped: [...nodes(APART), EXCLUSIVE],
    kind: "StorageCluster",
  },
  "strict-locality-under-disaggregation": {
    dumped: [...nodes(APART), EXCLUSIVE, kafka],
  },
  "too-few-initial-storage-nodes": {
    written: [cloud("3.6.1", { initialStorageNodes: 2 })],
    kind: "StorageCluster",
  },
};

/** One cluster for each check whose snippet alone, or with what is to be taken out, mends it. */
export const SNIPPET_CASES: Readonly<Record<string, SnippetCase>> = {
  ...DEPLOYMENTS,
  ...NODE_CASES,
};

/** Checks whose snippet does not mend what was read all by itself, and why. */
export const NOT_APPLIED: Readonly<Record<string, string>> = {
  "cluster-domain-beside-shared-kvdb": "shows what is to be read",
  "few-local-storage-nodes": "nodes have to come",
  "local-drives-with-constant-churn": "the trait changes once nodes last",
  "nothing-to-judge": "shows what is to be read",
  "only-storageless-labels": "nodes have to come",
  "orphaned-drive-sets": "shows the drive sets",
  "partitioning-without-labels": "nodes of the groups have to come",
  "stateful-pods-on-storage-nodes": "the scheduler has to move pods",
  "storage-labels-uneven-over-zones": "nodes have to come",
  "storage-node-delayed": "shows what is waited for",
  "storage-node-interruptible": "nodes have to be replaced",
  "storage-node-refused": "Portworx has to change the condition",
  "storage-nodes-in-few-zones": "nodes have to come",
  "strict-locality-advised-apart": "lets pods in where the advice is followed",
  "surge-with-provision-label": "holds during an upgrade, and the template stays as it is",
  "too-few-storage-nodes": "Portworx has to make the drives",
  "topology-mismatch": "shows the reasons",
  "topology-partial": "shows the layers",
  "trait-contradiction": "shows what is read",
};
