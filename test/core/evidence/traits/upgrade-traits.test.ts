import { describe, expect, it } from "vitest";
import { minorOf } from "../../../../src/core/evidence/kubernetes-version.ts";
import { list, node, storageCluster } from "../objects.ts";
import { aboutTrait, comparedWith, observationsOf } from "./observed.ts";

const NOW = Date.UTC(2026, 7, 1);
const object = (apiVersion: string, kind: string, name: string, more: object) => ({
  apiVersion,
  kind,
  metadata: { name },
  ...more,
});
const kubelet = (version: unknown) =>
  node("n", { status: { nodeInfo: { kubeletVersion: version } } });

describe("the minor version of Kubernetes", () => {
  it.each([
    ["v1.33.4", 33],
    ["1.21.5", 21],
    ["v1.29.3-eks-036c24b", 29],
    ["v1.27.3-gke.100", 27],
    ["v1.30", 30],
    ["1.16+", 16],
    ["2.1.0", null],
    ["v1", null],
    ["1.x", null],
    ["", null],
    ["v1.1234.5", null],
  ])("%s", (text, minor) => {
    expect(minorOf(text)).toBe(minor);
  });
});

describe("the version of Kubernetes when Portworx was installed", () => {
  const installed = (kbver: string, creationTimestamp: string | undefined, isLive = true) => {
    const source = `https://install.portworx.com/?comp=pxoperator&kbver=${kbver}&ns=portworx`;
    const plain = storageCluster({
      annotations: { "portworx.io/install-source": source },
      ...(isLive ? { status: { phase: "Running" } } : {}),
    }) as { metadata: object };
    return { ...plain, metadata: { ...plain.metadata, creationTimestamp } };
  };
  const pace = (cluster: object, ...nodes: readonly object[]) =>
    aboutTrait("orchestratorUpgrades", [cluster, ...nodes], { now: NOW });

  it.each<[string, object, object[], string[]]>([
    [
      "six versions in two years",
      installed("1.27.3", "2024-08-01T00:00:00Z"),
      [kubelet("v1.33.4")],
      ["orchestratorUpgrades: regular, frequent (strongly hints)"],
    ],
    [
      "two versions in four years",
      installed("v1.20.1-eks-0", "2022-08-01T00:00:00Z"),
      [kubelet("v1.22.0")],
      ["orchestratorUpgrades: seldom (strongly hints)"],
    ],
    [
      "none in three years",
      installed("1.30.0", "2023-08-01T00:00:00Z"),
      [kubelet("v1.30.9")],
      ["orchestratorUpgrades: seldom (strongly hints)"],
    ],
    [
      "three in nine months",
      installed("1.30.0", "2025-11-01T00:00:00Z"),
      [kubelet("v1.33.0")],
      ["orchestratorUpgrades: regular, frequent (hints)"],
    ],
    [
      "as the newest node of several has it",
      installed("1.27.0", "2024-08-01T00:00:00Z"),
      [
        list(
          kubelet("v1.32.0"),
          node("b", { status: { nodeInfo: { kubeletVersion: "v1.33.1" } } }),
        ),
      ],
      ["orchestratorUpgrades: regular, frequent (strongly hints)"],
    ],
  ])("%s", (_name, cluster, nodes, expected) => {
    expect(pace(cluster, ...nodes)).toEqual(expected);
  });

  it.each<[string, object, object[]]>([
    [
      "it was less than half a year ago",
      installed("1.30.0", "2026-03-01T00:00:00Z"),
      [kubelet("v1.33.0")],
    ],
    ["nothing says when", installed("1.30.0", undefined), [kubelet("v1.33.0")]],
    ["the address does not say", installed("", "2022-01-01T00:00:00Z"), [kubelet("v1.33.0")]],
    ["no node says which one runs", installed("1.30.0", "2022-01-01T00:00:00Z"), [kubelet(7)]],
    ["no node was read", installed("1.30.0", "2022-01-01T00:00:00Z"), []],
    [
      "it climbed faster than Kubernetes does, as a copied address makes it look",
      installed("1.20.0", "2025-02-01T00:00:00Z"),
      [kubelet("v1.31.0")],
    ],
    ["it is older now", installed("1.30.0", "2022-01-01T00:00:00Z"), [kubelet("v1.29.0")]],
    ["it is a manifest", installed("1.30.0", "2022-01-01T00:00:00Z", false), [kubelet("v1.33.0")]],
  ])("says nothing where %s", (_name, cluster, nodes) => {
    expect(pace(cluster, ...nodes)).toEqual([]);
  });

  it("says nothing where no moment is known, and else how far it came", () => {
    const cluster = installed("1.27.3", "2024-08-01T00:00:00Z");
    expect(aboutTrait("orchestratorUpgrades", [cluster, kubelet("v1.33.4")])).toEqual([]);
    const found = observationsOf([cluster, kubelet("v1.33.4")], { now: NOW });
    expect(found.find(({ trait }) => trait === "orchestratorUpgrades")?.says).toBe(
      "6 minor versions in the 730 days since Portworx was installed on 1.27",
    );
  });
});

