import type { ClaimingPod, EvidenceRecord, PortworxPod } from "../inventory.ts";
import { type KubernetesObject, annotationOf, labelOf, recordOf } from "../object.ts";
import { readStrictlyLocal } from "./workload.ts";

const SAFE_TO_EVICT = "cluster-autoscaler.kubernetes.io/safe-to-evict";

/** Reads a Pod: one of Portworx itself, or one that uses claims. */
export function readPod(object: KubernetesObject): EvidenceRecord[] {
  const { fields } = object;
  const node = fields.at("spec", "nodeName").text ?? "";
  if (node === "") return [];
  if (labelOf(fields.at("metadata"), "name") === "portworx") return [portworxPod(object, node)];
  const isRunning = fields.at("status", "phase").text === "Running";
  const claims = isRunning ? claimsOf(object) : [];
  const claiming: ClaimingPod[] =
    claims.length === 0 ? [] : [{ ...recordOf(object), type: "claiming-pod", node, claims }];
  return [...claiming, ...(isRunning ? readStrictlyLocal(object, fields.at("metadata")) : [])];
}

/**
 * The operator labels pods on storage nodes, and lets the autoscaler evict only pods on nodes with
 * neither storage nor KVDB; what says neither may be an older operator. A storage node that is down
 * loses its label and its pod may be evicted, so only a pod that is ready says that there is none.
 */
function portworxPod(object: KubernetesObject, node: string): PortworxPod {
  const isStorage = labelOf(object.fields.at("metadata"), "storage") === "true";
  const isEvictable = annotationOf(object, SAFE_TO_EVICT) === "true";
  const other = isEvictable && isReady(object) ? false : null;
  return {
    ...recordOf(object),
    type: "portworx-pod",
    node,
    storage: isStorage ? true : other,
    wasOutOfMemory: wasOutOfMemory(object),
    isListed: object.isListed,
  };
}

function wasOutOfMemory({ fields }: KubernetesObject): boolean {
  return fields
    .at("status", "containerStatuses")
    .items.some((each) => each.at("lastState", "terminated", "reason").text === "OOMKilled");
}

function isReady({ fields }: KubernetesObject): boolean {
  return fields
    .at("status", "conditions")
    .items.some((each) => each.at("type").text === "Ready" && each.at("status").boolean === true);
}

function claimsOf({ fields }: KubernetesObject): string[] {
  return fields
    .at("spec", "volumes")
    .items.map((volume) => volume.at("persistentVolumeClaim", "claimName").text ?? "")
    .filter((name) => name !== "");
}
