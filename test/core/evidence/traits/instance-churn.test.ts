import { describe, expect, it } from "vitest";
import { DAY } from "../../../../src/core/model/instant.ts";
import { eksctl, list, node, nodeGroup } from "../objects.ts";
import { aboutTrait, observationsOf } from "./observed.ts";
import { EKS, plan, resource } from "./terraform.ts";

const NOW = Date.UTC(2026, 9, 1);
const churn = (objects: readonly object[], now: number | null = null) =>
  aboutTrait("instanceChurn", objects, { now });

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

  it.each<[string, object[], string[]]>([
    ["the default of 30 days", [nodePool()], [`${REPLACED} (strongly hints)`]],
    ["a week", [lasting("168h")], ["instanceChurn: constant (strongly hints)"]],
    [
      "three months",
      [lasting("2160h")],
      [`instanceChurn: occasional, ${REPLACED.slice(15)} (strongly hints)`],
    ],
    [
      "ten years",
      [lasting("87600h")],
      ["instanceChurn: static, occasional, regular, constant (strongly hints)"],
    ],
    [
      "a week by eksctl",
      [eksctl([nodeGroup("g", undefined, { maxInstanceLifetime: 604_800 })])],
      ["instanceChurn: constant (strongly hints)"],
    ],
    [
      "a week by a Provisioner",
      [provisioner(604_800)],
      ["instanceChurn: constant (strongly hints)"],
    ],
    ["none", [lasting("Never")], []],
    ["v1beta1, its default", [nodePool({}, "p", "v1beta1")], [`${REPLACED} (strongly hints)`]],
    ["v1beta1, none", [nodePool({ disruption: { expireAfter: "Never" } }, "p", "v1beta1")], []],
    ["EKS Auto Mode by eksctl", [autoMode], [`${REPLACED} (strongly hints)`]],
    ["EKS Auto Mode by Terraform", [autoCluster], [`${REPLACED} (strongly hints)`]],
    ["a group without a life", [eksctl([nodeGroup("g")])], []],
    ["a group of a plan", [plan(resource("aws_eks_node_group", EKS))], []],
  ])("to %s", (_name, objects, expected) => {
    expect(churn(objects)).toEqual(expected);
  });

  it("for some groups only is a hint, since the others may hold most nodes", () => {
    expect(churn([nodePool(), eksctl([nodeGroup("g")])])).toEqual([`${REPLACED} (hints)`]);
    expect(churn([nodePool(), { ...lasting("Never"), metadata: { name: "other" } }])).toEqual([
      `${REPLACED} (hints)`,
    ]);
  });

  it("of several groups counts as long as the longest of them", () => {
    const other = { ...lasting("168h"), metadata: { name: "short" } };
    expect(churn([nodePool(), other])).toEqual([`${REPLACED} (strongly hints)`]);
    expect(churn([other, nodePool()])).toEqual([`${REPLACED} (strongly hints)`]);
  });

  it("of a group of storage nodes does not count, which is a finding instead", () => {
    const labels = { "portworx.io/node-type": "storage" };
    const storage = nodePool({ template: { metadata: { labels }, spec: {} } }, "storage");
    expect(churn([storage])).toEqual([]);
    expect(churn([storage, lasting("168h")])).toEqual(["instanceChurn: constant (strongly hints)"]);
  });

  const nodeClaim = (expireAfter: string | undefined, pool = "default", version = "v1") => ({
    apiVersion: `karpenter.sh/${version}`,
    kind: "NodeClaim",
    metadata: { name: `${pool}-abc`, labels: { "karpenter.sh/nodepool": pool } },
    spec: { expireAfter },
  });

  it("is a hint where only NodeClaims of the pool were read, and no news where the pool was", () => {
    expect(churn([nodeClaim("720h")])).toEqual([`${REPLACED} (hints)`]);
    expect(churn([nodeClaim("720h"), nodePool()])).toEqual([`${REPLACED} (strongly hints)`]);
    expect(churn([nodeClaim("720h", "other"), lasting("Never")])).toEqual([`${REPLACED} (hints)`]);
    expect(churn([nodeClaim("720h", "a"), nodeClaim("168h", "b")])).toEqual([
      `${REPLACED} (hints)`,
    ]);
  });

  it.each([
    ["that may stay", nodeClaim("Never")],
    ["that does not say", nodeClaim(undefined)],
    ["of an older version, which does not say", nodeClaim("720h", "default", "v1beta1")],
    ["without a pool", { ...nodeClaim("720h"), metadata: { name: "alone" } }],
    ["of another group", { ...nodeClaim("720h"), apiVersion: "example.com/v1" }],
  ])("is not told by a NodeClaim %s", (_name, object) => {
    expect(churn([object])).toEqual([]);
  });

  it("says of which group", () => {
    expect(observationsOf([nodePool({}, "web")]).at(-1)).toMatchObject({
      object: "NodePool/web",
      says: "web replaces a node after 30 days at most",
    });
  });
});

