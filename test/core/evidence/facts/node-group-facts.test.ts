import { describe, expect, it } from "vitest";
import type { NodeGroupFacts } from "../../../../src/core/checks/facts.ts";
import { nodeGroupFacts } from "../../../../src/core/evidence/facts/node-group-facts.ts";
import { inventoryFrom } from "../../../support/evidence.ts";
import {
  autoscaler,
  machineAutoscaler,
  machineSet,
  nodePool,
  openshift,
  status,
} from "../autoscaler-objects.ts";
import { eksctl, list, node, nodeGroup, storageNode } from "../objects.ts";

const groupsIn = (...objects: readonly object[]): Record<string, NodeGroupFacts> =>
  Object.fromEntries(
    nodeGroupFacts(inventoryFrom(...objects)).map(({ facts }) => [facts.name, facts]),
  );
const RANGE = { minSize: 1, maxSize: 9 };
const GROUPS = eksctl([nodeGroup("storage", "storage"), nodeGroup("apps", undefined, RANGE)]);

describe("a node group alone", () => {
  it("has no key for what is not known", () => {
    expect(groupsIn(GROUPS)).toEqual({
      storage: {
        name: "storage",
        object: "eksctl node group",
        role: "storage",
        nodeType: "storage",
        provision: "",
        min: 3,
        max: 3,
        hasRange: false,
        scaledBy: [],
        scalesDown: false,
        interruptible: false,
        expires: false,
        consolidates: false,
      },
      apps: {
        name: "apps",
        object: "eksctl node group",
        nodeType: "",
        provision: "",
        min: 1,
        max: 9,
        hasRange: true,
        scaledBy: [],
        interruptible: false,
        expires: false,
        consolidates: false,
      },
    });
  });

  it("of Karpenter scales by itself, without a bound", () => {
    const { apps } = groupsIn(
      nodePool({
        template: {
          spec: { requirements: [{ key: "karpenter.sh/capacity-type", operator: "Exists" }] },
        },
      }),
    );
    expect(apps).toEqual({
      name: "apps",
      object: "NodePool",
      nodeType: "",
      provision: "",
      min: 0,
      hasRange: true,
      scaledBy: ["karpenter"],
      scalesDown: true,
      expires: true,
      consolidates: true,
    });
  });

  it("whose labels cannot be seen has no label", () => {
    const inventory = inventoryFrom(GROUPS);
    const nodeGroups = inventory.nodeGroups.map((each) => ({ ...each, labelsKnown: false }));
    const [first] = nodeGroupFacts({ ...inventory, nodeGroups });
    expect(first?.facts).not.toHaveProperty("nodeType");
    expect(first?.facts).not.toHaveProperty("provision");
  });

  it("of an unknown size has no range that is known", () => {
    const unsized = { ...machineSet("apps", 0), spec: {} };
    const { apps } = groupsIn(unsized, autoscaler());
    expect(apps).not.toHaveProperty("min");
    expect(apps).not.toHaveProperty("hasRange");
    expect(apps).not.toHaveProperty("scalesDown");
  });
});

type Row = [claim: string, objects: readonly object[], apps: Partial<NodeGroupFacts>];

