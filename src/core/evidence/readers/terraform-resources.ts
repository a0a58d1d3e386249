import type { Fields } from "../fields.ts";
import type { EvidenceRecord } from "../inventory.ts";
import { readAutoScalingGroup, readEksCluster, readEksNodeGroup } from "./terraform-aws.ts";
import { readAksCluster, readAksNodePool } from "./terraform-azure.ts";
import { excludesUpgrades, readGkeCluster, readGkeNodePool } from "./terraform-google.ts";
import type { ResourceReader } from "./terraform-group.ts";

/** Reads the resources of a plan or a state; resources of other types say nothing here. */
export function readResources(resources: readonly Fields[]): EvidenceRecord[] {
  const context = {
    excludesUpgrades: resources.some(
      (each) =>
        each.at("type").text === "google_container_cluster" && excludesUpgrades(each.at("values")),
    ),
  };
  return resources.flatMap((resource) => {
    const type = resource.at("type").text ?? "";
    const reader = Object.hasOwn(RESOURCES, type) ? RESOURCES[type] : undefined;
    if (reader === undefined) return [];
    const record = {
      object: `Terraform ${type}`,
      name: resource.at("address").text ?? "",
      namespace: "",
      at: resource.place,
    };
    return reader(resource.at("values"), record, context);
  });
}

const RESOURCES: Readonly<Record<string, ResourceReader>> = {
  aws_autoscaling_group: readAutoScalingGroup,
  aws_eks_cluster: readEksCluster,
  aws_eks_node_group: readEksNodeGroup,
  azurerm_kubernetes_cluster: readAksCluster,
  azurerm_kubernetes_cluster_node_pool: readAksNodePool,
  google_container_cluster: readGkeCluster,
  google_container_node_pool: readGkeNodePool,
};
