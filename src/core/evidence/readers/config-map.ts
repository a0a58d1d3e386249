import type { DriveSets, EvidenceRecord } from "../inventory.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { readAutoscalerStatus } from "./autoscaler-status.ts";
import { embedded } from "./embedded.ts";
import type { ReaderContext } from "./reader.ts";

/** Reads the ConfigMaps of Portworx's drive sets and of the cluster-autoscaler's status. */
export function readConfigMap(object: KubernetesObject, context: ReaderContext): EvidenceRecord[] {
  const { name } = recordOf(object);
  if (name.startsWith("px-cloud-drive-")) return readDriveSets(object, context);
  return name === "cluster-autoscaler-status" ? readAutoscalerStatus(object, context) : [];
}

/** The value of the key `cloud-drive`: JSON, one entry a drive set. */
function readDriveSets(object: KubernetesObject, context: ReaderContext): DriveSets[] {
  const sets = embedded(object.fields.at("data", "cloud-drive"), context);
  if (sets === null) return [];
  const nodes = sets.entries.map(([, set]) => set.at("SchedulerNodeName").text ?? "");
  return [{ ...recordOf(object), type: "drive-sets", nodes }];
}
