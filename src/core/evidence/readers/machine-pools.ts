import type { EvidenceRecord, NodeGroup } from "../inventory.ts";
import { NODE_TYPE, PROVISION } from "../node-labels.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { levels } from "../traits/observation.ts";
import { cloudTwin } from "./cluster-api.ts";
import { isTainted } from "./node.ts";
import { nodeGroup } from "./node-group.ts";
import { statement } from "./statement.ts";

/** Reads an AWSMachinePool, whose bounds are those of an Auto Scaling group. */
export function readAwsMachinePool(object: KubernetesObject): EvidenceRecord[] {
  const spec = object.fields.at("spec");
  const mix = spec.at("mixedInstancesPolicy", "instancesDistribution");
  const onDemand = mix.at("onDemandPercentageAboveBaseCapacity").integer;
  const isSpot = spec.at("awsLaunchTemplate", "spotMarketOptions").isGiven;
  return cloudPool(object, {
    min: spec.at("minSize").integer,
    max: spec.at("maxSize").integer,
    // It has neither; the labels of its nodes stand with how they are bootstrapped.
    labels: "labels",
    taints: "taints",
    isSpot: isSpot || (onDemand !== null && onDemand < 100),
    isWhole: isSpot,
    cloud: "aws",
  });
}

/** Reads an AWSManagedMachinePool: a node group of EKS. */
export function readAwsManagedMachinePool(object: KubernetesObject): EvidenceRecord[] {
  const spec = object.fields.at("spec");
  return cloudPool(object, {
    min: spec.at("scaling", "minSize").integer,
    max: spec.at("scaling", "maxSize").integer,
    labels: "labels",
    taints: "taints",
    isSpot: spec.at("capacityType").text === "spot",
    cloud: "aws",
  });
}

/** Reads an AzureManagedMachinePool: a node pool of AKS, which scales pools with bounds itself. */
export function readAzureManagedMachinePool(object: KubernetesObject): EvidenceRecord[] {
  const spec = object.fields.at("spec");
  const min = spec.at("scaling", "minSize").integer;
  const max = spec.at("scaling", "maxSize").integer;
  return cloudPool(object, {
    min,
    max,
    labels: "nodeLabels",
    taints: "taints",
    isSpot: spec.at("scaleSetPriority").text === "Spot",
    cloud: "azure",
    scaledBy: min !== null && max !== null && min < max ? "AKS" : null,
  });
}

interface PoolParts {
  readonly min: number | null;
  readonly max: number | null;
  /** Keys of the spec. */
  readonly labels: string;
  readonly taints: string;
  readonly isSpot: boolean;
  readonly cloud: string;
  /** Whether no capacity is of another kind; false for a mix. */
  readonly isWhole?: boolean;
  readonly scaledBy?: NodeGroup["scaledBy"];
}

function cloudPool(object: KubernetesObject, parts: PoolParts): EvidenceRecord[] {
  const { fields } = object;
  const spec = fields.at("spec");
  const record = recordOf(object);
  const labels = spec.at(parts.labels);
  return [
    nodeGroup(record, {
      pool: record.name,
      nodeType: labels.at(NODE_TYPE).text,
      provision: labels.at(PROVISION).text,
      labelsKnown: labels.isGiven,
      min: parts.min,
      max: parts.max,
      isInterruptible: parts.isSpot,
      isAllInterruptible: parts.isSpot && parts.isWhole !== false,
      scaledBy: parts.scaledBy ?? null,
      isTainted: isTainted(spec.at(parts.taints)),
      twin: cloudTwin(object.kind, record.name),
      placeOf: (path) => fields.at(...path).keyPlace,
    }),
    statement(record, "environment", {
      narrowed: levels(parts.cloud),
      confidence: "strongly hints",
      says: `${object.kind} makes machines of ${parts.cloud}`,
    }),
  ];
}
