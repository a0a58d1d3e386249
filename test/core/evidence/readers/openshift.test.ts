import { describe, expect, it } from "vitest";
import type { NodeGroup } from "../../../../src/core/evidence/inventory.ts";
import { read, recordIn, yamlOf } from "../../../support/evidence.ts";

const machineSet = (machine: object, more: object = {}) => ({
  apiVersion: "machine.openshift.io/v1beta1",
  kind: "MachineSet",
  metadata: { name: "shop-x7-storage-1a", namespace: "openshift-machine-api" },
  spec: { replicas: 3, template: { spec: machine }, ...more },
});
const labels = (found: object) => ({ metadata: { labels: found } });
const provider = (value: object) => ({ providerSpec: { value } });

describe("a MachineSet", () => {
  it.each<[object, Partial<NodeGroup>]>([
    [
      {},
      {
        pool: "shop-x7-storage-1a",
        min: 3,
        max: 3,
        scaledBy: null,
        isInterruptible: false,
        lifetime: Infinity,
      },
    ],
    [labels({ "portworx.io/node-type": "storage" }), { nodeType: "storage", labelsKnown: true }],
    [labels({ "node-role.kubernetes.io/infra": "" }), { isExcluded: true }],
    [
      labels({ "node-role.kubernetes.io/infra": "", "portworx.io/node-type": "storage" }),
      { isExcluded: false },
    ],
    [labels({ "px/enabled": "false" }), { isExcluded: true }],
    [provider({ spotMarketOptions: {} }), { isInterruptible: true }],
    [provider({ spotVMOptions: {} }), { isInterruptible: true }],
    [provider({ preemptible: true }), { isInterruptible: true }],
    [{ taints: [{ key: "storage", effect: "NoSchedule" }] }, { isTainted: true }],
    [
      {
        metadata: {
          annotations: { "cluster-autoscaler.kubernetes.io/scale-down-disabled": "true" },
        },
      },
      { isKeptFromScaleDown: true },
    ],
  ])("with %j", (machine, expected) => {
    expect(recordIn(yamlOf(machineSet(machine)))).toMatchObject(expected);
  });

  it.each([
    [0, 0],
    ["2", 2],
    [null, null],
    ["some", null],
  ])("with %j replicas has %s nodes", (replicas, size) => {
    expect(recordIn(yamlOf(machineSet({}, { replicas })))).toMatchObject({ min: size, max: size });
  });

  it("says where its fields stand", () => {
    const group = recordIn(yamlOf(machineSet({}))) as NodeGroup;
    expect(group.placeOf(["spec", "replicas"])).toEqual({
      file: "cluster.yaml",
      line: 7,
      column: 3,
    });
  });
});

describe("a MachineAutoscaler", () => {
  const autoscaler = (spec: unknown) => ({
    apiVersion: "autoscaling.openshift.io/v1beta1",
    kind: "MachineAutoscaler",
    metadata: { name: "a" },
    spec,
  });

  it("bounds one MachineSet", () => {
    const spec = {
      minReplicas: 1,
      maxReplicas: 12,
      scaleTargetRef: { kind: "MachineSet", name: "workers" },
    };
    expect(recordIn(yamlOf(autoscaler(spec)))).toMatchObject({
      type: "scaling-bounds",
      pool: "workers",
      min: 1,
      max: 12,
      from: "openshift",
    });
  });

  it.each([
    [{ minReplicas: 1, maxReplicas: 12 }],
    [{ minReplicas: 1, scaleTargetRef: { name: "workers" } }],
    [{ maxReplicas: 1, scaleTargetRef: { name: "workers" } }],
    [null],
  ])("that leaves something out says nothing: %j", (spec) => {
    expect(read(yamlOf(autoscaler(spec)))).toEqual({
      records: [],
      skipped: [expect.stringContaining("kind MachineAutoscaler: says nothing")],
    });
  });
});

describe("a ClusterAutoscaler", () => {
  it.each([
    [{}, { scalesDown: false, balances: false }],
    [{ scaleDown: { enabled: true } }, { scalesDown: true }],
    [{ scaleDown: { enabled: "false" } }, { scalesDown: false }],
    [{ balanceSimilarNodeGroups: true }, { balances: true }],
  ])("with %j", (spec, expected) => {
    const object = {
      apiVersion: "autoscaling.openshift.io/v1",
      kind: "ClusterAutoscaler",
      metadata: { name: "default" },
      spec,
    };
    expect(recordIn(yamlOf(object))).toMatchObject({ kind: "openshift", ...expected });
  });
});
