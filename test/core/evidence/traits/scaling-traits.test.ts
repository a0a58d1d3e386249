import { describe, expect, it } from "vitest";
import { eksctl, list, node, nodeGroup } from "../objects.ts";
import { aboutTrait, observationsOf } from "./observed.ts";

const ROOM = ["autoscaling: monthly, weekly, daily, hourly (hints)"];
const ACTIVE = ["autoscaling: monthly, weekly, daily, hourly (strongly hints)"];

const object = (apiVersion: string, kind: string, name: string, spec: object) => ({
  apiVersion,
  kind,
  metadata: { name },
  spec,
});
const nodePool = (spec: object = {}, name = "default") =>
  object("karpenter.sh/v1", "NodePool", name, { template: { spec: {} }, ...spec });
const clusterAutoscaler = (args: readonly string[] = [], spec: object = {}) =>
  object("apps/v1", "Deployment", "cluster-autoscaler", {
    replicas: 1,
    template: {
      spec: {
        containers: [
          {
            name: "ca",
            image: "registry.k8s.io/autoscaling/cluster-autoscaler:v1.31.0",
            command: ["./cluster-autoscaler", "--cloud-provider=aws", ...args],
          },
        ],
      },
    },
    ...spec,
  });
const machineSet = object("machine.openshift.io/v1beta1", "MachineSet", "workers", {
  replicas: 3,
  template: { spec: {} },
});
/** As the operator leaves a MachineSet that a MachineAutoscaler names. */
const bounded = (min: string, max: string) => {
  const prefix = "machine.openshift.io/cluster-api-autoscaler-node-group-";
  const annotations = { [`${prefix}min-size`]: min, [`${prefix}max-size`]: max };
  return { ...machineSet, metadata: { name: "workers", annotations } };
};
const machineAutoscaler = (min: number, max: number, name = "workers") =>
  object("autoscaling.openshift.io/v1beta1", "MachineAutoscaler", name, {
    minReplicas: min,
    maxReplicas: max,
    scaleTargetRef: { kind: "MachineSet", name },
  });
const openshift = object("autoscaling.openshift.io/v1", "ClusterAutoscaler", "default", {});
const machineDeployment = (min: string, max: string) => ({
  ...object("cluster.x-k8s.io/v1beta1", "MachineDeployment", "md-0", { replicas: 3 }),
  metadata: {
    name: "md-0",
    annotations: {
      "cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size": min,
      "cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size": max,
    },
  },
});
const group = (min: number, max: number, name = "g") =>
  nodeGroup(name, undefined, { minSize: min, maxSize: max });
const autoMode = (enabled: boolean) => ({
  apiVersion: "eksctl.io/v1alpha5",
  kind: "ClusterConfig",
  metadata: { name: "shop" },
  autoModeConfig: { enabled },
});

describe("autoscaling", () => {
  it.each<[string, object[], string[]]>([
    ["a NodePool of Karpenter", [nodePool()], ACTIVE],
    ["a NodePool of v1beta1", [{ ...nodePool(), apiVersion: "karpenter.sh/v1beta1" }], ACTIVE],
    ["a Provisioner", [object("karpenter.sh/v1alpha5", "Provisioner", "p", {})], ACTIVE],
    ["a static NodePool", [nodePool({ replicas: 4 })], []],
    ["a NodePool that may have no node", [nodePool({ limits: { nodes: 0 } })], []],
    ["a NodePool of another group", [{ ...nodePool(), apiVersion: "example.com/v1" }], []],
    ["EKS Auto Mode", [autoMode(true)], ACTIVE],
    ["EKS Auto Mode that is off", [autoMode(false)], []],
    ["a group with a range alone", [eksctl([group(1, 9)])], ROOM],
    ["a cluster-autoscaler alone", [clusterAutoscaler()], []],
    [
      "a cluster-autoscaler and a group with a range",
      [clusterAutoscaler(), eksctl([group(1, 9)])],
      ACTIVE,
    ],
    [
      "a cluster-autoscaler and a group of a fixed size",
      [clusterAutoscaler(), eksctl([group(3, 3)])],
      [],
    ],
    [
      "a cluster-autoscaler that is off",
      [clusterAutoscaler([], { replicas: 0 }), eksctl([group(1, 9)])],
      ROOM,
    ],
    ["a cluster-autoscaler with bounds", [clusterAutoscaler(["--nodes=1:10:asg-1"])], ACTIVE],
    ["a cluster-autoscaler with equal bounds", [clusterAutoscaler(["--nodes=3:3:asg-1"])], []],
    [
      "an operator of autoscalers",
      [
        object("apps/v1", "Deployment", "cluster-autoscaler-operator", {
          template: {
            spec: { containers: [{ image: "quay.io/x/cluster-autoscaler-operator:1" }] },
          },
        }),
      ],
      [],
    ],
    ["OpenShift's autoscaler alone", [openshift, machineSet], []],
    ["a MachineAutoscaler alone", [machineAutoscaler(1, 9), machineSet], ROOM],
    ["OpenShift's, and a MachineSet with bounds on it", [openshift, bounded("1", "9")], ACTIVE],
    ["OpenShift's, and a MachineSet with half of them", [openshift, bounded("1", "many")], []],
    ["both of OpenShift", [openshift, machineAutoscaler(1, 9), machineSet], ACTIVE],
    ["both, the group not read", [openshift, machineAutoscaler(1, 9)], ACTIVE],
    ["both with equal bounds", [openshift, machineAutoscaler(3, 3), machineSet], []],
    ["bounds of Cluster API alone", [machineDeployment("1", "9")], ROOM],
    [
      "bounds of Cluster API and an autoscaler",
      [machineDeployment("1", "9"), clusterAutoscaler()],
      ACTIVE,
    ],
    [
      "equal bounds of Cluster API and an autoscaler",
      [machineDeployment("3", "3"), clusterAutoscaler()],
      [],
    ],
    ["nodes alone", [node("a"), node("b")], []],
  ])("by %s", (_name, objects, expected) => {
    expect(aboutTrait("autoscaling", objects)).toEqual(expected);
    expect(aboutTrait("autoscaling", objects.toReversed())).toEqual(expected);
  });

  it("says which group and by what", () => {
    const says = (...objects: readonly object[]) =>
      observationsOf(objects).find(({ trait }) => trait === "autoscaling");
    expect(says(nodePool())).toMatchObject({
      says: "karpenter may change the size of node group default",
      object: "NodePool/default",
    });
    expect(says(openshift, machineAutoscaler(1, 9))).toMatchObject({
      says: "openshift may give workers 1 to 9 nodes",
      object: "MachineAutoscaler/workers",
    });
    expect(says(autoMode(true))).toMatchObject({ says: "EKS Auto Mode adds and removes nodes" });
  });
});

