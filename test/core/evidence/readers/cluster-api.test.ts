import { describe, expect, it } from "vitest";
import type { NodeGroup } from "../../../../src/core/evidence/inventory.ts";
import { read, recordIn, yamlOf } from "../../../support/evidence.ts";

const MIN = "cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size";
const MAX = "cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size";

const machines = (kind: string, metadata: object = {}, spec: object = {}) => ({
  apiVersion: "cluster.x-k8s.io/v1beta1",
  kind,
  metadata: { name: "shop-md-0", namespace: "clusters", ...metadata },
  spec: {
    clusterName: "shop",
    replicas: 3,
    template: { spec: { clusterName: "shop", version: "v1.31.2" } },
    ...spec,
  },
});
const bounded = (min: unknown, max: unknown) => ({ annotations: { [MIN]: min, [MAX]: max } });
const labelled = (labels: object) => ({ template: { metadata: { labels } } });

describe("a group of machines of Cluster API", () => {
  it.each(["MachineDeployment", "MachineSet", "MachinePool"])("%s has a fixed size", (kind) => {
    expect(recordIn(yamlOf(machines(kind)))).toMatchObject({
      type: "node-group",
      object: kind,
      cluster: "shop",
      pool: "shop-md-0",
      min: 3,
      max: 3,
      scaledBy: null,
      labelsKnown: false,
      nodeType: null,
      isInterruptible: null,
      lifetime: null,
    } satisfies Partial<NodeGroup>);
  });

  it.each<[string, object, object, Partial<NodeGroup>]>([
    ["both bounds", bounded("2", "10"), {}, { min: 2, max: 10 }],
    ["bounds as numbers", bounded(2, 10), {}, { min: 2, max: 10 }],
    ["bounds that are the same", bounded("4", "4"), {}, { min: 4, max: 4 }],
    ["only the lower bound", { annotations: { [MIN]: "1" } }, {}, { min: 3, max: 3 }],
    ["only the upper bound", { annotations: { [MAX]: "9" } }, {}, { min: 3, max: 3 }],
    ["a bound that is no number", bounded("some", "10"), {}, { min: 3, max: 3 }],
    ["a negative bound", bounded("-1", "10"), {}, { min: 3, max: 3 }],
    ["no replicas", {}, { replicas: null }, { min: null, max: null }],
    ["replicas that are no number", {}, { replicas: ["3"] }, { min: null, max: null }],
    ["bounds and no replicas", bounded("0", "5"), { replicas: null }, { min: 0, max: 5 }],
    [
      "a label for its nodes",
      {},
      labelled({
        "portworx.io/node-type": "storage",
        "portworx.io/provision-storage-node": "true",
      }),
      { nodeType: "storage", provision: "true", labelsKnown: true },
    ],
    [
      "the annotations of another autoscaler",
      { annotations: { "cluster.k8s.io/cluster-api-autoscaler-node-group-max-size": "9" } },
      {},
      { min: 3, max: 3 },
    ],
  ])("with %s", (_name, metadata, spec, expected) => {
    expect(recordIn(yamlOf(machines("MachineDeployment", metadata, spec)))).toMatchObject(expected);
  });

  it("of a later version is read as well", () => {
    const later = {
      ...machines("MachineDeployment", bounded("1", "7")),
      apiVersion: "cluster.x-k8s.io/v1beta2",
    };
    expect(recordIn(yamlOf(later))).toMatchObject({ min: 1, max: 7 });
  });

  it.each([
    ["another group", { ...machines("MachineDeployment"), apiVersion: "machines.example/v1" }],
    ["another kind", machines("MachineDrainRule")],
  ])("is none in %s", (_name, object) => {
    expect(read(yamlOf(object)).records).toEqual([]);
  });

  it("of the old group has its bounds in annotations of that group", () => {
    const old = (prefix: string) => ({
      ...machines("MachineDeployment", {
        annotations: {
          [`${prefix}/cluster-api-autoscaler-node-group-min-size`]: "1",
          [`${prefix}/cluster-api-autoscaler-node-group-max-size`]: "7",
        },
      }),
      apiVersion: "cluster.k8s.io/v1alpha1",
    });
    expect(recordIn(yamlOf(old("cluster.k8s.io")))).toMatchObject({ min: 1, max: 7 });
    expect(recordIn(yamlOf(old("cluster.x-k8s.io")))).toMatchObject({ min: 3, max: 3 });
  });

  it("is none where a MachineDeployment keeps it, which counts already", () => {
    const owner = (kind: string) => ({ ownerReferences: [{ kind, name: "shop-md-0" }] });
    expect(read(yamlOf(machines("MachineSet", owner("MachineDeployment")))).records).toEqual([]);
    expect(recordIn(yamlOf(machines("MachineSet", owner("Cluster"))))).toMatchObject({ max: 3 });
  });

  it("says where its fields stand", () => {
    const group = recordIn(yamlOf(machines("MachineDeployment"))) as NodeGroup;
    expect(group.placeOf(["spec", "replicas"])).toMatchObject({ line: 8, column: 3 });
  });
});
