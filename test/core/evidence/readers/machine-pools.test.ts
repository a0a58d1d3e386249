import { describe, expect, it } from "vitest";
import type { NodeGroup } from "../../../../src/core/evidence/inventory.ts";
import { inventoryFrom, read, recordIn, yamlOf } from "../../../support/evidence.ts";
import { statementsIn } from "../traits/statements.ts";

const INFRASTRUCTURE = "infrastructure.cluster.x-k8s.io/v1beta2";
const object = (kind: string, spec: object, apiVersion = INFRASTRUCTURE) => ({
  apiVersion,
  kind,
  metadata: { name: "mp-0", namespace: "clusters" },
  spec,
});
const managed = (spec: object) => object("AWSManagedMachinePool", spec);
const azure = (spec: object) => object("AzureManagedMachinePool", spec);

describe("a machine pool of a cloud", () => {
  it.each<[string, object, Partial<NodeGroup>]>([
    [
      "AWS with bounds",
      object("AWSMachinePool", { minSize: 1, maxSize: 9 }),
      { min: 1, max: 9, labelsKnown: false, isInterruptible: false },
    ],
    ["AWS without bounds", object("AWSMachinePool", {}), { min: null, max: null }],
    [
      "AWS with a mix of capacity",
      object("AWSMachinePool", {
        mixedInstancesPolicy: {
          instancesDistribution: { onDemandPercentageAboveBaseCapacity: 20 },
        },
      }),
      { isInterruptible: true },
    ],
    [
      "AWS with a mix of one kind",
      object("AWSMachinePool", {
        mixedInstancesPolicy: {
          instancesDistribution: { onDemandPercentageAboveBaseCapacity: 100 },
        },
      }),
      { isInterruptible: false },
    ],
    [
      "AWS with spot instances",
      object("AWSMachinePool", { awsLaunchTemplate: { spotMarketOptions: {} } }),
      { isInterruptible: true },
    ],
    [
      "EKS",
      managed({
        scaling: { minSize: 3, maxSize: 3 },
        labels: { "portworx.io/node-type": "storage" },
        taints: [{ key: "px", effect: "NoSchedule" }],
      }),
      { min: 3, max: 3, nodeType: "storage", isTainted: true, labelsKnown: true },
    ],
    ["EKS with spot capacity", managed({ capacityType: "spot" }), { isInterruptible: true }],
    ["EKS on demand", managed({ capacityType: "onDemand" }), { isInterruptible: false }],
    [
      "AKS",
      azure({
        scaling: { minSize: 2, maxSize: 6 },
        scaleSetPriority: "Spot",
        nodeLabels: { "portworx.io/provision-storage-node": "true" },
      }),
      { min: 2, max: 6, isInterruptible: true, provision: "true", scaledBy: "AKS" },
    ],
    [
      "AKS with odd types",
      azure({ scaling: "many", nodeLabels: [] }),
      { min: null, max: null, scaledBy: null },
    ],
    ["AKS with one size", azure({ scaling: { minSize: 3, maxSize: 3 } }), { scaledBy: null }],
  ])("of %s", (_name, found, expected) => {
    expect(recordIn(yamlOf(found))).toMatchObject({
      type: "node-group",
      pool: "mp-0",
      ...expected,
    });
  });

  it.each([
    ["AWS", object("AWSMachinePool", {}), ["environment: aws (strongly hints)"]],
    [
      "EKS",
      managed({ scaling: { minSize: 1, maxSize: 9 } }),
      ["environment: aws (strongly hints)"],
    ],
    ["AKS", azure({}), ["environment: azure (strongly hints)"]],
    [
      "AKS with bounds, which scales itself",
      azure({ scaling: { minSize: 1, maxSize: 9 } }),
      ["environment: azure (strongly hints)"],
    ],
    [
      "AKS with one size",
      azure({ scaling: { minSize: 3, maxSize: 3 } }),
      ["environment: azure (strongly hints)"],
    ],
  ])("of %s says where it is", (_name, found, expected) => {
    expect(statementsIn(found)).toEqual(expected);
  });

  it.each(["AWSMachinePool", "AWSManagedMachinePool", "AzureManagedMachinePool"])(
    "%s of another group is nothing",
    (kind) => {
      expect(read(yamlOf(object(kind, { minSize: 1 }, "example.com/v1"))).records).toEqual([]);
    },
  );

  it("says where its fields stand", () => {
    const group = recordIn(yamlOf(managed({ scaling: { minSize: 1 } }))) as NodeGroup;
    expect(group.placeOf(["spec", "scaling"]).line).toBe(7);
  });
});

