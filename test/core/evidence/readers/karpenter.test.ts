import { describe, expect, it } from "vitest";
import type { NodeGroup } from "../../../../src/core/evidence/inventory.ts";
import { recordIn, yamlOf } from "../../../support/evidence.ts";

describe("a NodePool of Karpenter", () => {
  const poolOf = (spec: object, version = "v1") =>
    recordIn(
      yamlOf({
        apiVersion: `karpenter.sh/${version}`,
        kind: "NodePool",
        metadata: { name: "p" },
        spec,
      }),
    ) as NodeGroup;
  const capacity = (operator: string, values: unknown) => ({
    template: { spec: { requirements: [{ key: "karpenter.sh/capacity-type", operator, values }] } },
  });
  const budgets = (...items: object[]) => ({ disruption: { budgets: items } });

  it.each<[object, Partial<NodeGroup>]>([
    [
      {},
      {
        min: 0,
        max: null,
        scaledBy: "karpenter",
        lifetime: 30,
        consolidates: true,
        isInterruptible: null,
        isAllInterruptible: false,
      },
    ],
    [{ limits: { nodes: "10", cpu: "1k" } }, { max: 10 }],
    [{ replicas: 3 }, { min: 3, max: 3, scaledBy: null, consolidates: false }],
    [{ replicas: 0 }, { min: 0, max: 0, scaledBy: null }],
    [{ template: { spec: { expireAfter: "Never" } } }, { lifetime: Infinity }],
    [{ template: { spec: { expireAfter: "168h0m0s" } } }, { lifetime: 7 }],
    [{ template: { spec: { expireAfter: "36h" } } }, { lifetime: 1.5 }],
    [{ template: { spec: { expireAfter: "90m" } } }, { lifetime: 1 / 16 }],
    [{ template: { spec: { expireAfter: "86400s" } } }, { lifetime: 1 }],
    [{ template: { spec: { expireAfter: "0s" } } }, { lifetime: null }],
    [{ template: { spec: { expireAfter: "30d" } } }, { lifetime: null }],
    [{ template: { spec: { nodeClassRef: { name: "apps" } } } }, { nodeClass: "apps" }],
    [{ limits: { cpu: 0 } }, { min: 0, max: 0 }],
    [{ limits: { memory: "0" } }, { max: 0 }],
    [{ limits: { cpu: "0", nodes: 5 } }, { max: 0 }],
    [{ limits: { cpu: "100" } }, { max: null }],
    // In v1 a budget holds drift up and does not hold expiry up.
    [budgets({ nodes: "0" }), { keepsDrifted: true, lifetime: 30 }],
    [budgets({ nodes: "0", reasons: ["Drifted"] }), { keepsDrifted: true }],
    [budgets({ nodes: "0", reasons: ["Empty", "Underutilized"] }), { keepsDrifted: false }],
    [budgets({ nodes: "10%" }), { keepsDrifted: false }],
    [{ disruption: { consolidationPolicy: "WhenEmpty" } }, { consolidates: false }],
    [{ disruption: { consolidationPolicy: "WhenEmptyOrUnderutilized" } }, { consolidates: true }],
    [{ disruption: { consolidationPolicy: "SomethingNew" } }, { consolidates: true }],
    [{ disruption: { consolidateAfter: "Never" } }, { consolidates: false }],
    [budgets({ nodes: "0" }), { consolidates: false }],
    [budgets({ nodes: "0%" }), { consolidates: false }],
    [budgets({ nodes: 0 }), { consolidates: false }],
    [budgets({ nodes: "10%" }, { nodes: "0" }), { consolidates: false }],
    [budgets({ nodes: "0", reasons: ["Underutilized"] }), { consolidates: false }],
    [budgets({ nodes: "0", reasons: ["Drifted"] }), { consolidates: true }],
    [budgets({ nodes: "0", schedule: "0 9 * * 1-5", duration: "8h" }), { consolidates: true }],
    [budgets({ nodes: "0", schedule: "@daily", duration: "24h" }), { consolidates: false }],
    [budgets({ nodes: "0", schedule: "0 0 * * *", duration: "1440m" }), { consolidates: false }],
    [budgets({ nodes: "0", schedule: "@daily" }), { consolidates: true }],
    [budgets({ nodes: "0", schedule: ["@daily"], duration: "24h" }), { consolidates: true }],
    [budgets({ nodes: "1" }), { consolidates: true }],
    [budgets({}), { consolidates: true }],
    [
      { template: { metadata: { annotations: { "karpenter.sh/do-not-disrupt": "true" } } } },
      { consolidates: false, isKeptFromScaleDown: true },
    ],
    [capacity("In", ["spot", "on-demand"]), { isInterruptible: true, isAllInterruptible: false }],
    [capacity("In", ["spot"]), { isInterruptible: true, isAllInterruptible: true }],
    [capacity("In", ["on-demand"]), { isInterruptible: false }],
    [capacity("NotIn", ["spot"]), { isInterruptible: false }],
    [capacity("NotIn", ["on-demand"]), { isInterruptible: null }],
    [capacity("Exists", null), { isInterruptible: null }],
    [
      { template: { metadata: { labels: { "portworx.io/node-type": "storage" } } } },
      { nodeType: "storage", cluster: null },
    ],
    [{ template: { metadata: { labels: { "px/enabled": "false" } } } }, { isExcluded: true }],
    [{ template: { spec: { taints: [{ key: "a", effect: "NoSchedule" }] } } }, { isTainted: true }],
  ])("with %j", (spec, expected) => {
    expect(poolOf(spec)).toMatchObject(expected);
  });

  it.each([
    [{ disruption: { expireAfter: "Never" } }, Infinity],
    [{ disruption: { expireAfter: "240h" } }, 10],
    [{}, 30],
    [{ template: { spec: { expireAfter: "Never" } } }, 30],
    [budgets({ nodes: "0" }), Infinity],
    [budgets({ nodes: "1" }), 30],
  ])("of v1beta1 with %j replaces nodes after %s days", (spec, lifetime) => {
    expect(poolOf(spec, "v1beta1").lifetime).toBe(lifetime);
  });

  it("of a version that is not known does not tell how long nodes live", () => {
    expect(poolOf({}, "v2").lifetime).toBeNull();
    expect(poolOf({ template: { spec: { expireAfter: "720h" } } }, "v2").lifetime).toBeNull();
  });

  it.each([
    [{ limits: { cpu: 100 } }, false],
    [{ template: {} }, false],
    [{ template: { spec: {} } }, true],
  ])("of which a patch was read has labels that are not known: %j", (spec, labelsKnown) => {
    expect(poolOf(spec).labelsKnown).toBe(labelsKnown);
  });

  it("says where its fields stand", () => {
    expect(poolOf({ replicas: 3 }).placeOf(["spec", "replicas"])).toEqual({
      file: "cluster.yaml",
      line: 6,
      column: 3,
    });
  });
});

