import type { EvidenceRecord } from "../inventory.ts";
import type { Fields } from "../fields.ts";
import type { ObjectRecord } from "../object-record.ts";
import { type Confidence, levels } from "../traits/observation.ts";
import { followsReleases } from "./release-pace.ts";
import {
  type ResourceReader,
  group,
  isRange,
  isRepelling,
  repairing,
  runsIn,
  upgrades,
} from "./terraform-group.ts";

/** `google_container_node_pool`. */
export const readGkeNodePool: ResourceReader = (values, record, plan) => {
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
      scaledBy: isRange(
        scaling.at(`${bounds}min_node_count`),
        scaling.at(`${bounds}max_node_count`),
      )
        ? "GKE"
        : null,
      isSpot: node.at("spot").boolean === true || node.at("preemptible").boolean === true,
      isTainted: isRepelling(node.at("taint")),
    }),
    ...repairing(values.at("management", 0, "auto_repair"), record),
    runsIn("gcp", record),
    ...(values.at("management", 0, "auto_upgrade").boolean === true
      ? [
          upgrades(record, {
            narrowed: levels("monthly", "quarterly"),
            confidence: confidenceIn(plan.excludesUpgrades),
            says: "GKE upgrades the pool by itself",
          }),
        ]
      : []),
  ];
};

/** `google_container_cluster`. */
export const readGkeCluster: ResourceReader = (values, record) => [
  runsIn("gcp", record),
  ...releaseChannel(values, record),
];

/** Whether the maintenance policy of a cluster of GKE holds upgrades back for some time. */
export function excludesUpgrades(values: Fields): boolean {
  return values
    .at("maintenance_policy", 0, "maintenance_exclusion")
    .items.some((each) => (each.at("exclusion_options", 0, "scope").text ?? "").startsWith("NO_"));
}

function confidenceIn(isExcluded: boolean): Confidence {
  return isExcluded ? "hints" : "strongly hints";
}

/** Every channel but the extended one follows the three minor versions of Kubernetes a year. */
function releaseChannel(values: Fields, record: ObjectRecord): EvidenceRecord[] {
  const name = values.at("release_channel", 0, "channel").text;
  const follows = name === "RAPID" || name === "REGULAR" || name === "STABLE";
  if (!follows) return [];
  return [
    followsReleases(record, `release channel ${name}`, confidenceIn(excludesUpgrades(values))),
  ];
}
