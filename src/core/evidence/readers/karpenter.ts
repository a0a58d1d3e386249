import type { Fields } from "../fields.ts";
import type { NodeGroup } from "../inventory.ts";
import type { NodeClaim } from "../karpenter-records.ts";
import { NODE_TYPE, PROVISION, isExcluded, isInterruptible } from "../node-labels.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { isKept, isTainted } from "./node.ts";
import { nodeGroup } from "./node-group.ts";

/** Hours after which Karpenter replaces a node where nothing else is set, from v1beta1 on. */
const DEFAULT_LIFETIME = "720h";
const HOURS_A_DAY = 24;
const SECONDS_A_DAY = 86_400;

/** Reads a NodePool of Karpenter, v1 or v1beta1. */
export function readNodePool(object: KubernetesObject): NodeGroup[] {
  const spec = object.fields.at("spec");
  const template = spec.at("template");
  const replicas = spec.at("replicas").integer;
  const disruption = spec.at("disruption");
  const group = groupOf(object, template.at("metadata"), template.at("spec"));
  const { name } = recordOf(object);
  return [
    nodeGroup(recordOf(object), {
      ...group,
      pool: name,
      min: replicas ?? 0,
      max: replicas ?? mostNodes(spec.at("limits")),
      scaledBy: replicas === null ? "karpenter" : null,
      lifetime: lifetimeOf(object),
      consolidates: replicas === null && !group.isKeptFromScaleDown && consolidates(disruption),
      nodeClass: template.at("spec", "nodeClassRef", "name").text,
      keepsDrifted: forbids(disruption, "Drifted"),
    }),
  ];
}

/** Reads a Provisioner, the NodePool of Karpenter before v1beta1. Its nodes live for ever. */
export function readProvisioner(object: KubernetesObject): NodeGroup[] {
  const spec = object.fields.at("spec");
  const seconds = spec.at("ttlSecondsUntilExpired");
  const limited = seconds.isGiven ? inDays(seconds.integer, SECONDS_A_DAY) : Infinity;
  const lifetime = object.version === "v1alpha5" ? limited : null;
  const { name } = recordOf(object);
  return [
    nodeGroup(recordOf(object), {
      ...groupOf(object, spec, spec),
      pool: name,
      min: 0,
      max: mostNodes(spec.at("limits", "resources")),
      scaledBy: "karpenter",
      lifetime,
      consolidates: spec.at("consolidation", "enabled").boolean === true,
    }),
  ];
}

/** Reads a NodeClaim: what Karpenter made, with the lifetime and the capacity that it got. */
export function readNodeClaim(object: KubernetesObject): NodeClaim[] {
  const { fields } = object;
  const labels = fields.at("metadata", "labels");
  const pool = labels.at("karpenter.sh/nodepool").text;
  if (pool === null) return [];
  const lifetime = object.version === "v1" ? fields.at("spec", "expireAfter").text : null;
  return [
    {
      ...recordOf(object),
      type: "node-claim",
      pool,
      isInterruptible: isInterruptible(labels),
      lifetime: lifetime === null ? null : durationOf(lifetime),
      hasDrifted: fields
        .at("status", "conditions")
        .items.some(
          (each) => each.at("type").text === "Drifted" && each.at("status").boolean === true,
        ),
    },
  ];
}

/** From v1 on no budget holds expiry up, which is why it stands with the node and not there. */
function lifetimeOf(object: KubernetesObject): number | null {
  const spec = object.fields.at("spec");
  const disruption = spec.at("disruption");
  if (object.version === "v1") {
    return durationOf(spec.at("template", "spec", "expireAfter").text ?? DEFAULT_LIFETIME);
  }
  if (object.version !== "v1beta1") return null;
  if (forbids(disruption, "Expired")) return Infinity;
  return durationOf(disruption.at("expireAfter").text ?? DEFAULT_LIFETIME);
}

/** Days of a duration such as `168h0m0s`; null for what is none. */
function durationOf(text: string): number | null {
  if (text === "Never") return Infinity;
  if (!/^(\d+[hms])+$/.test(text)) return null;
  const hours = [...text.matchAll(/(\d+)([hms])/g)].reduce((sum, [, number, unit]) => {
    const parts = unit === "h" ? 1 : unit === "m" ? 60 : 3600;
    return sum + Number(number) / parts;
  }, 0);
  return inDays(hours, HOURS_A_DAY);
}

/** A lifetime of nothing at all is none that is meant. */
function inDays(number: number | null, aDay: number): number | null {
  return number === null || number === 0 ? null : number / aDay;
}

/** The nodes that limits allow; null where they do not tell. None fits into no CPU or memory. */
function mostNodes(limits: Fields): number | null {
  const isNothing = ["cpu", "memory"].some((key) => limits.at(key).integer === 0);
  return isNothing ? 0 : limits.at("nodes").integer;
}

function groupOf({ fields, kind }: KubernetesObject, metadata: Fields, spec: Fields) {
  const labels = metadata.at("labels");
  return {
    nodeType: labels.at(NODE_TYPE).text,
    provision: labels.at(PROVISION).text,
    labelsKnown: metadata.isGiven || spec.isGiven,
    isExcluded: isExcluded(labels),
    isInterruptible: mayBeSpot(spec.at("requirements"), kind === "Provisioner" ? false : null),
    isAllInterruptible: isOnlySpot(spec.at("requirements")),
    isKeptFromScaleDown: isKept(metadata),
    isTainted: isTainted(spec.at("taints")),
    placeOf: (path: readonly (string | number)[]) => fields.at(...path).keyPlace,
  };
}

/**
 * Karpenter takes spot capacity by preference, where a requirement lets it. Without one a
 * Provisioner makes nodes on demand; a NodePool leaves it to the offers of the cloud.
 */
function mayBeSpot(requirements: Fields, byDefault: boolean | null): boolean | null {
  const requirement = requirements.items.find(
    (each) => each.at("key").text === "karpenter.sh/capacity-type",
  );
  if (requirement === undefined) return byDefault;
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

function isOnlySpot(requirements: Fields): boolean {
  return requirements.items.some((each) => {
    const values = each.at("values").items.map(({ text }) => text);
    const isCapacity = each.at("key").text === "karpenter.sh/capacity-type";
    const isOne = values.length === 1 && values[0] === "spot";
    return isCapacity && each.at("operator").text === "In" && isOne;
  });
}

/** The default empties and removes nodes that are little used, unless a budget of 0 forbids it. */
function consolidates(disruption: Fields): boolean {
  if (disruption.at("consolidationPolicy").text === "WhenEmpty") return false;
  if (disruption.at("consolidateAfter").text === "Never") return false;
  return !forbids(disruption, "Underutilized");
}

/** Whether a budget of no nodes at all stands for a reason to disrupt them. */
function forbids(disruption: Fields, reason: string): boolean {
  return disruption.at("budgets").items.some((budget) => {
    const reasons = budget.at("reasons").items.map(({ text }) => text);
    const isNone = ["0", "0%"].includes(budget.at("nodes").text ?? "");
    const isMeant = reasons.length === 0 || reasons.includes(reason);
    return isNone && isMeant && (!budget.at("schedule").isGiven || isAllDay(budget));
  });
}

/** A window that opens every day and lasts until the next one. */
function isAllDay(budget: Fields): boolean {
  const opensDaily = /^(@daily|@midnight|\d+ \d+ \* \* \*)$/.test(budget.at("schedule").text ?? "");
  return opensDaily && /^(24h(0m)?(0s)?|1440m(0s)?)$/.test(budget.at("duration").text ?? "");
}
