import { describe, expect, it } from "vitest";
import type { NodeGroup } from "../../../../src/core/evidence/inventory.ts";
import { recordsOf, sayingOf, statementsIn } from "../traits/statements.ts";
import { EKS, GKE, groupOf, plan, resource } from "../traits/terraform.ts";

const AKS_POOL = { name: "workers", node_count: 3, priority: "Regular", node_labels: {} };

const AWS = "environment: aws (strongly hints)";
const GCP = "environment: gcp (strongly hints)";
const AZURE = "environment: azure (strongly hints)";
const REPAIRED = "instanceChurn: occasional, regular, constant (hints)";

describe("EKS", () => {
  it.each<[string, object, Partial<NodeGroup>]>([
    ["a group", {}, { cluster: "shop", pool: "workers", min: 2, max: 9, isInterruptible: false }],
    ["spot", { capacity_type: "SPOT" }, { isInterruptible: true }],
    ["min = max", { scaling_config: [{ min_size: 3, max_size: 3 }] }, { min: 3, max: 3 }],
    ["bounds that are not known yet", { scaling_config: [{}] }, { min: null, max: null }],
    ["no scaling at all", { scaling_config: undefined }, { min: null, max: null }],
    ["odd scaling", { scaling_config: "2-9" }, { min: null, max: null }],
    [
      "a name that is not known yet",
      { node_group_name: undefined },
      { pool: "aws_eks_node_group.this" },
    ],
    ["a taint", { taint: [{ key: "px", effect: "NO_SCHEDULE" }] }, { isTainted: true }],
    ["a taint that evicts", { taint: [{ key: "px", effect: "NO_EXECUTE" }] }, { isTainted: true }],
    ["a soft taint", { taint: [{ effect: "PREFER_NO_SCHEDULE" }] }, { isTainted: false }],
    ["a taint without effect", { taint: [{ key: "px" }] }, { isTainted: false }],
    [
      "labels",
      {
        labels: {
          "portworx.io/node-type": "storage",
          "portworx.io/provision-storage-node": "true",
        },
      },
      { nodeType: "storage", provision: "true", labelsKnown: true },
    ],
    [
      "labels that are not known yet",
      { labels: undefined },
      { labelsKnown: false, nodeType: null },
    ],
    ["Portworx kept off", { labels: { "px/enabled": "false" } }, { isExcluded: true }],
    ["a life without end", {}, { lifetime: Infinity, scaledBy: null }],
  ])("with %s", (_name, more, expected) => {
    expect(groupOf("aws_eks_node_group", { ...EKS, ...more })).toMatchObject(expected);
  });

  it("leaves scaling to an autoscaler that the plan does not show", () => {
    expect(statementsIn(plan(resource("aws_eks_node_group", EKS)))).toEqual([AWS]);
  });

  it.each([
    [{ compute_config: [{ enabled: true, node_pools: ["general-purpose"] }] }, ["eks-auto-mode"]],
    [{ compute_config: [{ enabled: false }] }, []],
    [{ compute_config: [] }, []],
    [{ compute_config: true }, []],
    [{}, []],
  ])("Auto Mode by %j", (values, kinds) => {
    const records = recordsOf(plan(resource("aws_eks_cluster", values)));
    const seen = records.flatMap((record) => (record.type === "autoscaler" ? record.kind : []));
    expect(seen).toEqual(kinds);
    expect(records.filter((record) => record.type === "trait-statement").map(sayingOf)).toEqual([
      AWS,
    ]);
  });
});

