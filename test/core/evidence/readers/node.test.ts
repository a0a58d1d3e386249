import { describe, expect, it } from "vitest";
import type { NodeRecord, StorageNodeRecord } from "../../../../src/core/evidence/inventory.ts";
import { inventoryFrom, recordIn, yamlOf } from "../../../support/evidence.ts";
import { list, node, storageNode } from "../objects.ts";

const nodeIn = (text: string) => recordIn(text) as NodeRecord;
const labelled = (labels: Record<string, unknown>) => nodeIn(yamlOf(node("n", { labels })));
const ROLE = "node-role.kubernetes.io";

describe("a Node", () => {
  it("is read whole", () => {
    const text = `
apiVersion: v1
kind: Node
metadata:
  name: ip-10-0-0-1.example
  labels:
    alpha.eksctl.io/nodegroup-name: storage
    portworx.io/node-type: storage
    portworx.io/provision-storage-node: "true"
    topology.kubernetes.io/zone: eu-example-1a
`;
    expect(nodeIn(text)).toMatchObject({
      type: "node",
      object: "Node",
      name: "ip-10-0-0-1.example",
      namespace: "",
      at: { file: "cluster.yaml", line: 2, column: 1 },
      pool: "storage",
      zone: "eu-example-1a",
      nodeType: "storage",
      provision: "true",
      refusal: null,
      metadataNode: null,
      isExcluded: false,
      isControlPlane: false,
      isSchedulable: true,
      isInterruptible: false,
      isKeptFromScaleDown: false,
      legacyLabels: [],
      isListed: false,
    });
  });

  it.each([
    ["null", null],
    ["a list", ["storage"]],
    ["a text", "storage"],
  ])("with labels that are %s has none", (_, labels) => {
    const odd = { apiVersion: "v1", kind: "Node", metadata: { name: "n", labels } };
    expect(nodeIn(yamlOf(odd))).toMatchObject({
      pool: null,
      nodeType: null,
      isControlPlane: false,
    });
  });

  it.each<[Record<string, unknown>, Partial<NodeRecord>]>([
    [{ "portworx.io/node-type": "Storage" }, { nodeType: "Storage" }],
    [{ "portworx.io/provision-storage-node": true }, { provision: "true" }],
    [{ "px/enabled": "false" }, { isExcluded: true }],
    [{ "px/enabled": false }, { isExcluded: true }],
    [{ "px/enabled": "remove" }, { isExcluded: true }],
    [{ "px/enabled": "true" }, { isExcluded: false }],
    [{ "px/metadata-node": "true" }, { metadataNode: true }],
    [{ "portworx.io/metadata-node": "false" }, { metadataNode: false }],
    [{ "px/storage-node": "true" }, { legacyLabels: ["px/storage-node"] }],
    [{ [`${ROLE}/master`]: "" }, { isControlPlane: true }],
    [{ [`${ROLE}/control-plane`]: "true" }, { isControlPlane: true }],
    [{ [`${ROLE}/controlplane`]: "true" }, { isControlPlane: true }],
    [{ [`${ROLE}/master`]: "", [`${ROLE}/worker`]: "" }, { isControlPlane: false }],
    [{ [`${ROLE}/etcd`]: "true" }, { isControlPlane: false }],
    [{ [`${ROLE}/infra`]: "" }, { isExcluded: false }],
    [{ [`${ROLE}/infra`]: "", "node.openshift.io/os_id": "rhcos" }, { isExcluded: true }],
    [
      { [`${ROLE}/infra`]: "", "node.openshift.io/os_id": "rhcos", "px/enabled": "true" },
      { isExcluded: false },
    ],
    [
      {
        [`${ROLE}/infra`]: "",
        "node.openshift.io/os_id": "rhcos",
        "portworx.io/node-type": "storage",
      },
      { isExcluded: false },
    ],
    [{ "karpenter.sh/capacity-type": "spot" }, { isInterruptible: true }],
    [{ "karpenter.sh/capacity-type": "on-demand" }, { isInterruptible: false }],
    [{ "eks.amazonaws.com/capacityType": "SPOT" }, { isInterruptible: true }],
    [{ "cloud.google.com/gke-spot": true }, { isInterruptible: true }],
    [{ "cloud.google.com/gke-spot": "false" }, { isInterruptible: false }],
    [{ "kubernetes.azure.com/scalesetpriority": "spot" }, { isInterruptible: true }],
    [{ "machine.openshift.io/interruptible-instance": "" }, { isInterruptible: true }],
  ])("with the labels %j", (labels, expected) => {
    expect(labelled(labels)).toMatchObject(expected);
  });

  it.each([
    [{ "cluster-autoscaler.kubernetes.io/scale-down-disabled": "true" }, true],
    [{ "cluster-autoscaler.kubernetes.io/scale-down-disabled": "false" }, false],
    [{ "karpenter.sh/do-not-disrupt": "true" }, true],
  ])("with the annotations %j is kept by autoscalers: %s", (annotations, expected) => {
    expect(nodeIn(yamlOf(node("n", { annotations }))).isKeptFromScaleDown).toBe(expected);
  });

  it.each([
    [{}, true],
    [{ unschedulable: true }, false],
    [{ taints: [{ key: "a", effect: "NoSchedule" }] }, false],
    [{ taints: [{ key: "a", effect: "NoExecute" }] }, false],
    [{ taints: [{ key: "a", effect: "PreferNoSchedule" }] }, true],
    [{ taints: "none" }, true],
    [null, true],
  ])("with the spec %j takes pods: %s", (spec, expected) => {
    expect(nodeIn(yamlOf({ ...node("n"), spec })).isSchedulable).toBe(expected);
  });

  const refused = { type: "PortworxNewStorageNodeProvisioned", status: "False" };
  it.each([
    [[{ ...refused, reason: "MaxProvisionAttemptsReached" }], "MaxProvisionAttemptsReached"],
    [[refused], "no reason given"],
    [[{ ...refused, status: "True", reason: "Provisioned" }], null],
    [[{ type: "Ready", status: "False", reason: "Down" }], null],
    [{ type: "Ready" }, null],
  ])("with the conditions %j was refused for %s", (conditions, expected) => {
    expect(nodeIn(yamlOf(node("n", { status: { conditions } }))).refusal).toBe(expected);
  });
});