describe("the ages of nodes", () => {
  /** Workers of a pool with ages in days. */
  const aged = (pool: string, ages: readonly (number | null)[]) =>
    ages.map((age, index) => {
      const plain = node(`${pool}-${index}`, { pool }) as { metadata: object };
      const creationTimestamp = age === null ? undefined : new Date(NOW - age * DAY).toISOString();
      return { ...plain, metadata: { ...plain.metadata, creationTimestamp } };
    });
  const spread = (mean: number) => [0.1, 0.4, 0.7, 1, 1.3, 2.5].map((part) => part * mean);
  const HINTS = "(strongly hints)";

  it.each<[string, object[], string]>([
    // Six nodes whose ages have a mean of 1000 days: 3 % a month, 5.5 % with two standard errors.
    ["that stay for years", aged("web", spread(1_000)), `static, occasional ${HINTS}`],
    ["that stay for months", aged("web", spread(200)), `static, occasional, regular ${HINTS}`],
    [
      "that stay for weeks",
      aged("web", spread(20)),
      `static, occasional, regular, constant ${HINTS}`,
    ],
  ])("%s bound how many are replaced", (_name, nodes, expected) => {
    expect(churn([list(...nodes)], NOW)).toEqual([`instanceChurn: ${expected}`]);
    expect(churn([list(...nodes.toReversed())], NOW)).toEqual([`instanceChurn: ${expected}`]);
  });

  it("count pool by pool, and none is livelier than the liveliest", () => {
    const [slow, fast] = [aged("slow", spread(1_000)), aged("fast", spread(50))];
    const percent = (objects: readonly object[]) => {
      const found = observationsOf([list(...objects)], { now: NOW }).find(
        ({ trait }) => trait === "instanceChurn",
      );
      return Number(/at most (\d+) %/.exec(found?.says ?? "")?.[1]);
    };
    expect(percent(fast)).toBeGreaterThan(percent(slow));
    expect(percent([...slow, ...fast])).toBe(percent(fast));
    expect(percent([...fast, ...slow])).toBe(percent(fast));
  });

  it("say when they were taken", () => {
    const found = observationsOf([list(...aged("web", spread(1_000)))], { now: NOW });
    expect(found.find(({ trait }) => trait === "instanceChurn")?.says).toBe(
      "the ages of 6 nodes on 2026-10-01 fit at most 6 % of a pool replaced a month",
    );
  });

  it.each<[string, object[], number | null]>([
    ["no moment is known", [list(...aged("web", spread(300)))], null],
    ["not all nodes were listed", aged("web", spread(300)), NOW],
    ["a node does not tell its age", [list(...aged("web", [...spread(300), null]))], NOW],
    ["one pool cannot be told", [list(...aged("web", spread(300)), ...aged("two", [9, 90]))], NOW],
    ["all came at once", [list(...aged("web", [300, 300.1, 300.2]))], NOW],
    ["there are none", [eksctl([nodeGroup("g")])], NOW],
  ])("say nothing where %s", (_name, objects, now) => {
    expect(churn(objects, now)).toEqual([]);
  });
});
