import { describe, expect, it } from "vitest";
import type { NodeGroup } from "../../../../src/core/evidence/inventory.ts";
import { GKE, groupOf, plan, resource } from "../traits/terraform.ts";
import { statementsIn } from "../traits/statements.ts";

describe("a cluster of GKE that holds upgrades back", () => {
  const upgrading = (scope: string | undefined) => {
    const exclusion = { exclusion_name: "freeze", exclusion_options: [{ scope }] };
    const cluster = {
      name: "shop",
      release_channel: [{ channel: "REGULAR" }],
      maintenance_policy: scope === "" ? [] : [{ maintenance_exclusion: [exclusion] }],
    };
    const pool = { ...GKE, management: [{ auto_upgrade: true }] };
    const resources = [
      resource("google_container_node_pool", pool),
      resource("google_container_cluster", cluster),
    ];
    return statementsIn(plan(...resources)).filter((each) => each.includes("Upgrades"));
  };

  it.each([
    ["NO_UPGRADES", "hints"],
    ["NO_MINOR_OR_NODE_UPGRADES", "hints"],
    [undefined, "strongly hints"],
    ["", "strongly hints"],
  ])("by %s", (scope, confidence) => {
    expect(upgrading(scope)).toEqual([
      `nodeUpgrades: quarterly, monthly (${confidence})`,
      `orchestratorUpgrades: regular (${confidence})`,
    ]);
  });
});

describe("node images of AKS", () => {
  const images = (window: object | null) =>
    statementsIn(
      plan(
        resource("azurerm_kubernetes_cluster", {
          node_os_upgrade_channel: "NodeImage",
          maintenance_window_node_os: window === null ? [] : [window],
        }),
      ),
    ).filter((each) => each.startsWith("nodeUpgrades"));

  it.each<[object | null, string[]]>([
    [null, ["nodeUpgrades: weekly (strongly hints)"]],
    [{ frequency: "Weekly", interval: 1 }, ["nodeUpgrades: weekly (strongly hints)"]],
    [{ frequency: "Weekly" }, ["nodeUpgrades: weekly (strongly hints)"]],
    [{ frequency: "Daily", interval: 1 }, ["nodeUpgrades: weekly (strongly hints)"]],
    [{ frequency: "AbsoluteMonthly", interval: 1 }, ["nodeUpgrades: monthly (strongly hints)"]],
    [{ frequency: "RelativeMonthly", interval: 3 }, ["nodeUpgrades: quarterly (strongly hints)"]],
    [{ frequency: "Yearly", interval: 1 }, []],
    [{ frequency: "Weekly", interval: 0 }, []],
    [{ interval: 1 }, []],
  ])("in the window %j", (window, expected) => {
    expect(images(window)).toEqual(expected);
  });
});

describe("an Auto Scaling group of AWS", () => {
  const NODES = { tag: [{ key: "kubernetes.io/cluster/shop", value: "owned" }] };
  const mix = (percent: number) => [
    { instances_distribution: [{ on_demand_percentage_above_base_capacity: percent }] },
  ];

  it.each<[object, Partial<NodeGroup>]>([
    [
      { min_size: 1, max_size: 9 },
      { min: 1, max: 9, lifetime: Infinity, isInterruptible: false },
    ],
    [{ max_instance_lifetime: 172_800 }, { lifetime: 2 }],
    [{ max_instance_lifetime: 0 }, { lifetime: Infinity }],
    [{ mixed_instances_policy: mix(0) }, { isInterruptible: true, isAllInterruptible: false }],
    [{ mixed_instances_policy: mix(100) }, { isInterruptible: false }],
    [{ tag: [{ key: null }, { key: "k8s.io/cluster-autoscaler/enabled" }] }, { pool: "workers" }],
  ])("with %j", (values, expected) => {
    const all = { name: "workers", ...NODES, ...values };
    expect(groupOf("aws_autoscaling_group", all)).toMatchObject(expected);
  });

  it("is none of a cluster without a tag that says so", () => {
    expect(groupOf("aws_autoscaling_group", { name: "bastion" })).toBeUndefined();
    expect(groupOf("aws_autoscaling_group", { name: "x", tag: [{ key: "team" }] })).toBeUndefined();
  });
});