const ROWS: Row[] = [
  [
    "auto-discovery",
    [GROUPS, autoscaler("--node-group-auto-discovery=asg:tag=x")],
    { scaledBy: ["cluster-autoscaler"], scalesDown: true, min: 1, max: 9 },
  ],
  [
    "an autoscaler that only grows",
    [GROUPS, autoscaler("--scale-down-enabled=false")],
    { scaledBy: ["cluster-autoscaler"], scalesDown: false },
  ],
  [
    "bounds in arguments",
    [GROUPS, autoscaler("--nodes=2:5:eksctl-shop-nodegroup-apps-NodeGroup-1A")],
    { min: 2, max: 5, scalesDown: true },
  ],
  [
    "bounds in arguments for another group only",
    [GROUPS, autoscaler("--nodes=2:5:other")],
    { min: 1, max: 9, scaledBy: [] },
  ],
  [
    "the status of an autoscaler",
    [GROUPS, status(["eks-apps-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9", 0, 20])],
    { min: 0, max: 20, scaledBy: ["cluster-autoscaler"], scalesDown: true },
  ],
  [
    "a status and arguments of the same group",
    [GROUPS, autoscaler("--nodes=1:9:apps", "--scale-down-enabled=false"), status(["apps", 1, 9])],
    { min: 1, max: 9, scalesDown: false },
  ],
  [
    "bounds that leave no range",
    [GROUPS, autoscaler("--nodes=4:4:apps")],
    { min: 4, max: 4, hasRange: false, scalesDown: false },
  ],
  [
    "a MachineAutoscaler without a ClusterAutoscaler",
    [machineSet("apps", 3), machineAutoscaler("apps", 1, 9)],
    { min: 1, max: 9, hasRange: true, scaledBy: [] },
  ],
  [
    "a MachineAutoscaler and a ClusterAutoscaler",
    [machineSet("apps", 3), machineAutoscaler("apps", 1, 9), openshift(true)],
    { min: 1, max: 9, scaledBy: ["openshift"], scalesDown: true },
  ],
  [
    "a ClusterAutoscaler that only grows",
    [machineSet("apps", 3), machineAutoscaler("apps", 1, 9), openshift(false)],
    { scaledBy: ["openshift"], scalesDown: false },
  ],
  [
    "a ClusterAutoscaler that only grows, and the status that it leaves",
    [
      machineSet("apps", 3),
      machineAutoscaler("apps", 1, 9),
      openshift(false),
      status(["MachineSet/openshift-machine-api/apps", 1, 9]),
    ],
    { min: 1, max: 9, scaledBy: ["openshift"], scalesDown: false },
  ],
  [
    "the same, in another order",
    [
      status(["MachineSet/openshift-machine-api/apps", 1, 9]),
      openshift(false),
      machineAutoscaler("apps", 1, 9),
      machineSet("apps", 3),
    ],
    { min: 1, max: 9, scaledBy: ["openshift"], scalesDown: false },
  ],
  [
    "a ClusterAutoscaler without a MachineAutoscaler",
    [machineSet("apps", 3), openshift(true)],
    { min: 3, max: 3, scaledBy: [], scalesDown: false },
  ],
  [
    "a static NodePool beside a cluster-autoscaler",
    [nodePool({ replicas: 3 }), autoscaler()],
    { min: 3, max: 3, scaledBy: [], scalesDown: false },
  ],
  [
    "a NodePool that does not consolidate",
    [nodePool({ disruption: { consolidateAfter: "Never" } })],
    { scaledBy: ["karpenter"], scalesDown: false, consolidates: false },
  ],
  [
    "EKS Auto Mode, which has groups of its own",
    [{ ...Object(GROUPS), autoModeConfig: { enabled: true } }],
    { scaledBy: [] },
  ],
  [
    "nodes that are kept from scaling down",
    [
      GROUPS,
      autoscaler(),
      node("a", {
        pool: "apps",
        annotations: { "cluster-autoscaler.kubernetes.io/scale-down-disabled": "true" },
      }),
    ],
    { scaledBy: ["cluster-autoscaler"], scalesDown: false },
  ],
  [
    "nodes of which only some are kept",
    [
      GROUPS,
      autoscaler(),
      node("a", {
        pool: "apps",
        annotations: { "cluster-autoscaler.kubernetes.io/scale-down-disabled": "true" },
      }),
      node("b", { pool: "apps" }),
    ],
    { scalesDown: true },
  ],
  [
    "spot nodes in it",
    [GROUPS, node("a", { pool: "apps", labels: { "eks.amazonaws.com/capacityType": "SPOT" } })],
    { interruptible: true },
  ],
  [
    "a node that stores, whatever the label says",
    [GROUPS, list(node("a", { pool: "apps" })), storageNode("a", true)],
    { role: "storage" },
  ],
  [
    "a node that does not store",
    [GROUPS, list(node("a", { pool: "apps" })), storageNode("a", false)],
    { role: "storageless" },
  ],
];

describe("a node group is joined with", () => {
  it.each(ROWS)("%s", (_, objects, expected) => {
    expect(groupsIn(...objects)["apps"]).toMatchObject(expected);
  });

  it("a node that is down, which says nothing about its role", () => {
    const { apps } = groupsIn(
      GROUPS,
      list(node("a", { pool: "apps" })),
      storageNode("a", false, { phase: "Offline" }),
    );
    expect(apps).not.toHaveProperty("role");
  });
});
