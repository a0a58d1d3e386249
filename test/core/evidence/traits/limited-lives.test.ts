import { describe, expect, it } from "vitest";
import { eksctl, list, node, nodeGroup } from "../objects.ts";
import { aboutTrait, observationsOf } from "./observed.ts";
import { EKS, plan, resource } from "./terraform.ts";

const AUTO_SCALING = {
  name: "workers",
  min_size: 1,
  max_size: 9,
  max_instance_lifetime: 604_800,
  tag: [{ key: "kubernetes.io/cluster/shop", value: "owned" }],
};
const churn = (objects: readonly object[]) => aboutTrait("instanceChurn", objects);

describe("a lifetime that is set", () => {
  const nodePool = (spec: object = {}, name = "default", version = "v1") => ({
    apiVersion: `karpenter.sh/${version}`,
    kind: "NodePool",
    metadata: { name },
    spec: { template: { spec: {} }, ...spec },
  });
  const provisioner = (seconds: number) => ({
    apiVersion: "karpenter.sh/v1alpha5",
    kind: "Provisioner",
    metadata: { name: "old" },
    spec: { ttlSecondsUntilExpired: seconds },
  });
  const lasting = (expireAfter: unknown) => nodePool({ template: { spec: { expireAfter } } });
  const autoMode = {
    apiVersion: "eksctl.io/v1alpha5",
    kind: "ClusterConfig",
    metadata: { name: "shop" },
    autoModeConfig: { enabled: true },
  };
  const autoCluster = plan(resource("aws_eks_cluster", { compute_config: [{ enabled: true }] }));
  const REPLACED = "instanceChurn: regular, constant";

  /** A worker of a Karpenter pool, and of an EKS node group. */
  const made = (name: string, pool = "default") =>
    node(name, { labels: { "karpenter.sh/nodepool": pool } });
  const other = (name: string) => node(name, { pool: "fixed" });

  it.each<[string, object[], string]>([
    ["the default of 30 days", [nodePool()], "regular, constant"],
    ["a week", [lasting("168h")], "constant"],
    ["three months", [lasting("2160h")], "occasional, regular, constant"],
    ["ten years", [lasting("87600h")], "static, occasional, regular, constant"],
    ["v1beta1, its default", [nodePool({}, "default", "v1beta1")], "regular, constant"],
  ])("to %s hints, and tells where nodes of the pool are all there are", (_name, objects, ids) => {
    expect(churn(objects)).toEqual([`instanceChurn: ${ids} (hints)`]);
    expect(churn([...objects, list(made("a"), made("b"))])).toEqual([
      `instanceChurn: ${ids} (strongly hints)`,
    ]);
    expect(churn([...objects, list(other("a"), other("b"))])).toEqual([]);
  });

  it.each<[string, object[], string]>([
    ["EKS Auto Mode by eksctl", [autoMode], "regular, constant"],
    ["EKS Auto Mode by Terraform", [autoCluster], "regular, constant"],
    [
      "a week by eksctl",
      [eksctl([nodeGroup("g", undefined, { maxInstanceLifetime: 604_800 })])],
      "constant",
    ],
    ["a week by Terraform", [plan(resource("aws_autoscaling_group", AUTO_SCALING))], "constant"],
    ["a week by a Provisioner", [provisioner(604_800)], "constant"],
  ])("to %s hints", (_name, objects, ids) => {
    expect(churn(objects)).toEqual([`instanceChurn: ${ids} (hints)`]);
  });

  it.each<[string, object[]]>([
    ["none", [lasting("Never")]],
    ["v1beta1, none", [nodePool({ disruption: { expireAfter: "Never" } }, "p", "v1beta1")]],
    ["what cannot be told", [nodePool({}, "p", "v2")]],
    ["a group without a life", [eksctl([nodeGroup("g")])]],
    ["a group of a plan", [plan(resource("aws_eks_node_group", EKS))]],
    ["a pool that can have no node", [nodePool({ limits: { cpu: "0" } })]],
    [
      "Auto Mode without pools",
      [{ ...autoMode, autoModeConfig: { enabled: true, nodePools: [] } }],
    ],
    [
      "Auto Mode of a plan without pools",
      [plan(resource("aws_eks_cluster", { compute_config: [{ enabled: true, node_pools: [] }] }))],
    ],
    [
      "an Auto Scaling group that may be of anything",
      [plan(resource("aws_autoscaling_group", { ...AUTO_SCALING, tag: [{ key: "Name" }] }))],
    ],
  ])("to %s says nothing", (_name, objects) => {
    expect(churn(objects)).toEqual([]);
  });

  it("counts by the share of the nodes that have it", () => {
    const nodes = (some: number, others: number) =>
      list(
        ...Array.from({ length: some }, (_, index) => made(`k-${index}`)),
        ...Array.from({ length: others }, (_, index) => other(`o-${index}`)),
      );
    // A week makes 107 % a month, of which a quarter of the nodes is taken to come that far.
    expect(churn([lasting("168h"), nodes(1, 0)])).toEqual([
      "instanceChurn: constant (strongly hints)",
    ]);
    expect(churn([lasting("168h"), nodes(1, 3)])).toEqual([`${REPLACED} (strongly hints)`]);
    expect(churn([lasting("168h"), nodes(1, 30)])).toEqual([
      "instanceChurn: occasional, regular, constant (strongly hints)",
    ]);
  });

  it("of nodes of EKS Auto Mode is told by their label", () => {
    const auto = node("a", { labels: { "eks.amazonaws.com/compute-type": "auto" } });
    expect(churn([list(auto)])).toEqual([`${REPLACED} (strongly hints)`]);
    expect(
      churn([list(node("a", { labels: { "eks.amazonaws.com/compute-type": "ec2" } }))]),
    ).toEqual([]);
  });

  it("of a pool that is declared twice counts as long as the longer one", () => {
    const nodes = list(made("a"), made("b"));
    const twice = [lasting("168h"), lasting("Never")];
    expect(churn([...twice, nodes])).toEqual([]);
    expect(churn([...twice.toReversed(), nodes])).toEqual([]);
    expect(churn([nodePool(), lasting("168h"), nodes])).toEqual([`${REPLACED} (strongly hints)`]);
    expect(churn([lasting("168h"), nodePool({}, "default", "v2"), nodes])).toEqual([]);
  });

  it("of a group of storage nodes does not count, which is a finding instead", () => {
    const labels = { "portworx.io/node-type": "storage" };
    const storage = nodePool({ template: { metadata: { labels }, spec: {} } }, "storage");
    const stored = node("s", { type: "storage", labels: { "karpenter.sh/nodepool": "storage" } });
    expect(churn([storage])).toEqual([]);
    expect(churn([storage, list(stored)])).toEqual([]);
    expect(churn([storage, lasting("168h"), list(stored, made("a"))])).toEqual([
      "instanceChurn: constant (strongly hints)",
    ]);
  });

  const nodeClaim = (expireAfter: string | undefined, pool = "default", version = "v1") => ({
    apiVersion: `karpenter.sh/${version}`,
    kind: "NodeClaim",
    metadata: { name: `${pool}-abc`, labels: { "karpenter.sh/nodepool": pool } },
    spec: { expireAfter },
  });

  it("is told by NodeClaims where the pool itself was not read", () => {
    expect(churn([nodeClaim("720h")])).toEqual([`${REPLACED} (hints)`]);
    expect(churn([nodeClaim("720h"), list(made("a"))])).toEqual([`${REPLACED} (strongly hints)`]);
    expect(churn([nodeClaim("720h"), lasting("Never"), list(made("a"))])).toEqual([]);
    expect(churn([nodeClaim("720h", "other"), lasting("Never")])).toEqual([`${REPLACED} (hints)`]);
  });

  it.each([
    ["that may stay", nodeClaim("Never")],
    ["that does not say", nodeClaim(undefined)],
    ["of an older version, which does not say", nodeClaim("720h", "default", "v1beta1")],
    ["without a pool", { ...nodeClaim("720h"), metadata: { name: "alone" } }],
    ["of another group", { ...nodeClaim("720h"), apiVersion: "example.com/v1" }],
  ])("is not told by a NodeClaim %s", (_name, object) => {
    expect(churn([object])).toEqual([]);
    expect(churn([object, list(made("a"))])).toEqual([]);
  });

  it.each([
    [5, 3600, "static, occasional, regular, constant"],
    [19, 1800, "occasional, regular, constant"],
    [3, 360, "regular, constant"],
  ])(
    "reaches a level of which it is just the bound: 1 of %i nodes in %i hours",
    (all, hours, ids) => {
      // A quarter of a month's share of the nodes whose lifetime it is: 1 %, 10 % and 50 % bound levels.
      const limited = all === 5 ? 1 : all;
      const nodes = Array.from({ length: all }, (_, index) =>
        index < limited ? made(`n${index}`) : other(`n${index}`),
      );
      expect(churn([lasting(`${hours}h`), list(...nodes)])).toEqual([
        `instanceChurn: ${ids} (strongly hints)`,
      ]);
    },
  );

  it("is the longest of several", () => {
    const pools = [
      nodePool({ template: { spec: { expireAfter: "48h" } } }, "long"),
      lasting("24h"),
    ];
    const found = (...names: readonly string[]) =>
      observationsOf([...pools, list(...names.map((name) => made(name, name)))]).find(
        ({ trait }) => trait === "instanceChurn",
      )?.says;
    const says = "replaced after 2 days at most: 2 of 2 nodes";
    expect([found("long", "default"), found("default", "long")]).toEqual([says, says]);
  });

  it("says of which group, or of how many nodes", () => {
    expect(observationsOf([nodePool({}, "web")]).at(-1)).toMatchObject({
      object: "NodePool/web",
      says: "NodePool/web replaces a node after 30 days at most",
    });
    const found = observationsOf([lasting("24h"), list(made("a"), made("b"), other("c"))]);
    expect(found.find(({ trait }) => trait === "instanceChurn")).toMatchObject({
      object: "Node/a",
      says: "replaced after 1 day at most: 2 of 3 nodes",
    });
  });
});
