import type { Fields } from "../fields.ts";
import type { NodeGroup } from "../inventory.ts";
import { NODE_TYPE, PROVISION, isExcluded } from "../node-labels.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { isKept, isTainted } from "./node.ts";

/** Reads a NodePool of Karpenter, v1 or v1beta1. */
export function readNodePool(object: KubernetesObject): NodeGroup[] {
  const spec = object.fields.at("spec");
  const template = spec.at("template");
  const replicas = spec.at("replicas").integer;
  const disruption = spec.at("disruption");
  const lifetime =
    object.version === "v1" ? template.at("spec", "expireAfter") : disruption.at("expireAfter");
  const group = groupOf(object, template.at("metadata"), template.at("spec"));
  return [
    {
      ...group,
      min: replicas ?? 0,
      max: replicas ?? spec.at("limits", "nodes").integer,
      scaledBy: replicas === null ? "karpenter" : null,
      // Without the field a node lives 720 hours.
      expires: lifetime.text !== "Never",
      consolidates: replicas === null && !group.isKeptFromScaleDown && consolidates(disruption),
    },
  ];
}

/** Reads a Provisioner, the NodePool of Karpenter before v1beta1. Its nodes live for ever. */
export function readProvisioner(object: KubernetesObject): NodeGroup[] {
  const spec = object.fields.at("spec");
  return [
    {
      ...groupOf(object, spec, spec),
      min: 0,
      max: null,
      scaledBy: "karpenter",
      expires: spec.at("ttlSecondsUntilExpired").isGiven,
      consolidates: spec.at("consolidation", "enabled").boolean === true,
    },
  ];
}

function groupOf(object: KubernetesObject, metadata: Fields, spec: Fields) {
  const record = recordOf(object);
  const labels = metadata.at("labels");
  return {
    ...record,
    type: "node-group" as const,
    cluster: null,
    pool: record.name,
    nodeType: labels.at(NODE_TYPE).text,
    provision: labels.at(PROVISION).text,
    labelsKnown: metadata.isGiven || spec.isGiven,
    isExcluded: isExcluded(labels),
    isInterruptible: mayBeSpot(spec.at("requirements")),
    isKeptFromScaleDown: isKept(metadata),
    isTainted: isTainted(spec.at("taints")),
    placeOf: (path: readonly (string | number)[]) => object.fields.at(...path).keyPlace,
  };
}

/** Karpenter takes spot capacity only where a requirement lets it, and then by preference. */
function mayBeSpot(requirements: Fields): boolean | null {
  const requirement = requirements.items.find(
    (each) => each.at("key").text === "karpenter.sh/capacity-type",
  );
  if (requirement === undefined) return false;
  const isSpot = requirement.at("values").items.some(({ text }) => text === "spot");
  switch (requirement.at("operator").text) {
    case "In":
      return isSpot;
    case "NotIn":
      return isSpot ? false : null;
    default:
      return null;
  }
}

/** The default empties and removes nodes that are little used, unless a budget of 0 forbids it. */
function consolidates(disruption: Fields): boolean {
  if (disruption.at("consolidationPolicy").text === "WhenEmpty") return false;
  if (disruption.at("consolidateAfter").text === "Never") return false;
  return !disruption.at("budgets").items.some(isStanding);
}

function isStanding(budget: Fields): boolean {
  const reasons = budget.at("reasons").items.map(({ text }) => text);
  const isForConsolidation = reasons.length === 0 || reasons.includes("Underutilized");
  const isNone = ["0", "0%"].includes(budget.at("nodes").text ?? "");
  return isNone && isForConsolidation && (!budget.at("schedule").isGiven || isAllDay(budget));
}

/** A window that opens every day and lasts until the next one. */
function isAllDay(budget: Fields): boolean {
  const opensDaily = /^(@daily|@midnight|\d+ \d+ \* \* \*)$/.test(budget.at("schedule").text ?? "");
  return opensDaily && /^(24h(0m)?(0s)?|1440m(0s)?)$/.test(budget.at("duration").text ?? "");
}
