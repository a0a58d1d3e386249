import { recordsOf } from "./statements.ts";

/** A resource as `terraform show -json` prints it. */
export const resource = (type: string, values: unknown, more: object = {}) => ({
  address: `${type}.this`,
  mode: "managed",
  type,
  name: "this",
  provider_name: "registry.terraform.io/hashicorp/x",
  schema_version: 0,
  values,
  ...more,
});
/** A plan of resources in its root module. */
export const plan = (...resources: readonly object[]) => ({
  format_version: "1.2",
  terraform_version: "1.9.8",
  planned_values: { root_module: { resources } },
  resource_changes: [],
});
/** A state of resources in its root module. */
export const state = (...resources: readonly object[]) => ({
  format_version: "1.0",
  terraform_version: "1.9.8",
  values: { root_module: { resources } },
});
/** The node groups of a plan or a state. */
export const groupsIn = (document: object) =>
  recordsOf(document).filter((record) => record.type === "node-group");
/** The node group of a plan with one resource. */
export const groupOf = (type: string, values: unknown) => groupsIn(plan(resource(type, values)))[0];

/** Values of a node group of EKS. */
export const EKS = {
  cluster_name: "shop",
  node_group_name: "workers",
  capacity_type: "ON_DEMAND",
  labels: { tier: "web" },
  scaling_config: [{ desired_size: 3, max_size: 9, min_size: 2 }],
  taint: [],
};

/** A fixed node pool of GKE. */
export const GKE = {
  cluster: "shop",
  name: "workers",
  autoscaling: [],
  node_count: 3,
  node_config: [{ machine_type: "e2-standard-8", labels: {}, spot: false, preemptible: false }],
  management: [{ auto_repair: true, auto_upgrade: false }],
};