describe("two objects that declare one group", () => {
  const machinePool = (replicas: number, kind = "AWSManagedMachinePool") => ({
    apiVersion: "cluster.x-k8s.io/v1beta1",
    kind: "MachinePool",
    metadata: { name: "pool", namespace: "clusters" },
    spec: {
      replicas,
      clusterName: "shop",
      template: { spec: { infrastructureRef: { kind, name: "mp-0" } } },
    },
  });
  const bounds = (...objects: readonly object[]) =>
    inventoryFrom(...objects).nodeGroups.map(({ min, max }) => [min, max]);
  const cloud = managed({ scaling: { minSize: 2, maxSize: 8 } });

  it("count once, with the bounds of the one that lets the size vary", () => {
    expect(bounds(machinePool(3), cloud)).toEqual([[2, 8]]);
    expect(bounds(cloud, machinePool(3))).toEqual([[2, 8]]);
  });

  it("count once where both are fixed", () => {
    expect(bounds(machinePool(3), managed({ scaling: { minSize: 3, maxSize: 3 } }))).toEqual([
      [3, 3],
    ]);
  });

  it("are two groups where the one names another object", () => {
    expect(bounds(machinePool(3, "AWSMachinePool"), cloud)).toHaveLength(2);
    expect(bounds(machinePool(3, "AWSMachineTemplate"), cloud)).toHaveLength(2);
    const unnamed = machinePool(3);
    unnamed.spec.template.spec.infrastructureRef.name = null as unknown as string;
    expect(bounds(unnamed, cloud)).toHaveLength(2);
  });

  const topology = (annotations: object = {}) => ({
    apiVersion: "cluster.x-k8s.io/v1beta1",
    kind: "Cluster",
    metadata: { name: "shop", namespace: "clusters" },
    spec: {
      topology: {
        class: "px",
        version: "v1.33.0",
        workers: {
          machineDeployments: [
            {
              class: "worker",
              name: "md-0",
              replicas: 4,
              metadata: { annotations, labels: { "portworx.io/node-type": "storageless" } },
            },
            { class: "worker", replicas: 1 },
          ],
          machinePools: [{ class: "pool", name: "mp-0", replicas: 5, metadata: { annotations } }],
        },
      },
    },
  });
  const BOUNDS = {
    "cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size": "1",
    "cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size": "9",
  };
  const deployment = (labels: object, spec: object = { clusterName: "shop" }) => ({
    apiVersion: "cluster.x-k8s.io/v1beta1",
    kind: "MachineDeployment",
    metadata: { name: "shop-md-0-x2x", namespace: "clusters", labels },
    spec: { replicas: 4, ...spec },
  });
  const NAMED = { "topology.cluster.x-k8s.io/deployment-name": "md-0" };

  it("are read from the topology of a Cluster", () => {
    expect(inventoryFrom(topology()).nodeGroups).toMatchObject([
      {
        object: "Cluster topology",
        name: "shop/md-0",
        pool: "md-0",
        cluster: "shop",
        nodeType: "storageless",
        labelsKnown: true,
        min: 4,
        max: 4,
      },
      { name: "shop/", min: 1, max: 1, labelsKnown: false },
      { name: "shop/mp-0", min: 5, max: 5 },
    ]);
    expect(bounds(topology(BOUNDS))[0]).toEqual([1, 9]);
    expect(recordsPlace()).toBe(14);
  });

  function recordsPlace(): number | undefined {
    const [group] = read(yamlOf(topology())).records as NodeGroup[];
    return group?.placeOf(["replicas"]).line;
  }

  it("count once where the MachineDeployment of a topology was read as well", () => {
    expect(bounds(topology(BOUNDS), deployment(NAMED))).toEqual([
      [1, 9],
      [1, 1],
      [1, 9],
    ]);
    expect(bounds(deployment(NAMED), topology(BOUNDS))).toHaveLength(3);
    expect(bounds(topology(), deployment({}))).toHaveLength(4);
    expect(bounds(topology(), deployment(NAMED, { clusterName: "other" }))).toHaveLength(4);
    expect(bounds(topology(), deployment(NAMED, {}))).toHaveLength(4);
  });

  it("is no group where a Cluster has no topology", () => {
    const plain = { ...topology(), spec: { controlPlaneRef: { name: "cp" } } };
    expect(read(yamlOf(plain)).records).toEqual([]);
  });
});
