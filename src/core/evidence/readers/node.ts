import { instantOf, newest } from "../../model/instant.ts";
import type { Fields } from "../fields.ts";
import type { NodeRecord } from "../inventory.ts";
import {
  NODE_TYPE,
  PROVISION,
  isCapacityKnown,
  isControlPlane,
  isExcluded,
  isInterruptible,
  poolOf,
  zoneOf,
} from "../node-labels.ts";
import { type KubernetesObject, recordOf } from "../object.ts";

/** Condition that says why a node was not made a storage node. */
const PROVISIONED = "PortworxNewStorageNodeProvisioned";
/** Annotations that keep autoscalers from removing a node. */
const KEPT = [
  "cluster-autoscaler.kubernetes.io/scale-down-disabled",
  "karpenter.sh/do-not-disrupt",
];
/** Labels that Portworx read before and does not read any more. */
const LEGACY_LABELS = ["px/storage-node"];
/** Effects of a taint that keep a pod without a toleration away. */
const REPELLING: ReadonlySet<string | null> = new Set(["NoSchedule", "NoExecute"]);

/** Reads a Kubernetes Node. */
export function readNode(object: KubernetesObject): NodeRecord[] {
  const metadata = object.fields.at("metadata");
  const labels = metadata.at("labels");
  const spec = object.fields.at("spec");
  const conditions = object.fields.at("status", "conditions").items;
  const info = object.fields.at("status", "nodeInfo");
  const { object: kind, name, namespace, at } = recordOf(object);
  return [
    {
      // Named one by one: engines add keys behind a spread one at a time, and a dump has thousands.
      object: kind,
      name,
      namespace,
      at,
      type: "node",
      pool: poolOf(metadata),
      zone: zoneOf(labels),
      nodeType: labels.textAt(NODE_TYPE),
      provision: labels.textAt(PROVISION),
      refusal: refusalOf(conditions),
      metadataNode: metadataNodeOf(labels),
      isExcluded: isExcluded(labels),
      isControlPlane: isControlPlane(labels),
      isSchedulable: spec.at("unschedulable").boolean !== true && !isTainted(spec.at("taints")),
      isInterruptible: isInterruptible(labels),
      isCapacityKnown: isCapacityKnown(metadata),
      uid: metadata.textAt("uid") ?? "",
      created: instantOf(metadata.textAt("creationTimestamp")),
      seen: newestIn(conditions),
      provider: /^([a-z0-9]+):/.exec(spec.textAt("providerID") ?? "")?.[1] ?? null,
      isKeptFromScaleDown: isKept(metadata),
      isAutoMode: labels.textAt("eks.amazonaws.com/compute-type") === "auto",
      isShortOfMemory: isShortOfMemory(conditions),
      kubelet: info.textAt("kubeletVersion") ?? "",
      image: imageOf(info),
      bandwidth: bandwidthOf(labels),
      legacyLabels: LEGACY_LABELS.filter((key) => labels.has(key)),
      isListed: object.isListed,
    },
  ];
}

/** The heartbeat of a node's conditions tells when a dump was made. */
function newestIn(conditions: readonly Fields[]): number | null {
  // Most of them name the same moments.
  const texts = new Set<string | null>();
  for (const condition of conditions) {
    texts.add(condition.textAt("lastHeartbeatTime"));
    texts.add(condition.textAt("lastTransitionTime"));
  }
  return newest([...texts].map(instantOf));
}

/** Whether a list of taints keeps pods without a toleration away. */
export function isTainted(taints: Fields): boolean {
  return taints.items.some((taint) => REPELLING.has(taint.textAt("effect")));
}

/** Whether the annotations of a node, or of a template of nodes, keep autoscalers off. */
export function isKept(metadata: Fields): boolean {
  return KEPT.some((key) => metadata.at("annotations", key).boolean === true);
}

function refusalOf(conditions: readonly Fields[]): string | null {
  const condition = conditions.find((each) => each.textAt("type") === PROVISIONED);
  if (condition?.at("status").boolean !== false) return null;
  return condition.at("reason").text ?? "no reason given";
}

function isShortOfMemory(conditions: readonly Fields[]): boolean {
  return conditions.some(
    (each) => each.textAt("type") === "MemoryPressure" && each.at("status").boolean === true,
  );
}

/** System and kernel tell one image of a pool from the next. */
function imageOf(info: Fields): string {
  return [info.textAt("osImage"), info.textAt("kernelVersion")]
    .filter((text) => text !== null)
    .join(", ");
}

/** Karpenter labels its nodes on AWS with the bandwidth that the instance has at all times. */
function bandwidthOf(labels: Fields): number | null {
  const megabits = labels.at("karpenter.k8s.aws/instance-network-bandwidth").integer;
  return megabits === null ? null : megabits / 1000;
}

function metadataNodeOf(labels: Fields): boolean | null {
  return labels.at("px/metadata-node").boolean ?? labels.at("portworx.io/metadata-node").boolean;
}
