import fc from "fast-check";
import { claim, eksctl, list, node, nodeGroup, storageCluster } from "../objects.ts";
import { EKS, plan, resource } from "./terraform.ts";

/** A Kubernetes object without a status. */
function object(apiVersion: string, kind: string, name: string, more: object = {}): object {
  return { apiVersion, kind, metadata: { name }, ...more };
}

const infrastructure = fc.constantFrom("AWS", "GCP", "None", "VSphere").map((type) =>
  object("config.openshift.io/v1", "Infrastructure", "cluster", {
    status: { platformStatus: { type } },
  }),
);

const clusterVersion = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 30, max: 200 }))
  .map(([count, days]) =>
    object("config.openshift.io/v1", "ClusterVersion", "version", {
      status: {
        history: Array.from({ length: count }, (_, index) => ({
          state: "Completed",
          version: `4.${10 + index}.1`,
          completionTime: new Date(Date.UTC(2022, 0, 1 + index * days)).toISOString(),
        })),
      },
    }),
  );

const nodePool = fc
  .record({
    replicas: fc.constantFrom(undefined, undefined, 3),
    nodes: fc.constantFrom(undefined, 10),
    expireAfter: fc.constantFrom(undefined, "Never", "168h"),
    capacity: fc.constantFrom("spot", "on-demand"),
    budgets: fc.constantFrom([], [{ nodes: "0" }], [{ nodes: "0", reasons: ["Empty"] }]),
    name: fc.constantFrom("p-1", "p-2"),
  })
  .map(({ replicas, nodes, expireAfter, capacity, budgets, name }) =>
    object("karpenter.sh/v1", "NodePool", name, {
      spec: {
        replicas,
        limits: { nodes },
        disruption: { budgets },
        template: {
          spec: {
            expireAfter,
            nodeClassRef: { name: "default" },
            requirements: [
              { key: "karpenter.sh/capacity-type", operator: "In", values: [capacity] },
            ],
          },
        },
      },
    }),
  );

const nodeClass = fc.constantFrom("al2023@latest", "al2023@v20240807").map((alias) =>
  object("karpenter.k8s.aws/v1", "EC2NodeClass", "default", {
    spec: { amiSelectorTerms: [{ alias }] },
  }),
);

const nodeClaim = fc
  .record({
    expireAfter: fc.constantFrom("Never", "168h", "720h"),
    pool: fc.constantFrom("p-1", "p-3"),
    drifted: fc.constantFrom("True", "False"),
  })
  .map(({ expireAfter, pool, drifted }) =>
    object("karpenter.sh/v1", "NodeClaim", "p-abc", {
      metadata: { name: "p-abc", labels: { "karpenter.sh/nodepool": pool } },
      spec: { expireAfter },
      status: { conditions: [{ type: "Drifted", status: drifted }] },
    }),
  );

const machinePool = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 9 }))
  .map(([min, more]) =>
    object("infrastructure.cluster.x-k8s.io/v1beta2", "AzureManagedMachinePool", "mp", {
      spec: { scaling: { minSize: min, maxSize: min + more } },
    }),
  );

/** Written at a moment that other evidence may make old. */
const status = fc.tuple(fc.constantFrom(1, 9), fc.constantFrom(0, 5)).map(([max, hours]) =>
  object("v1", "ConfigMap", "cluster-autoscaler-status", {
    data: {
      status: JSON.stringify({
        time: new Date(Date.UTC(2026, 7, 1, 12 - hours)).toISOString(),
        nodeGroups: [{ name: "g", health: { minSize: 1, maxSize: max } }],
      }),
    },
  }),
);

const groups = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 9 }), fc.boolean())
  .map(([min, more, spot]) =>
    eksctl([nodeGroup("g", undefined, { minSize: min, maxSize: min + more, spot })]),
  );

const autoscaler = fc.constantFrom(undefined, 0, 1).map((replicas) =>
  object("apps/v1", "Deployment", "cluster-autoscaler", {
    spec: {
      replicas,
      template: { spec: { containers: [{ image: "k8s/cluster-autoscaler:v1.31.0" }] } },
    },
  }),
);