describe("a Provisioner of a version that is not known", () => {
  it("does not tell how long nodes live", () => {
    const later = {
      apiVersion: "karpenter.sh/v1alpha6",
      kind: "Provisioner",
      metadata: { name: "p" },
    };
    expect(recordIn(yamlOf({ ...later, spec: { ttlSecondsUntilExpired: 60 } }))).toMatchObject({
      lifetime: null,
    });
  });
});

describe("a Provisioner of Karpenter", () => {
  const provisioner = (spec: object) =>
    recordIn(
      yamlOf({
        apiVersion: "karpenter.sh/v1alpha5",
        kind: "Provisioner",
        metadata: { name: "p" },
        spec,
      }),
    );

  it.each<[object, Partial<NodeGroup>]>([
    [
      {},
      {
        min: 0,
        max: null,
        scaledBy: "karpenter",
        lifetime: Infinity,
        consolidates: false,
        isInterruptible: false,
      },
    ],
    [{ ttlSecondsUntilExpired: 2_592_000 }, { lifetime: 30 }],
    [{ ttlSecondsUntilExpired: 0 }, { lifetime: null }],
    [{ ttlSecondsUntilExpired: "soon" }, { lifetime: null }],
    [{ limits: { resources: { cpu: "0" } } }, { max: 0 }],
    [{ limits: { resources: { cpu: "10" } } }, { max: null }],
    [{ consolidation: { enabled: true } }, { consolidates: true }],
    [{ labels: { "portworx.io/node-type": "storageless" } }, { nodeType: "storageless" }],
    [
      { requirements: [{ key: "karpenter.sh/capacity-type", operator: "In", values: ["spot"] }] },
      { isInterruptible: true },
    ],
  ])("with %j", (spec, expected) => {
    expect(provisioner(spec)).toMatchObject(expected);
  });
});