describe("GKE", () => {
  const total = (min: unknown, max: unknown) => ({
    autoscaling: [
      {
        total_min_node_count: min,
        total_max_node_count: max,
        min_node_count: 0,
        max_node_count: 0,
      },
    ],
  });
  const perZone = (min: unknown, max: unknown) => ({
    autoscaling: [
      {
        min_node_count: min,
        max_node_count: max,
        total_min_node_count: 0,
        total_max_node_count: 0,
      },
    ],
  });

  it.each<[string, object, Partial<NodeGroup>]>([
    [
      "a fixed pool",
      {},
      { cluster: "shop", pool: "workers", min: 3, max: 3, isInterruptible: false },
    ],
    ["bounds over all zones", total(2, 8), { min: 2, max: 8, scaledBy: "GKE" }],
    [
      "bounds for each zone, however many there are",
      perZone(1, 4),
      { min: null, max: null, scaledBy: "GKE" },
    ],
    ["the same bounds for each zone", perZone(3, 3), { min: null, max: null, scaledBy: null }],
    ["bounds that are not known yet", { autoscaling: [{}] }, { min: null, max: null }],
    ["spot nodes", { node_config: [{ spot: true }] }, { isInterruptible: true }],
    ["preemptible nodes", { node_config: [{ preemptible: true }] }, { isInterruptible: true }],
    [
      "no node_config yet",
      { node_config: undefined },
      { isInterruptible: false, labelsKnown: false },
    ],
    [
      "labels",
      { node_config: [{ labels: { "portworx.io/node-type": "storageless" } }] },
      { nodeType: "storageless", labelsKnown: true },
    ],
    ["a taint", { node_config: [{ taint: [{ effect: "NO_SCHEDULE" }] }] }, { isTainted: true }],
    ["a count that is not known yet", { node_count: undefined }, { min: null, max: null }],
  ])("with %s", (_name, more, expected) => {
    expect(groupOf("google_container_node_pool", { ...GKE, ...more })).toMatchObject(expected);
  });

  it.each([
    ["a fixed pool", {}, [REPAIRED, GCP]],
    ["bounds over all zones", total(2, 8), [REPAIRED, GCP]],
    ["bounds for each zone", perZone(1, 4), [REPAIRED, GCP]],
    ["bounds that are the same", total(3, 3), [REPAIRED, GCP]],
    ["the same bounds for each zone", perZone(1, 1), [REPAIRED, GCP]],
    ["bounds that are not known yet", { autoscaling: [{}] }, [REPAIRED, GCP]],
    [
      "upgrades by itself",
      { management: [{ auto_upgrade: true }] },
      [GCP, "nodeUpgrades: quarterly, monthly (strongly hints)"],
    ],
    ["repairs alone", { management: [{ auto_repair: true }] }, [REPAIRED, GCP]],
    ["no repairs", { management: [{ auto_repair: false }] }, [GCP]],
  ])("a pool with %s", (_name, more, expected) => {
    const values = { ...GKE, ...more };
    expect(statementsIn(plan(resource("google_container_node_pool", values)))).toEqual(expected);
  });

  it.each([
    ["RAPID", ["orchestratorUpgrades: regular (strongly hints)"]],
    ["REGULAR", ["orchestratorUpgrades: regular (strongly hints)"]],
    ["STABLE", ["orchestratorUpgrades: regular (strongly hints)"]],
    ["EXTENDED", []],
    ["UNSPECIFIED", []],
    ["FUTURE", []],
    [undefined, []],
    [3, []],
  ])("a cluster in the release channel %s", (name, expected) => {
    const values = { name: "shop", release_channel: [{ channel: name }] };
    expect(statementsIn(plan(resource("google_container_cluster", values)))).toEqual([
      GCP,
      ...expected,
    ]);
  });
});

describe("AKS", () => {
  const third = (min: number, max: number) => ({
    enable_auto_scaling: true,
    min_count: min,
    max_count: max,
  });
  const fourth = (min: number, max: number) => ({
    auto_scaling_enabled: true,
    min_count: min,
    max_count: max,
  });

  it.each<[string, object, Partial<NodeGroup>, string[]]>([
    ["a fixed pool", {}, { pool: "workers", min: 3, max: 3, isInterruptible: false }, []],
    ["scaling, provider 3", third(2, 8), { min: 2, max: 8, scaledBy: "AKS" }, []],
    ["scaling, provider 4", fourth(2, 8), { min: 2, max: 8, scaledBy: "AKS" }, []],
    ["the same bounds", fourth(4, 4), { min: 4, max: 4, scaledBy: null }, []],
    [
      "bounds without scaling",
      { ...fourth(2, 8), auto_scaling_enabled: false },
      { min: 3, max: 3 },
      [],
    ],
    ["bounds that are not known yet", { auto_scaling_enabled: true }, { min: null, max: null }, []],
    ["spot", { priority: "Spot" }, { isInterruptible: true }, []],
    [
      "labels",
      { node_labels: { "portworx.io/node-type": "storage" } },
      { nodeType: "storage" },
      [],
    ],
    ["a taint", { node_taints: ["px=storage:NoSchedule"] }, { isTainted: true }, []],
    [
      "a soft taint",
      { node_taints: ["px=storage:PreferNoSchedule", 4, null] },
      { isTainted: false },
      [],
    ],
  ])("with %s", (_name, more, expected, says) => {
    const values = { ...AKS_POOL, ...more };
    expect(groupOf("azurerm_kubernetes_cluster_node_pool", values)).toMatchObject(expected);
    const cluster = { name: "shop", default_node_pool: [values] };
    expect(groupOf("azurerm_kubernetes_cluster", cluster)).toMatchObject(expected);
    for (const found of [
      resource("azurerm_kubernetes_cluster_node_pool", values),
      resource("azurerm_kubernetes_cluster", cluster),
    ]) {
      expect(statementsIn(plan(found)).toSorted()).toEqual([...says, AZURE].toSorted());
    }
  });

  it.each([
    [{ node_os_upgrade_channel: "NodeImage" }, ["nodeUpgrades: weekly (strongly hints)"]],
    [{ node_os_channel_upgrade: "NodeImage" }, ["nodeUpgrades: weekly (strongly hints)"]],
    [{ node_os_upgrade_channel: "SecurityPatch" }, []],
    [{ node_os_upgrade_channel: "None" }, []],
    [{ automatic_upgrade_channel: "rapid" }, ["orchestratorUpgrades: regular (strongly hints)"]],
    [{ automatic_channel_upgrade: "stable" }, ["orchestratorUpgrades: regular (strongly hints)"]],
    [{ automatic_upgrade_channel: "patch" }, []],
    [{ automatic_upgrade_channel: "node-image" }, []],
    [{ automatic_upgrade_channel: ["rapid"] }, []],
    [{}, []],
  ])("a cluster with the channels %j", (channels, expected) => {
    const values = { name: "shop", default_node_pool: [AKS_POOL], ...channels };
    expect(statementsIn(plan(resource("azurerm_kubernetes_cluster", values)))).toEqual([
      AZURE,
      ...expected,
    ]);
  });
});