const fastPath = fc.boolean().map((isFast) =>
  object("storage.k8s.io/v1", "StorageClass", "px-db", {
    provisioner: "pxd.portworx.com",
    parameters: { fastpath: String(isFast) },
  }),
);

const local = fc.boolean().map((isLocal) =>
  object("apps/v1", "StatefulSet", "db", {
    spec: {
      template: {
        metadata: {
          annotations: { "stork.libopenstorage.org/preferLocalNodeOnly": String(isLocal) },
        },
      },
    },
  }),
);

const portworx = fc
  .tuple(
    fc.constantFrom("eks", "gke", "openshift"),
    fc.constantFrom({ cloudStorage: { deviceSpecs: ["type=gp3"] } }, { storage: { useAll: true } }),
  )
  .map(([cloud, spec]) =>
    storageCluster({ annotations: { [`portworx.io/is-${cloud}`]: "true" }, spec }),
  );

/** All nodes of a cluster, with their capacity and cloud where they tell. */
const nodeList: fc.Arbitrary<object> = fc
  .array(
    fc.record({
      capacity: fc.constantFrom(undefined, "spot", "on-demand"),
      scheme: fc.constantFrom("aws", "aws", "gce", "k3s"),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((found) =>
    list(
      ...found.map(({ capacity, scheme }, index) =>
        node(`n-${index}`, {
          labels: capacity === undefined ? {} : { "karpenter.sh/capacity-type": capacity },
          spec: { providerID: `${scheme}:///${index}` },
          status: {
            nodeInfo: { kubeletVersion: "v1.33.4-eks-1" },
            conditions: [{ type: "Ready", lastHeartbeatTime: "2026-08-01T12:00:00Z" }],
          },
        }),
      ),
    ),
  );

const terraform = fc.boolean().map((isSpot) => {
  const values = { ...EKS, capacity_type: isSpot ? "SPOT" : "ON_DEMAND" };
  return plan(resource("aws_eks_node_group", values));
});

/** Some objects of a cluster, each kind at most once, which may contradict one another. */
export const anyEvidence: fc.Arbitrary<object[]> = fc
  .tuple(
    ...[
      infrastructure,
      clusterVersion,
      nodePool,
      nodeClass,
      nodeClaim,
      machinePool,
      status,
      groups,
      autoscaler,
      fastPath,
      local,
      portworx,
      nodeList,
      terraform,
      fc.constant(claim("db")),
      fc.constant(object("machineconfiguration.openshift.io/v1", "MachineConfigPool", "worker")),
      fc.constant(object("upgrade.cattle.io/v1", "Plan", "os")),
      fc.constant(object("cluster.x-k8s.io/v1beta1", "MachineHealthCheck", "all")),
    ].map((each: fc.Arbitrary<object>) => fc.option(each, { nil: null })),
  )
  .map((found) => found.filter((each) => each !== null));

/** Objects that say nothing about any trait, a server's refusals among them. */
export const STRANGERS: readonly object[] = [
  object("v1", "Status", "", { status: "Failure", code: 403, message: "nodes is forbidden" }),
  object("v1", "Status", "", { status: "Failure", code: 404, message: "not found" }),
  list(object("v1", "Status", "", { status: "Failure", code: 403 })),
  { apiVersion: "v1", kind: "NodeList", items: [], metadata: {} },
  object("v1", "Service", "web"),
  object("v1", "ConfigMap", "settings", { data: { autoscaling: "hourly" } }),
  object("ocs.openshift.io/v1", "StorageCluster", "ocs"),
  object("example.com/v1", "NodePool", "default"),
  object("example.com/v1", "ClusterVersion", "version"),
  object("autoscaling/v2", "HorizontalPodAutoscaler", "web", { spec: { maxReplicas: 9 } }),
  object("apps/v1", "Deployment", "cluster-autoscaler-operator"),
  claim("logs", "ebs.csi.aws.com"),
  { format_version: "1.2", planned_values: { root_module: { resources: [] } } },
];
