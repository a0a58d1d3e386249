import type { Fields } from "../fields.ts";
import type { EvidenceRecord, NodeGroup, TraitStatement } from "../inventory.ts";
import { nodeMaker } from "./node-maker.ts";
import { NODE_TYPE, PROVISION, isExcluded } from "../node-labels.ts";
import type { ObjectRecord } from "../object-record.ts";
import { type KubernetesObject, recordOf } from "../object.ts";
import { levels } from "../traits/observation.ts";
import { isTainted } from "./node.ts";
import { lifetimeOf, nodeGroup } from "./node-group.ts";
import { repairs } from "./node-repair.ts";
import { standardSupport } from "./release-pace.ts";
import { statement } from "./statement.ts";

/** Nodes of a group whose size is not given at all. */
const DEFAULT_SIZE = 2;

/** Reads an eksctl ClusterConfig: its node groups, and EKS Auto Mode where it is on. */
export function readEksctl(object: KubernetesObject): EvidenceRecord[] {
  const { fields } = object;
  const groups = [...fields.at("managedNodeGroups").items, ...fields.at("nodeGroups").items];
  const makers = [
    ...(isAutoMode(fields.at("autoModeConfig")) ? ["eks-auto-mode" as const] : []),
    ...(fields.at("karpenter", "version").isGiven ? ["karpenter" as const] : []),
  ];
  return [
    ...groups.map((group) => eksctlGroup(group, object)),
    ...(groups.length + makers.length === 0 ? [] : [runsOnAws(object)]),
    ...makers.map((kind) => nodeMaker(recordOf(object), kind)),
    ...groups
      .filter((group) => group.at("nodeRepairConfig", "enabled").boolean === true)
      .map((group) => repairs(groupRecord(group, object))),
    ...standardSupport(recordOf(object), fields.at("upgradePolicy", "supportType").text),
  ];
}

/** Without pools of its own Auto Mode makes nodes only for pools that are declared elsewhere. */
function isAutoMode(config: Fields): boolean {
  const pools = config.at("nodePools");
  const isEmpty = pools.isList && pools.items.length === 0;
  return config.at("enabled").boolean === true && !isEmpty;
}

function runsOnAws(object: KubernetesObject): TraitStatement {
  return statement(recordOf(object), "environment", {
    narrowed: levels("aws"),
    confidence: "strongly hints",
    says: "eksctl makes clusters of EKS",
  });
}

function groupRecord(group: Fields, object: KubernetesObject): ObjectRecord {
  const { value } = group.at("name");
  const name = typeof value === "string" ? value : "";
  return { ...recordOf(object), object: "eksctl node group", name, at: group.place };
}

function eksctlGroup(group: Fields, object: KubernetesObject): NodeGroup {
  const record = groupRecord(group, object);
  const labels = group.at("labels");
  return nodeGroup(record, {
    cluster: recordOf(object).name,
    pool: record.name,
    nodeType: labels.at(NODE_TYPE).text,
    provision: labels.at(PROVISION).text,
    isExcluded: isExcluded(labels),
    ...sizeOf(group),
    isInterruptible: isSpot(group),
    isAllInterruptible: group.at("spot").boolean === true,
    lifetime: lifetimeOf(group.at("maxInstanceLifetime").integer),
    isTainted: hasTaint(group.at("taints")),
    placeOf: (path) => group.at(...path).keyPlace,
  });
}

/** A size given alone is fixed; a bound that is left out follows the size, or its default. */
function sizeOf(group: Fields): { readonly min: number; readonly max: number } {
  const size = group.at("desiredCapacity").integer;
  const min = group.at("minSize").integer;
  const max = group.at("maxSize").integer;
  return {
    min: min ?? size ?? Math.min(DEFAULT_SIZE, max ?? DEFAULT_SIZE),
    max: max ?? size ?? min ?? DEFAULT_SIZE,
  };
}

function isSpot(group: Fields): boolean {
  if (group.at("spot").boolean === true) return true;
  const mix = group.at("instancesDistribution");
  const onDemand = mix.at("onDemandPercentageAboveBaseCapacity").integer;
  const base = mix.at("onDemandBaseCapacity").integer ?? 0;
  return onDemand !== null && onDemand < 100 && base < sizeOf(group).max;
}

/** A list as Kubernetes writes taints, or in older files a mapping of key to `value:effect`. */
function hasTaint(taints: Fields): boolean {
  return (
    isTainted(taints) ||
    taints.entries.some(([, taint]) => /:No(Schedule|Execute)$/.test(taint.text ?? ""))
  );
}
