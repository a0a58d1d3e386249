import { booleanOf, type Fields } from "../fields.ts";
import type { EvidenceRecord, StrictlyLocal } from "../inventory.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { readClusterAutoscaler } from "./cluster-autoscaler.ts";

/** Stork then offers a pod only nodes that hold a replica of its volume. */
const LOCAL_ONLY = "stork.libopenstorage.org/preferLocalNodeOnly";

/** Reads a Deployment or StatefulSet: an autoscaler, or pods tied to their data. */
export function readWorkload(object: KubernetesObject): EvidenceRecord[] {
  const template = object.fields.at("spec", "template", "metadata");
  if (object.fields.at("spec", "replicas").integer === 0) return [];
  return [...readClusterAutoscaler(object), ...readStrictlyLocal(object, template)];
}

/** A workload whose pods may only run where their data is, by the annotations of its pods. */
export function readStrictlyLocal(object: KubernetesObject, metadata: Fields): StrictlyLocal[] {
  if (booleanOf(metadata.at("annotations", LOCAL_ONLY).text) !== true) return [];
  return [{ ...recordOf(object), type: "strictly-local" }];
}