describe("the zone of a node", () => {
  it.each([
    [{ "topology.portworx.io/zone": "p", "px/zone": "q", "topology.kubernetes.io/zone": "k" }, "p"],
    [{ "px/zone": "q", "topology.kubernetes.io/zone": "k" }, "q"],
    [{ "topology.kubernetes.io/zone": "k", "failure-domain.beta.kubernetes.io/zone": "f" }, "k"],
    [{ "failure-domain.beta.kubernetes.io/zone": "f" }, "f"],
    [{ "topology.kubernetes.io/zone": "" }, null],
    [{ "topology.kubernetes.io/region": "r" }, null],
    [{ "topology.kubernetes.io/zone": 1 }, "1"],
  ])("by the labels %j: %s", (labels, zone) => {
    expect(labelled(labels).zone).toBe(zone);
  });
});

describe("the group of a node", () => {
  it.each([
    [{ "karpenter.sh/nodepool": "kp", "eks.amazonaws.com/nodegroup": "eks" }, "kp"],
    [{ "karpenter.sh/provisioner-name": "old", agentpool: "aks" }, "old"],
    [{ "eks.amazonaws.com/nodegroup": "eks", "alpha.eksctl.io/nodegroup-name": "ctl" }, "eks"],
    [{ "alpha.eksctl.io/nodegroup-name": "ctl" }, "ctl"],
    [{ "cloud.google.com/gke-nodepool": "gke" }, "gke"],
    [{ "kubernetes.azure.com/agentpool": "aks", agentpool: "older" }, "aks"],
    [{ agentpool: "older" }, "older"],
    [{ "doks.digitalocean.com/node-pool": "do", [`${ROLE}/worker`]: "" }, "do"],
    [{ [`${ROLE}/worker`]: "", [`${ROLE}/infra`]: "" }, "infra"],
    [{ [`${ROLE}/worker`]: "", "node.kubernetes.io/instance-type": "m5" }, "worker"],
    [{ "node.kubernetes.io/instance-type": "m5" }, "m5"],
    [{ "beta.kubernetes.io/instance-type": "m4" }, "m4"],
    [{}, null],
  ])("by the labels %j: %s", (labels, pool) => {
    expect(labelled(labels).pool).toBe(pool);
  });

  it.each([
    [
      { "machine.openshift.io/machine": "openshift-machine-api/shop-x7-worker-1a-q8z2p" },
      "shop-x7-worker-1a",
    ],
    [{ "machine.openshift.io/machine": "shop-x7-worker-1a-q8z2p" }, "shop-x7-worker-1a"],
    [{ "cluster.x-k8s.io/owner-name": "md-0" }, "md-0"],
  ])("by the annotations %j: %s", (annotations, pool) => {
    expect(nodeIn(yamlOf(node("n", { annotations }))).pool).toBe(pool);
  });
});

