import type { Fields } from "../fields.ts";
import type { EvidenceRecord, NodeGroup } from "../inventory.ts";
import type { ObjectRecord } from "../object-record.ts";
import { NODE_TYPE, PROVISION, isExcluded } from "../node-labels.ts";
import { type Confidence, type Narrowed, levels } from "../traits/observation.ts";
import { nodeGroup } from "./node-group.ts";
import { repairs } from "./node-repair.ts";
import { statement } from "./statement.ts";

/** Reads the values of one resource of a plan. */
export type ResourceReader = (
  values: Fields,
  record: ObjectRecord,
  plan: PlanContext,
) => EvidenceRecord[];

/** What a resource has to know of the rest of its plan. */
export interface PlanContext {
  /** A cluster of GKE holds upgrades back for some time. */
  readonly excludesUpgrades: boolean;
}

/** What the providers call differently about a group of nodes. */
export interface GroupParts {
  readonly pool: Fields;
  readonly labels: Fields;
  readonly min: Fields;
  readonly max: Fields;
  readonly isSpot: boolean;
  readonly isTainted: boolean;
  readonly isUnknown?: boolean;
  /** What scales the pool without an autoscaler in the cluster. */
  readonly scaledBy?: NodeGroup["scaledBy"];
}

/** A node group. Labels and bounds that are known only after applying are absent keys, so they stay open. */
export function group(values: Fields, record: ObjectRecord, parts: GroupParts): NodeGroup {
  const { labels, isUnknown = false } = parts;
  const pool = parts.pool.text ?? record.name;
  return nodeGroup(record, {
    cluster: values.at("cluster_name").text ?? values.at("cluster").text,
    pool,
    nodeType: labels.at(NODE_TYPE).text,
    provision: labels.at(PROVISION).text,
    labelsKnown: labels.isGiven,
    isExcluded: isExcluded(labels),
    min: isUnknown ? null : parts.min.integer,
    max: isUnknown ? null : parts.max.integer,
    isInterruptible: parts.isSpot,
    isAllInterruptible: parts.isSpot,
    scaledBy: parts.scaledBy ?? null,
    lifetime: Infinity,
    isTainted: parts.isTainted,
    placeOf: (path) => values.at(...path).keyPlace,
  });
}

/** GKE and AKS scale a pool with bounds themselves, where EKS leaves that to an autoscaler. */
export function isRange(min: Fields, max: Fields): boolean {
  const [least, most] = [min.integer, max.integer];
  return least !== null && most !== null && least < most;
}

/** Nodes that are repaired by themselves, where that is switched on. */
export function repairing(isOn: Fields, record: ObjectRecord): EvidenceRecord[] {
  return isOn.boolean === true ? [repairs(record)] : [];
}

/** Whether taints keep pods without a toleration away. */
export function isRepelling(taints: Fields): boolean {
  return taints.items.some((taint) =>
    /^NO_(SCHEDULE|EXECUTE)$/.test(taint.at("effect").text ?? ""),
  );
}

/** The cloud that a resource belongs to. */
export function runsIn(environment: string, record: ObjectRecord): EvidenceRecord {
  return statement(record, "environment", {
    narrowed: levels(environment),
    confidence: "strongly hints",
    says: `${record.object} is a resource of ${environment}`,
  });
}

/** How often roll-outs replace nodes. */
export function upgrades(
  record: ObjectRecord,
  what: { readonly narrowed: Narrowed; readonly says: string; readonly confidence?: Confidence },
): EvidenceRecord {
  return statement(record, "nodeUpgrades", { confidence: "strongly hints", ...what });
}
