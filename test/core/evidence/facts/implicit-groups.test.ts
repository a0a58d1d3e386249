import { describe, expect, it } from "vitest";
import type { NodeGroupFacts } from "../../../../src/core/checks/facts.ts";
import { nodeGroupFacts } from "../../../../src/core/evidence/facts/node-group-facts.ts";
import { inventoryFrom } from "../../../support/evidence.ts";
import { status } from "../autoscaler-objects.ts";
import { node } from "../objects.ts";

const groupsIn = (...objects: readonly object[]): Record<string, NodeGroupFacts> =>
  Object.fromEntries(
    nodeGroupFacts(inventoryFrom(...objects)).map(({ facts }) => [facts.name, facts]),
  );
const gke = (name: string, pool: string, more: object = {}) =>
  node(name, { labels: { "cloud.google.com/gke-nodepool": pool, ...more } });

describe("a group that only its nodes and an autoscaler tell of", () => {
  it("has the sum of the bounds that a cloud keeps zone by zone", () => {
    const zones = ["a", "b", "c"].map(
      (zone) => [`https://cloud.example/${zone}/gke-shop-apps-0a1b2c3${zone}-grp`, 0, 3] as const,
    );
    const { apps, ...others } = groupsIn(gke("n", "apps"), status(...zones));
    expect(apps).toEqual({
      name: "apps",
      object: "node pool",
      nodeType: "",
      provision: "",
      min: 0,
      max: 9,
      hasRange: true,
      scaledBy: ["cluster-autoscaler"],
      scalesDown: true,
      interruptible: false,
    });
    expect(others).toEqual({});
  });

  it("has the label that all of its nodes have", () => {
    const type = { "portworx.io/node-type": "storage" };
    const bounds = status(["gke-shop-apps-0a1b2c3d-grp", 1, 3]);
    expect(groupsIn(gke("n", "apps", type), gke("m", "apps", type), bounds)["apps"]?.nodeType).toBe(
      "storage",
    );
    expect(groupsIn(gke("n", "apps", type), gke("m", "apps"), bounds)["apps"]?.nodeType).toBe("");
  });

  it("is where its bounds are", () => {
    const [group] = nodeGroupFacts(
      inventoryFrom(gke("n", "apps"), status(["gke-shop-apps-0a1b2c3d-grp", 1, 3])),
    );
    expect(group?.group.placeOf(["any"])).toEqual({ file: "cluster.yaml", line: 1, column: 1 });
    expect(group?.group.isTainted).toBe(false);
  });

  it("is none where no node belongs to it", () => {
    expect(groupsIn(status(["apps", 1, 3]), node("n"))).toEqual({});
  });
});
