import type { Fields } from "../fields.ts";
import type { EvidenceRecord } from "../inventory.ts";
import type { ObjectRecord } from "../object-record.ts";
import { nodeMaker } from "./node-maker.ts";
import { lifetimeOf } from "./node-group.ts";
import { standardSupport } from "./release-pace.ts";
import { type ResourceReader, group, isRepelling, repairing, runsIn } from "./terraform-group.ts";

/** `aws_eks_cluster`: EKS, with Auto Mode where it has node pools. */
export const readEksCluster: ResourceReader = (values, record) => {
  const compute = values.at("compute_config", 0);
  const pools = compute.at("node_pools");
  const hasPools = !pools.isList || pools.items.length > 0;
  const isAuto = compute.at("enabled").boolean === true && hasPools;
  return [
    runsIn("aws", record),
    ...(isAuto ? [nodeMaker(record, "eks-auto-mode")] : []),
    ...standardSupport(record, values.at("upgrade_policy", 0, "support_type").text),
  ];
};

/** `aws_eks_node_group`. */
export const readEksNodeGroup: ResourceReader = (values, record) => {
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
};

/** `aws_autoscaling_group`: one of any machines, unless a tag makes it one of a cluster's nodes. */
export function readAutoScalingGroup(values: Fields, record: ObjectRecord): EvidenceRecord[] {
  const tags = values.at("tag").items.map((tag) => tag.at("key").text ?? "");
  if (!tags.some((key) => /^(kubernetes\.io\/cluster|k8s\.io\/cluster-autoscaler)\//.test(key)))
    return [];
  const mix = values.at("mixed_instances_policy", 0, "instances_distribution", 0);
  const onDemand = mix.at("on_demand_percentage_above_base_capacity").integer;
  return [
    {
      ...group(values, record, {
        pool: values.at("name"),
        labels: values.at("labels"),
        min: values.at("min_size"),
        max: values.at("max_size"),
        isSpot: false,
        isTainted: false,
      }),
      isInterruptible: onDemand !== null && onDemand < 100,
      lifetime: lifetimeOf(values.at("max_instance_lifetime").integer),
    },
    runsIn("aws", record),
  ];
}
