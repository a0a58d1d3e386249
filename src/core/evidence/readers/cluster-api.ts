import type { NodeGroup } from "../inventory.ts";
import { NODE_TYPE, PROVISION } from "../node-labels.ts";
import { type KubernetesObject, recordOf } from "../object.ts";

const PREFIX = "cluster.x-k8s.io/cluster-api-autoscaler-node-group-";

/**
 * Reads a MachineDeployment, MachineSet or MachinePool of Cluster API. A MachineSet that a
 * MachineDeployment keeps is no group of its own.
 */
export function readMachineGroup(object: KubernetesObject): NodeGroup[] {
  const { fields } = object;
  const owners = fields.at("metadata", "ownerReferences").items;
  if (owners.some((owner) => owner.at("kind").text === "MachineDeployment")) return [];
  const record = recordOf(object);
  const replicas = fields.at("spec", "replicas").integer;
  const labels = fields.at("spec", "template", "metadata", "labels");
  const bound = (which: string) =>
    fields.at("metadata", "annotations", `${PREFIX}${which}-size`).integer;
  const min = bound("min");
  const max = bound("max");
  const hasBounds = min !== null && max !== null;
  return [
    {
      ...record,
      type: "node-group",
      cluster: fields.at("spec", "clusterName").text,
      pool: record.name,
      nodeType: labels.at(NODE_TYPE).text,
      provision: labels.at(PROVISION).text,
      labelsKnown: labels.isGiven,
      min: hasBounds ? min : replicas,
      max: hasBounds ? max : replicas,
      scaledBy: null,
      isInterruptible: null,
      isExcluded: false,
      expires: null,
      consolidates: false,
      isKeptFromScaleDown: false,
      isTainted: false,
      placeOf: (path) => fields.at(...path).keyPlace,
    },
  ];
}
