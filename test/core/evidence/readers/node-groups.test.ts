import { describe, expect, it } from "vitest";
import type { NodeGroup } from "../../../../src/core/evidence/inventory.ts";
import { read, recordIn, yamlOf } from "../../../support/evidence.ts";
import { eksctl } from "../objects.ts";

describe("a node group of eksctl", () => {
  const groupOf = (group: object) => recordIn(yamlOf(eksctl([group]))) as NodeGroup;

  it("is read whole, with places inside the file", () => {
    const text = `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
metadata: { name: shop, region: eu-example-1 }
managedNodeGroups:
  - name: storage
    minSize: 3
    maxSize: 3
    labels:
      portworx.io/node-type: storage
`;
    const group = recordIn(text) as NodeGroup;
    expect(group).toEqual({
      type: "node-group",
      object: "eksctl node group",
      name: "storage",
      namespace: "",
      at: { file: "cluster.yaml", line: 6, column: 5 },
      cluster: "shop",
      pool: "storage",
      nodeType: "storage",
      provision: null,
      labelsKnown: true,
      isExcluded: false,
      min: 3,
      max: 3,
      scaledBy: null,
      isInterruptible: false,
      isAllInterruptible: false,
      lifetime: Infinity,
      consolidates: false,
      isKeptFromScaleDown: false,
      isTainted: false,
      nodeClass: null,
      keepsDrifted: false,
      twin: null,
      placeOf: expect.any(Function),
    });
    expect(group.placeOf(["maxSize"])).toEqual({ file: "cluster.yaml", line: 8, column: 5 });
  });

  it.each([
    [{}, 2, 2],
    [{ desiredCapacity: 4 }, 4, 4],
    [{ desiredCapacity: 0 }, 0, 0],
    [{ minSize: 3 }, 3, 3],
    [{ maxSize: 5 }, 2, 5],
    [{ maxSize: 1 }, 1, 1],
    [{ minSize: 1, maxSize: 6, desiredCapacity: 3 }, 1, 6],
    [{ minSize: 1, desiredCapacity: 3 }, 1, 3],
    [{ minSize: "3", maxSize: "3" }, 3, 3],
    [{ minSize: "three", maxSize: [3] }, 2, 2],
  ])("of the size %j has %i to %i nodes", (size, min, max) => {
    expect(groupOf({ name: "g", ...size })).toMatchObject({ min, max });
  });

  it.each<[object, Partial<NodeGroup>]>([
    [{ spot: true }, { isInterruptible: true, isAllInterruptible: true }],
    [{ spot: "no" }, { isInterruptible: false }],
    [
      { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 50 } },
      { isInterruptible: true, isAllInterruptible: false },
    ],
    [
      { instancesDistribution: { onDemandPercentageAboveBaseCapacity: 100 } },
      { isInterruptible: false },
    ],
    [{ instancesDistribution: { onDemandBaseCapacity: 0 } }, { isInterruptible: false }],
    [{ maxInstanceLifetime: 86_400 }, { lifetime: 1 }],
    [{ maxInstanceLifetime: "long" }, { lifetime: Infinity }],
    [{ taints: [{ key: "a", effect: "NoSchedule" }] }, { isTainted: true }],
    [{ taints: [{ key: "a", effect: "PreferNoSchedule" }] }, { isTainted: false }],
    [{ taints: { a: "b:NoExecute" } }, { isTainted: true }],
    [{ taints: { a: "b:PreferNoSchedule", c: null } }, { isTainted: false }],
    [{ labels: { "px/enabled": "false" } }, { isExcluded: true }],
    [{ labels: { "portworx.io/provision-storage-node": "false" } }, { provision: "false" }],
    [{ labels: ["portworx.io/node-type"] }, { nodeType: null }],
    [{ name: 7 }, { pool: "" }],
    [{ name: "{{ name }}" }, { pool: "{{ name }}" }],
    [{ iam: { withAddonPolicies: { autoScaler: true } } }, { scaledBy: null }],
  ])("with %j", (group, expected) => {
    expect(groupOf({ name: "g", ...group })).toMatchObject(expected);
  });

  it("may take over the labels of another one", () => {
    const text = `
apiVersion: eksctl.io/v1alpha5
kind: ClusterConfig
managedNodeGroups:
  - &storage { name: a, minSize: 3, labels: { portworx.io/node-type: storage } }
  - { <<: *storage, name: b }
`;
    const groups = read(text).records.filter(({ type }) => type === "node-group");
    expect((groups as NodeGroup[]).map(({ name, nodeType, min }) => [name, nodeType, min])).toEqual(
      [
        ["a", "storage", 3],
        ["b", "storage", 3],
      ],
    );
  });

  it("may be one that eksctl manages itself", () => {
    const config = { ...eksctl([{ name: "a" }]), nodeGroups: [{ name: "b" }] };
    const { records } = read(yamlOf(config));
    const groups = records.filter(({ type }) => type === "node-group");
    expect(groups.map((record) => record.name)).toEqual(["a", "b"]);
  });

  it("is beside EKS Auto Mode, which scales by itself", () => {
    const config = { ...eksctl([]), autoModeConfig: { enabled: true } };
    expect(recordIn(yamlOf(config))).toMatchObject({ type: "autoscaler", kind: "eks-auto-mode" });
  });

  it.each([
    ["none of its groups", { managedNodeGroups: null }],
    ["groups that are no list", { managedNodeGroups: { a: {} } }],
    ["Auto Mode switched off", { managedNodeGroups: [], autoModeConfig: { enabled: false } }],
  ])("is not there with %s", (_, more) => {
    expect(read(yamlOf({ ...eksctl([]), ...more }))).toEqual({
      records: [],
      skipped: [expect.stringContaining("kind ClusterConfig: says nothing")],
    });
  });

  it("whose size a template has yet to fill in makes its file unfit", () => {
    const { records, skipped } = read(
      yamlOf(eksctl([{ name: "a" }, { name: "b", minSize: "${MIN}" }])),
    );
    expect(records).toEqual([]);
    expect(skipped).toEqual([
      'ClusterConfig: managedNodeGroups.1.minSize holds "${MIN}", which a template has yet to fill in',
    ]);
  });
});
