import type { Fields } from "./fields.ts";

/** Label by which a node is meant to store or not. */
export const NODE_TYPE = "portworx.io/node-type";
/** Label that asks once to make a node a storage node, from Portworx 3.5. */
export const PROVISION = "portworx.io/provision-storage-node";

/** Keys of the zone in the order in which the operator looks at them. */
const ZONE_KEYS = [
  "topology.portworx.io/zone",
  "px/zone",
  "topology.kubernetes.io/zone",
  "failure-domain.beta.kubernetes.io/zone",
];

/** Keys that name the group of a node, most telling first. */
const POOL_KEYS = [
  "karpenter.sh/nodepool",
  "karpenter.sh/provisioner-name",
  "eks.amazonaws.com/nodegroup",
  "alpha.eksctl.io/nodegroup-name",
  "cloud.google.com/gke-nodepool",
  "kubernetes.azure.com/agentpool",
  "agentpool",
];

const ROLE = "node-role.kubernetes.io/";
const CONTROL_PLANE = ["control-plane", "master", "controlplane"].map((role) => `${ROLE}${role}`);
const WORKER = `${ROLE}worker`;
const INFRA = `${ROLE}infra`;
/** Label that every node of OpenShift has. */
const OPENSHIFT = "node.openshift.io/os_id";

/** Labels that mean spot or preemptible capacity with one of these values. */
const INTERRUPTIBLE: readonly (readonly [string, readonly string[]])[] = Object.entries({
  "karpenter.sh/capacity-type": ["spot"],
  "eks.amazonaws.com/capacityType": ["SPOT"],
  "node.kubernetes.io/lifecycle": ["spot"],
  "cloud.google.com/gke-spot": ["true"],
  "cloud.google.com/gke-preemptible": ["true"],
  "kubernetes.azure.com/scalesetpriority": ["spot"],
  "machine.openshift.io/interruptible-instance": ["", "true"],
  "oci.oraclecloud.com/oke-is-preemptible": ["true"],
});

/** The zone of a node; null where no label tells, as in the operator's zone "default". */
export function zoneOf(labels: Fields): string | null {
  return firstOf(labels, ZONE_KEYS);
}

/** The group of a node by its labels and annotations; null where none tells. */
export function poolOf(metadata: Fields): string | null {
  const labels = metadata.at("labels");
  const machine = metadata.at("annotations", "machine.openshift.io/machine").text;
  return (
    firstOf(labels, POOL_KEYS) ??
    machineSetOf(machine) ??
    metadata.at("annotations", "cluster.x-k8s.io/owner-name").text ??
    firstOf(labels, ["doks.digitalocean.com/node-pool"]) ??
    roleOf(labels) ??
    firstOf(labels, ["node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type"])
  );
}

/** Whether labels say that the capacity can be taken away at short notice. */
export function isInterruptible(labels: Fields): boolean {
  return INTERRUPTIBLE.some(([key, values]) => {
    const value = labels.textAt(key);
    return value !== null && values.includes(value);
  });
}

/** Labels that every node of their pools has, so that a missing mark means on-demand capacity. */
const MARKED_POOLS = [
  "cloud.google.com/gke-nodepool",
  "kubernetes.azure.com/agentpool",
  "karpenter.sh/capacity-type",
  "eks.amazonaws.com/capacityType",
];

/** Whether labels or the machine behind a node tell if its capacity is interruptible at all. */
export function isCapacityKnown(metadata: Fields): boolean {
  const labels = metadata.at("labels");
  return (
    isInterruptible(labels) ||
    MARKED_POOLS.some((key) => labels.has(key)) ||
    metadata.at("annotations").has("machine.openshift.io/machine")
  );
}

/** Whether labels say that the node is of the control plane and does no other work. */
export function isControlPlane(labels: Fields): boolean {
  return CONTROL_PLANE.some((key) => labels.has(key)) && !labels.has(WORKER);
}

/** Whether Portworx is kept off the node: by its label, or by default as on infra of OpenShift. */
export function isExcluded(labels: Fields, isOpenShift = labels.has(OPENSHIFT)): boolean {
  const enabled = labels.at("px/enabled");
  // `remove` takes Portworx off the node and turns into `false`.
  if (enabled.boolean === false || enabled.text === "remove") return true;
  const isInfra = isOpenShift && labels.has(INFRA);
  return isInfra && enabled.boolean !== true && !labels.has(NODE_TYPE);
}

/** A machine is named after its MachineSet, with a suffix of its own. */
function machineSetOf(machine: string | null): string | null {
  return machine === null ? null : machine.replace(/^.*\//, "").replace(/-[^-]*$/, "");
}

/** Roles other than worker, which every node has. */
function roleOf(labels: Fields): string | null {
  const roles = labels.entries
    .map(([key]) => key)
    .filter((key) => key.startsWith(ROLE))
    .map((key) => key.slice(ROLE.length))
    .toSorted();
  return roles.find((role) => role !== "worker") ?? roles[0] ?? null;
}

function firstOf(labels: Fields, keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = labels.textAt(key);
    if (value !== null && value !== "") return value;
  }
  return null;
}