describe("a StorageNode", () => {
  const read = (status: unknown) =>
    recordIn(yamlOf({ ...storageNode("n", true), status })) as StorageNodeRecord;

  it("is read whole", () => {
    const text = yamlOf(
      list(storageNode("n", true, { kvdb: true, status: { geography: { zone: "z" } } })),
    );
    expect(recordIn(text)).toEqual({
      type: "storage-node",
      object: "StorageNode",
      name: "n",
      namespace: "portworx",
      at: { file: "cluster.yaml", line: 4, column: 5 },
      storage: true,
      kvdb: true,
      phase: "Online",
      zone: "z",
      version: "3.6.1",
      isListed: true,
    });
  });

  it.each([
    [{ phase: "Online", nodeAttributes: { storage: true } }, true],
    [{ phase: "Online", nodeAttributes: { storage: false } }, false],
    [{ phase: "Online", nodeAttributes: { storage: "False" } }, false],
    [{ phase: "Online", nodeAttributes: {} }, null],
    [{ phase: "Online", storage: { totalSize: "500Gi" } }, true],
    [{ phase: "Online", storage: { totalSize: "0" } }, false],
    [{ phase: "Online", storage: { totalSize: 0 } }, false],
    [{ phase: "Online", storage: { totalSize: "0Gi" } }, false],
    [{ phase: "Online", storage: {} }, null],
    [{ phase: "Online", nodeAttributes: { storage: false }, storage: { totalSize: "10Gi" } }, true],
    [{ phase: "Online", nodeAttributes: { storage: true }, storage: { totalSize: "0" } }, true],
    [{ phase: "Offline", nodeAttributes: { storage: false } }, null],
    [{ phase: "Offline", nodeAttributes: { storage: true } }, true],
    [{ phase: "Initializing", nodeAttributes: { storage: false } }, null],
    [{ phase: "Degraded", nodeAttributes: { storage: false } }, null],
    [{ phase: "Maintenance", nodeAttributes: { storage: true } }, true],
    [{ nodeAttributes: { storage: false } }, null],
    [[], null],
    [null, null],
  ])("with the status %j holds storage: %s", (status, storage) => {
    expect(read(status).storage).toBe(storage);
  });
});

describe("when a Node was seen", () => {
  const conditions = [
    { type: "Ready", status: "True", lastHeartbeatTime: "2026-05-02T10:00:00Z" },
    { type: "DiskPressure", status: "False", lastTransitionTime: "2026-05-03T10:00:00Z" },
    { type: "Odd", lastHeartbeatTime: "yesterday" },
  ];
  const created = { creationTimestamp: "2026-01-01T00:00:00Z" };

  it.each([
    ["the newest moment of its conditions", conditions, "2026-05-03T10:00:00.000Z"],
    ["not told by its creation", [], null],
  ])("is %s", (_, given, moment) => {
    const plain = node("a") as { metadata: object };
    const object = {
      ...plain,
      metadata: { ...plain.metadata, ...created },
      status: { conditions: given },
    };
    const [record] = inventoryFrom(object).nodes;
    expect(record?.seen).toBe(moment === null ? null : Date.parse(moment));
  });
});
