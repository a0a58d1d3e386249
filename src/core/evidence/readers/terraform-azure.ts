import type { Fields } from "../fields.ts";
import type { EvidenceRecord } from "../inventory.ts";
import type { ObjectRecord } from "../object-record.ts";
import { levels, range } from "../traits/observation.ts";
import { followsReleases } from "./release-pace.ts";
import { type ResourceReader, group, isRange, runsIn, upgrades } from "./terraform-group.ts";

/** `azurerm_kubernetes_cluster`, with its default node pool. */
export const readAksCluster: ResourceReader = (values, record) => [
  runsIn("azure", record),
  ...azurePool(values.at("default_node_pool", 0), record),
  ...azureChannels(values, record),
];

/** `azurerm_kubernetes_cluster_node_pool`. */
export const readAksNodePool: ResourceReader = (values, record) => [
  ...azurePool(values, record),
  runsIn("azure", record),
];

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
      scaledBy: isRange(min, max) ? "AKS" : null,
      isSpot: values.at("priority").text === "Spot",
      isTainted: values
        .at("node_taints")
        .items.some(({ text }) => /:No(Schedule|Execute)$/.test(text ?? "")),
    }),
  ];
}

/** Windows a year, by how often they come; images come every week in between. */
const WINDOWS: Readonly<Record<string, number>> = {
  Daily: 365,
  Weekly: 52,
  AbsoluteMonthly: 12,
  RelativeMonthly: 12,
};

function nodeImages(window: Fields, record: ObjectRecord): EvidenceRecord[] {
  if (!window.isGiven) {
    const says = "AKS brings a new node image every week";
    return [upgrades(record, { narrowed: levels("weekly"), says })];
  }
  const frequency = window.at("frequency").text ?? "";
  const interval = window.at("interval").integer ?? 1;
  const windows = Object.hasOwn(WINDOWS, frequency) ? WINDOWS[frequency] : undefined;
  if (windows === undefined || interval === 0) return [];
  const aYear = Math.min(52, windows / interval);
  const says = `AKS brings a new node image in each of ${Math.round(aYear)} maintenance windows a year`;
  return [upgrades(record, { narrowed: range(aYear, aYear), says })];
}

function azureChannels(values: Fields, record: ObjectRecord): EvidenceRecord[] {
  const image =
    values.at("node_os_upgrade_channel").text ?? values.at("node_os_channel_upgrade").text;
  const version =
    values.at("automatic_upgrade_channel").text ?? values.at("automatic_channel_upgrade").text;
  const follows = version === "rapid" || version === "stable";
  return [
    ...(image === "NodeImage"
      ? nodeImages(values.at("maintenance_window_node_os", 0), record)
      : []),
    ...(follows ? [followsReleases(record, `upgrade channel ${version}`)] : []),
  ];
}