describe("an image that moves", () => {
  const nodeClass = object("karpenter.k8s.aws/v1", "EC2NodeClass", "apps", {
    spec: { amiSelectorTerms: [{ alias: "al2023@latest" }] },
  });
  const nodePool = (name: string, budgets: readonly object[] = [], pool = `pool-of-${name}`) =>
    object("karpenter.sh/v1", "NodePool", pool, {
      spec: { template: { spec: { nodeClassRef: { name } } }, disruption: { budgets } },
    });
  const BLOCKED = [{ nodes: "0", reasons: ["Drifted"] }];
  const upgrades = (...objects: readonly object[]) => aboutTrait("nodeUpgrades", objects);
  const MONTHLY = "nodeUpgrades: monthly, weekly";

  it.each<[string, object[], string]>([
    ["alone", [nodeClass], "hints"],
    ["and a NodePool that uses it", [nodeClass, nodePool("apps")], "strongly hints"],
    ["and a NodePool that uses another", [nodeClass, nodePool("other")], "hints"],
    ["and a NodePool that keeps drifted nodes", [nodeClass, nodePool("apps", BLOCKED)], "hints"],
    [
      "and two, one of which keeps them",
      [nodeClass, nodePool("apps", BLOCKED), nodePool("apps", [], "free")],
      "strongly hints",
    ],
  ])("%s", (_name, objects, confidence) => {
    expect(upgrades(...objects)).toEqual([`${MONTHLY} (${confidence})`]);
  });

  it("says whether anybody follows it", () => {
    const says = (...objects: readonly object[]) =>
      observationsOf(objects).find(({ trait }) => trait === "nodeUpgrades")?.says;
    expect(says(nodeClass)).toContain("no NodePool was read that replaces nodes then");
    expect(says(nodeClass, nodePool("apps"))).toContain("replaces nodes at each release");
  });

  const claim = (name: string, status: string) =>
    object("karpenter.sh/v1", "NodeClaim", name, {
      metadata: { name, labels: { "karpenter.sh/nodepool": "apps" } },
      status: {
        conditions: [
          { type: "Drifted", status },
          { type: "Ready", status: "True" },
        ],
      },
    });

  it("shows in NodeClaims that have drifted", () => {
    expect(upgrades(claim("a", "True"), claim("b", "False"))).toEqual([
      "nodeUpgrades: quarterly, monthly, weekly (hints)",
    ]);
    expect(upgrades(claim("a", "False"))).toEqual([]);
  });
});

describe("the images of the nodes of a pool", () => {
  const member = (name: string, day: number | null, kernelVersion: string, pool = "web") => {
    const plain = node(name, {
      pool,
      status: { nodeInfo: { osImage: "Example Linux", kernelVersion } },
    }) as { metadata: object };
    const creationTimestamp =
      day === null ? undefined : new Date(Date.UTC(2026, 6, day)).toISOString();
    return { ...plain, metadata: { ...plain.metadata, creationTimestamp } };
  };
  const upgrades = (...nodes: readonly object[]) => aboutTrait("nodeUpgrades", [list(...nodes)]);
  const HINT = ["nodeUpgrades: quarterly, monthly, weekly (hints)"];

  it.each<[string, object[], string[]]>([
    ["the newer on newer nodes", [member("a", 1, "6.1"), member("b", 9, "6.2")], HINT],
    ["however they are ordered", [member("b", 9, "6.2"), member("a", 1, "6.1")], HINT],
    ["that are the same", [member("a", 1, "6.1"), member("b", 9, "6.1")], []],
    [
      "that overlap in age, as updates in place leave them",
      [member("a", 1, "6.2"), member("b", 5, "6.1"), member("c", 9, "6.2")],
      [],
    ],
    ["of nodes as old as one another", [member("a", 1, "6.1"), member("b", 1, "6.2")], []],
    ["of two pools", [member("a", 1, "6.1"), member("b", 9, "6.2", "db")], []],
    ["of which one has no age", [member("a", null, "6.1"), member("b", 9, "6.2")], []],
    ["that are not told", [node("a", { pool: "web" }), member("b", 9, "6.2")], []],
  ])("%s", (_name, nodes, expected) => {
    expect(upgrades(...nodes)).toEqual(expected);
  });

  it("say of which pool", () => {
    const found = observationsOf([list(member("a", 1, "6.1"), member("b", 9, "6.2"))]);
    expect(found.find(({ trait }) => trait === "nodeUpgrades")).toMatchObject({
      object: "Node/b",
      says: "the nodes of web run 2 images, the newer ones on newer nodes",
    });
  });
});

describe("a node that stays from one dump to the next", () => {
  const dump = (day: number, ...images: readonly (string | null)[]) =>
    list(
      ...images.map((kernelVersion, index) =>
        node(`n-${index}`, {
          status: {
            nodeInfo: { kernelVersion: kernelVersion ?? undefined },
            conditions: [
              { type: "Ready", lastHeartbeatTime: new Date(Date.UTC(2026, 6, day)).toISOString() },
            ],
          },
        }),
      ),
    );
  const since = (before: object, after: object) => {
    const earlier = comparedWith([before], [after]);
    return aboutTrait("nodeUpgrades", [after], { earlier });
  };

  it.each<[string, object, object, string[]]>([
    [
      "with new images",
      dump(1, "a", "a"),
      dump(9, "b", "b"),
      ["nodeUpgrades: seldom (strongly hints)"],
    ],
    ["with the same", dump(1, "a", "a"), dump(9, "a", "a"), []],
    [
      "of which half got one",
      dump(1, "a", "a"),
      dump(9, "b", "a"),
      ["nodeUpgrades: seldom (hints)"],
    ],
    ["of which the later one does not say", dump(1, "a"), dump(9, null), []],
  ])("%s", (_name, before, after, expected) => {
    expect(since(before, after)).toEqual(expected);
  });
});
