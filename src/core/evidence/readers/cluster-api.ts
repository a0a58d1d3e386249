import type { NodeGroup } from "../inventory.ts";
import { NODE_TYPE, PROVISION } from "../node-labels.ts";
import { type KubernetesObject, annotationOf, recordOf } from "../object.ts";

const PREFIX = "cluster.x-k8s.io/cluster-api-autoscaler-node-group-";

/** Reads a MachineDeployment, MachineSet or MachinePool of Cluster API. */
export function readMachineGroup(object: KubernetesObject): NodeGroup[] {
  const { fields } = object;
  const record = recordOf(object);
  const replicas = fields.at("spec", "replicas").integer;
  const labels = fields.at("spec", "template", "metadata", "labels");
  const bound = (which: string) => {
    const text = annotationOf(object, `${PREFIX}${which}-size`);
    return text !== null && /^\d+$/.test(text) ? Number(text) : null;
  };
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
