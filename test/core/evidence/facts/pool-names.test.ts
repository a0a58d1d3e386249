import { describe, expect, it } from "vitest";
import { poolNamed } from "../../../../src/core/evidence/facts/pool-names.ts";

const POOLS = new Set(["storage", "apps", "big-apps", "shop-x7-worker-1a", "ng-1"]);

describe("the group that an autoscaler's name stands for", () => {
  it.each([
    ["storage", "storage"],
    ["eks-storage-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9", "storage"],
    ["eks-big-apps-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9", "big-apps"],
    ["eksctl-shop-nodegroup-ng-1-NodeGroup-1ABCDEF2GH3I", "ng-1"],
    ["eksctl-shop-nodegroup-eu-nodegroup-ng-1-NodeGroup-1A", null],
    ["aks-apps-12345678-vmss", "apps"],
    ["gke-shop-storage-0a1b2c3d-grp", "storage"],
    ["https://cloud.example/zones/z/instanceGroups/gke-shop-storage-0a1b2c3d-grp", "storage"],
    ["gke-shop-big-apps-0a1b2c3d-grp", null],
    ["gke-shop-other-0a1b2c3d-grp", null],
    ["MachineSet/openshift-machine-api/shop-x7-worker-1a", "shop-x7-worker-1a"],
    ["MachineDeployment/clusters/apps", "apps"],
    ["MachinePool/clusters/apps", "apps"],
    ["openshift-machine-api/shop-x7-worker-1a", "shop-x7-worker-1a"],
    ["stor", null],
    ["my-storage", null],
    ["", null],
    [`gke-${"a".repeat(600)}-storage-0a1b2c3d-grp`, null],
  ])("%s: %s", (name, pool) => {
    expect(poolNamed(name, POOLS)).toBe(pool);
  });
});
