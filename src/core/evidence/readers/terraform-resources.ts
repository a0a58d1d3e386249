import type { Fields } from "../fields.ts";
import type { EvidenceRecord, NodeGroup } from "../inventory.ts";
import type { ObjectRecord } from "../object-record.ts";
import { nodeMaker } from "./node-maker.ts";
import { NODE_TYPE, PROVISION, isExcluded } from "../node-labels.ts";
import { type Narrowed, SCALES, levels } from "../traits/observation.ts";
import { nodeGroup } from "./node-group.ts";
import { repairs } from "./node-repair.ts";
import { followsReleases, standardSupport } from "./release-pace.ts";
import { statement } from "./statement.ts";

/** Reads one resource; resources of other types say nothing here. */
export function readResource(resource: Fields): EvidenceRecord[] {
  const type = resource.at("type").text ?? "";
  const reader = Object.hasOwn(RESOURCES, type) ? RESOURCES[type] : undefined;
  if (reader === undefined) return [];
  const record = {
    object: `Terraform ${type}`,
    name: resource.at("address").text ?? "",
    namespace: "",
    at: resource.place,
  };
  return reader(resource.at("values"), record);
}

type ResourceReader = (values: Fields, record: ObjectRecord) => EvidenceRecord[];

const RESOURCES: Readonly<Record<string, ResourceReader>> = {
  aws_eks_cluster: (values, record) => {
    const isAuto = values.at("compute_config", 0, "enabled").boolean === true;
    return [
      runsIn("aws", record),
      ...(isAuto ? [nodeMaker(record, "eks-auto-mode")] : []),
      ...standardSupport(record, values.at("upgrade_policy", 0, "support_type").text),
    ];
  },
  aws_eks_node_group: (values, record) => {
    const scaling = values.at("scaling_config", 0);
    return [
      group(values, record, {
        pool: values.at("node_group_name"),
        labels: values.at("labels"),
        min: scaling.at("min_size"),
        max: scaling.at("max_size"),
        isSpot: values.at("capacity_type").text === "SPOT",
        isTainted: isRepelling(values.at("taint")),
      }),
      ...repairing(values.at("node_repair_config", 0, "enabled"), record),
      runsIn("aws", record),
    ];
  },
  google_container_node_pool: (values, record) => {
    const scaling = values.at("autoscaling", 0);
    const node = values.at("node_config", 0);
    const total = scaling.at("total_max_node_count").integer;
    const count = values.at("node_count");
    // Bounds without "total" hold for each zone, and how many zones there are is not said here.
    const isPerZone = scaling.isGiven && (total === null || total === 0);
    const bounds = isPerZone ? "" : "total_";
    return [
      group(values, record, {
        pool: values.at("name"),
        labels: node.at("labels"),
        min: scaling.isGiven ? scaling.at("total_min_node_count") : count,
        max: scaling.isGiven ? scaling.at("total_max_node_count") : count,
        isUnknown: isPerZone,
        isSpot: node.at("spot").boolean === true || node.at("preemptible").boolean === true,
        isTainted: isRepelling(node.at("taint")),
      }),
      ...scaled(
        record,
        scaling.at(`${bounds}min_node_count`),
        scaling.at(`${bounds}max_node_count`),
      ),
      ...repairing(values.at("management", 0, "auto_repair"), record),
      runsIn("gcp", record),
      ...(values.at("management", 0, "auto_upgrade").boolean === true
        ? [upgrades(record, levels("monthly", "quarterly"), "GKE upgrades the pool by itself")]
        : []),
    ];
  },
  google_container_cluster: (values, record) => [
    runsIn("gcp", record),
    ...releaseChannel(values.at("release_channel", 0, "channel").text, record),
  ],
  azurerm_kubernetes_cluster: (values, record) => [
    runsIn("azure", record),
    ...azurePool(values.at("default_node_pool", 0), record),
    ...azureChannels(values, record),
  ],
  azurerm_kubernetes_cluster_node_pool: (values, record) => [
    ...azurePool(values, record),
    runsIn("azure", record),
  ],
};

interface GroupParts {
  readonly pool: Fields;
  readonly labels: Fields;
  readonly min: Fields;
  readonly max: Fields;
  readonly isSpot: boolean;
  readonly isTainted: boolean;
  readonly isUnknown?: boolean;
}

/** Labels and bounds that are known only after applying are absent keys, so they stay open. */
function group(values: Fields, record: ObjectRecord, parts: GroupParts): NodeGroup {
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
    lifetime: Infinity,
    isTainted: parts.isTainted,
    placeOf: (path) => values.at(...path).keyPlace,
  });
}

/** Attributes of the provider's third and fourth major version. */
function azurePool(values: Fields, record: ObjectRecord): EvidenceRecord[] {
  const scales =
    values.at("auto_scaling_enabled").boolean ?? values.at("enable_auto_scaling").boolean;
  const count = values.at("node_count");
  const [min, max] =
    scales === true ? [values.at("min_count"), values.at("max_count")] : [count, count];
  return [
    group(values, record, {
      pool: values.at("name"),
      labels: values.at("node_labels"),
      min,
      max,
      isSpot: values.at("priority").text === "Spot",
      isTainted: values
        .at("node_taints")
        .items.some(({ text }) => /:No(Schedule|Execute)$/.test(text ?? "")),
    }),
    ...scaled(record, min, max),
  ];
}

/** GKE and AKS scale a pool with bounds themselves, where EKS leaves that to an autoscaler. */
function scaled(record: ObjectRecord, min: Fields, max: Fields): EvidenceRecord[] {
  const [least, most] = [min.integer, max.integer];
  if (least === null || most === null || least >= most) return [];
  return [
    statement(record, "autoscaling", {
      narrowed: SCALES,
      confidence: "strongly hints",
      says: `the pool is scaled between ${least} and ${most} nodes`,
    }),
  ];
}

function repairing(isOn: Fields, record: ObjectRecord): EvidenceRecord[] {
  return isOn.boolean === true ? [repairs(record)] : [];
}

function isRepelling(taints: Fields): boolean {
  return taints.items.some((taint) =>
    /^NO_(SCHEDULE|EXECUTE)$/.test(taint.at("effect").text ?? ""),
  );
}

function runsIn(environment: string, record: ObjectRecord): EvidenceRecord {
  return statement(record, "environment", {
    narrowed: levels(environment),
    confidence: "strongly hints",
    says: `${record.object} is a resource of that cloud`,
  });
}

function upgrades(record: ObjectRecord, narrowed: Narrowed, says: string): EvidenceRecord {
  return statement(record, "nodeUpgrades", { narrowed, confidence: "strongly hints", says });
}

/** Every channel but the extended one follows the three minor versions of Kubernetes a year. */
function releaseChannel(name: string | null, record: ObjectRecord): EvidenceRecord[] {
  const follows = name === "RAPID" || name === "REGULAR" || name === "STABLE";
  return follows ? [followsReleases(record, `release channel ${name}`)] : [];
}

function azureChannels(values: Fields, record: ObjectRecord): EvidenceRecord[] {
  const image =
    values.at("node_os_upgrade_channel").text ?? values.at("node_os_channel_upgrade").text;
  const version =
    values.at("automatic_upgrade_channel").text ?? values.at("automatic_channel_upgrade").text;
  const follows = version === "rapid" || version === "stable";
  return [
    ...(image === "NodeImage"
      ? [upgrades(record, levels("weekly"), "AKS brings a new node image every week")]
      : []),
    ...(follows ? [followsReleases(record, `upgrade channel ${version}`)] : []),
  ];
}
