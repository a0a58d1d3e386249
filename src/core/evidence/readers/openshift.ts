import type { Autoscaler, NodeGroup, ScalingBounds } from "../inventory.ts";
import { NODE_TYPE, PROVISION, isExcluded } from "../node-labels.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { annotatedBounds } from "./autoscaler-annotations.ts";
import { isKept, isTainted } from "./node.ts";
import { nodeGroup } from "./node-group.ts";

/** Reads a MachineSet of OpenShift; its size is fixed unless a MachineAutoscaler names it. */
export function readMachineSet(object: KubernetesObject): (NodeGroup | ScalingBounds)[] {
  const { fields } = object;
  const record = recordOf(object);
  const machine = fields.at("spec", "template", "spec");
  const labels = machine.at("metadata", "labels");
  const provider = machine.at("providerSpec", "value");
  const replicas = fields.at("spec", "replicas").integer;
  const isSpot =
    provider.at("spotMarketOptions").isGiven ||
    provider.at("spotVMOptions").isGiven ||
    provider.at("preemptible").boolean === true;
  return [
    nodeGroup(record, {
      pool: record.name,
      nodeType: labels.at(NODE_TYPE).text,
      provision: labels.at(PROVISION).text,
      isExcluded: isExcluded(labels, true),
      min: replicas,
      max: replicas,
      isInterruptible: isSpot,
      isAllInterruptible: isSpot,
      lifetime: Infinity,
      isKeptFromScaleDown: isKept(machine.at("metadata")),
      isTainted: isTainted(machine.at("taints")),
      placeOf: (path) => fields.at(...path).keyPlace,
    }),
    ...boundsOn(object),
  ];
}

/** The operator writes the bounds of a MachineAutoscaler on the MachineSet that it names. */
function boundsOn(object: KubernetesObject): ScalingBounds[] {
  const annotations = object.fields.at("metadata", "annotations");
  const bounds = annotatedBounds(annotations, "machine.openshift.io");
  const record = recordOf(object);
  return bounds === null
    ? []
    : [{ ...record, type: "scaling-bounds", pool: record.name, ...bounds, from: "openshift" }];
}

/** Reads a MachineAutoscaler: the bounds of one MachineSet. */
export function readMachineAutoscaler(object: KubernetesObject): ScalingBounds[] {
  const spec = object.fields.at("spec");
  const pool = spec.at("scaleTargetRef", "name").text;
  const min = spec.at("minReplicas").integer;
  const max = spec.at("maxReplicas").integer;
  if (pool === null || min === null || max === null) return [];
  return [{ ...recordOf(object), type: "scaling-bounds", pool, min, max, from: "openshift" }];
}

/** Reads OpenShift's ClusterAutoscaler, which only acts where there are MachineAutoscalers. */
export function readOpenShiftAutoscaler(object: KubernetesObject): Autoscaler[] {
  const spec = object.fields.at("spec");
  return [
    {
      ...recordOf(object),
      type: "autoscaler",
      kind: "openshift",
      scalesDown: spec.at("scaleDown", "enabled").boolean === true,
      balances: spec.at("balanceSimilarNodeGroups").boolean === true,
      seen: null,
    },
  ];
}
