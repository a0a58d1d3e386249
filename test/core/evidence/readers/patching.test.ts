import { describe, expect, it } from "vitest";
import { list } from "../objects.ts";
import { recordsOf, statementsIn } from "../traits/statements.ts";

const object = (apiVersion: string, kind: string, more: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name: "x" },
  ...more,
});

describe("a MachineConfigPool", () => {
  const pool = (more: object = {}) =>
    object("machineconfiguration.openshift.io/v1", "MachineConfigPool", more);

  it.each([
    ["as it is", pool()],
    ["that is paused", pool({ spec: { paused: true } })],
    ["that is running", pool({ status: { machineCount: 3, updatedMachineCount: 3 } })],
    ["of a later version", { ...pool(), apiVersion: "machineconfiguration.openshift.io/v2" }],
    ["with odd types", pool({ spec: [], status: "none" })],
  ])("%s strongly hints that nodes are rebooted in place", (_name, found) => {
    expect(statementsIn(found)).toEqual(["nodeUpgrades: seldom (strongly hints)"]);
  });

  it("of another group says nothing", () => {
    expect(statementsIn(object("example.com/v1", "MachineConfigPool"))).toEqual([]);
  });
});

describe("what updates nodes in place beside others that do not", () => {
  it.each([
    ["a Plan", object("upgrade.cattle.io/v1", "Plan", { spec: { channel: "https://x/stable" } })],
    ["a BottlerocketShadow", object("brupop.bottlerocket.aws/v2", "BottlerocketShadow")],
  ])("%s merely hints", (_name, found) => {
    expect(statementsIn(found)).toEqual(["nodeUpgrades: seldom (hints)"]);
  });

  it.each([
    ["a Plan of a backup", object("backup.example/v1", "Plan")],
    ["a shadow of another group", object("example.com/v1", "BottlerocketShadow")],
  ])("%s says nothing", (_name, found) => {
    expect(statementsIn(found)).toEqual([]);
  });
});

describe("a DaemonSet", () => {
  const daemonSet = (...images: readonly unknown[]) =>
    object("apps/v1", "DaemonSet", {
      spec: { template: { spec: { containers: images.map((image) => ({ name: "c", image })) } } },
    });

  it.each([
    [["ghcr.io/kubereboot/kured:1.16.0"]],
    [["docker.io/weaveworks/kured@sha256:0"]],
    [["kured:1.9.1"]],
    [["registry.example:5000/kured"]],
    [["proxy:1", "ghcr.io/kubereboot/kured:1.16.0"]],
  ])("of %j hints that nodes are rebooted in place", (images) => {
    expect(statementsIn(daemonSet(...images))).toEqual(["nodeUpgrades: seldom (hints)"]);
  });

  it.each([
    [["ghcr.io/kubereboot/kured-exporter:1"]],
    [["ghcr.io/kured/node-agent:1"]],
    [["notkured:1"]],
    [[null]],
    [[7]],
    [[]],
  ])("of %j does not", (images) => {
    expect(statementsIn(daemonSet(...images))).toEqual([]);
  });
});

describe("an EC2NodeClass", () => {
  const nodeClass = (amiSelectorTerms: unknown, more: object = {}) =>
    object("karpenter.k8s.aws/v1", "EC2NodeClass", {
      spec: { role: "node", amiSelectorTerms },
      ...more,
    });

  it.each([
    [[{ alias: "al2023@latest" }], "al2023@latest"],
    [[{ alias: "bottlerocket@latest" }], "bottlerocket@latest"],
    [[{ tags: { team: "web" } }, { alias: "al2@latest" }], "al2@latest"],
  ])("with the images %j has one that moves", (terms, alias) => {
    expect(recordsOf(nodeClass(terms))).toMatchObject([{ type: "moving-image", name: "x", alias }]);
  });

  it.each([
    ["a pinned alias", nodeClass([{ alias: "al2023@v20240807" }])],
    ["an alias without a version", nodeClass([{ alias: "al2023" }])],
    ["an image by its id", nodeClass([{ id: "ami-123" }])],
    ["a name", nodeClass([{ name: "latest" }])],
    ["a number", nodeClass([{ alias: 2023 }])],
    ["no terms", nodeClass(undefined)],
    ["a text for terms", nodeClass("al2023@latest")],
    ["another group", nodeClass([{ alias: "x@latest" }], { apiVersion: "karpenter.sh/v1" })],
  ])("with %s says nothing", (_name, found) => {
    expect(recordsOf(found)).toEqual([]);
  });
});

describe("a server that refuses", () => {
  it("says nothing about patching", () => {
    const refusal = object("v1", "Status", {
      status: "Failure",
      message: 'machineconfigpools is forbidden: User "dev" cannot list resource',
      code: 403,
    });
    expect(statementsIn(refusal, list(refusal))).toEqual([]);
  });
});