describe("the swing of the node count", () => {
  const swing = (...objects: readonly object[]) => aboutTrait("nodeCountSwing", objects);

  it.each<[string, object[], string]>([
    // 30 to 50 nodes are two thirds more.
    ["30 to 50 nodes", [group(30, 50)], "none, small, large"],
    ["10 to 11 nodes", [group(10, 11)], "none"],
    ["4 to 5 nodes", [group(4, 5)], "none, small"],
    ["20 to 25 nodes", [group(20, 25)], "none, small"],
    ["5 to 10 nodes", [group(5, 10)], "none, small, large"],
    ["1 to 3 nodes beside 9 fixed ones", [group(1, 3), group(9, 9, "f")], "none, small"],
  ])("%s can swing no more than that", (_name, groups, ids) => {
    const objects = [clusterAutoscaler(), eksctl(groups)];
    expect(swing(...objects)).toEqual([`nodeCountSwing: ${ids} (hints)`]);
    const nodes = list(node("a", { pool: "g" }), node("b", { pool: "g" }));
    expect(swing(...objects, nodes)).toEqual([`nodeCountSwing: ${ids} (strongly hints)`]);
  });

  it("from none at all can be any, so that nothing is said", () => {
    expect(swing(clusterAutoscaler(), eksctl([group(0, 50)]))).toEqual([
      "nodeCountSwing: none, small, large, extreme (hints)",
    ]);
  });

  it.each<[string, object[]]>([
    ["without an autoscaler", [eksctl([group(5, 6)])]],
    ["with a NodePool without a bound", [clusterAutoscaler(), eksctl([group(5, 6)]), nodePool()]],
    ["with a fixed size", [clusterAutoscaler(), eksctl([group(5, 5)])]],
  ])("is open %s", (_name, objects) => {
    expect(swing(...objects)).toEqual([]);
  });

  it.each<[string, object]>([
    ["a node is of another pool", list(node("a", { pool: "g" }), node("b", { pool: "other" }))],
    ["a node is of no pool", list(node("a", { pool: "g" }), node("b"))],
    ["not all nodes were read", node("a", { pool: "g" })],
  ])("is a hint where %s, since there are groups that were not read", (_name, nodes) => {
    expect(swing(clusterAutoscaler(), eksctl([group(10, 11)]), nodes)).toEqual([
      "nodeCountSwing: none (hints)",
    ]);
  });

  it("is open where a group was read twice and the two differ", () => {
    const other = { ...eksctl([group(1, 90)]), metadata: { name: "other" } };
    expect(swing(clusterAutoscaler(), eksctl([group(10, 11)]), other)).toEqual([]);
  });

  it("says from where to where", () => {
    const found = observationsOf([clusterAutoscaler(), eksctl([group(1, 3), group(9, 9, "f")])]);
    expect(found.find(({ trait }) => trait === "nodeCountSwing")?.says).toBe(
      "the node groups can have 10 to 12 nodes together",
    );
  });

  it("counts each node of Cluster API once", () => {
    const owned = {
      ...object("cluster.x-k8s.io/v1beta1", "MachineSet", "md-0-x7", { replicas: 3 }),
      metadata: { name: "md-0-x7", ownerReferences: [{ kind: "MachineDeployment", name: "md-0" }] },
    };
    const without = [clusterAutoscaler(), machineDeployment("10", "16")];
    expect(swing(...without, owned)).toEqual(swing(...without));
    expect(swing(...without)).toEqual(["nodeCountSwing: none, small, large (hints)"]);
  });
});
