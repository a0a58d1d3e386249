import { describe, expect, it } from "vitest";
import { factsOf, known } from "../cluster-facts-of.ts";
import { COMPUTE, STORAGE, WORKER, down, dumpOf, of } from "../members.ts";
import {
  eksctl,
  list,
  node,
  nodeGroup,
  portworxPod,
  storageCluster,
  storageNode,
} from "../objects.ts";

describe("a cluster of which little was read", () => {
  it("has only the facts that are known of any", () => {
    expect(factsOf()).toEqual({
      isInstalled: false,
      storageReplaced: 0,
      sinceDays: 0,
      autoscalers: [],
      scalesDown: false,
      provisionLabelled: [],
      strictlyLocal: [],
    });
  });

  it("has no facts about all of its nodes where one was read by itself", () => {
    const facts = factsOf(node("n", { zone: "a" }));
    expect(facts.labelled).toMatchObject({ of: "nodes", unlabelled: 1, complete: false });
    expect(
      known(facts, "workers", "zones", "unzonedWorkers", "storageLabelsByZone", "pinsKvdb"),
    ).toEqual([]);
  });
});

describe("the version of Portworx is that of", () => {
  it.each([
    ["the StorageCluster", [storageCluster(), storageNode("n", true)], "3.6.1"],
    ["a StorageNode", [storageNode("n", true), storageCluster({ spec: { image: "px" } })], "3.6.1"],
    [
      "the first StorageNode that states one",
      [
        { ...storageNode("a", true), spec: { version: "latest" } },
        storageNode("b", true),
        storageCluster({ spec: { image: "px" } }),
      ],
      "3.6.1",
    ],
    [
      "nothing that begins with a number",
      [storageCluster({ spec: { image: "px:latest" } })],
      undefined,
    ],
  ])("%s", (_, objects, version) => {
    expect(factsOf(...objects).version).toBe(version);
  });
});

describe("Portworx is installed by", () => {
  it.each([
    ["a StorageNode", storageNode("n", true), true],
    ["a pod", portworxPod("n", null), true],
    ["a StorageCluster with a status", storageCluster({ status: { phase: "Running" } }), true],
    ["a StorageCluster that was only written", storageCluster(), false],
    ["a Node", node("n"), false],
  ])("%s: %s", (_, object, expected) => {
    expect(factsOf(object).isInstalled).toBe(expected);
  });
});

describe("Portworx is being installed where", () => {
  const inPhase = (phase: string, name = "px-cluster") =>
    storageCluster({ name, status: { phase } });
  it.each([
    ["its StorageCluster begins", [inPhase("Initializing"), node("n")], true],
    ["its StorageCluster runs", [inPhase("Running")], false],
    ["a StorageNode is there", [inPhase("Initializing"), storageNode("n", null)], false],
    ["a pod of Portworx is there", [inPhase("Initializing"), portworxPod("n", null)], false],
    ["another one runs", [inPhase("Initializing"), inPhase("Running", "px-two")], false],
  ])("%s", (_, objects, expected) => {
    expect(factsOf(list(...objects)).isInstalling).toBe(expected);
  });

  it.each([
    ["a file tells of it", [storageCluster()]],
    ["its phase is no telling one", [inPhase("Unknown")]],
    ["only Nodes were read", [node("n")]],
  ])("not known where %s", (_, objects) => {
    expect(known(factsOf(...objects), "isInstalling")).toEqual([]);
  });
});

describe("labels are counted", () => {
  it("on workers, with values that mean nothing apart", () => {
    const nodes = list(
      node("a", { type: "storage" }),
      node("b", { type: "storageless" }),
      node("c", { type: "Storage" }),
      node("d"),
      node("e", { labels: { "px/enabled": "false" } }),
      node("f", { labels: { "node-role.kubernetes.io/master": "" } }),
    );
    expect(factsOf(nodes).labelled).toEqual({
      of: "nodes",
      storage: 1,
      storageless: 1,
      other: 1,
      unlabelled: 1,
      complete: true,
    });
  });

  it("on groups where no Node was read", () => {
    expect(factsOf(eksctl([nodeGroup("a", "storage"), nodeGroup("b")])).labelled).toEqual({
      of: "groups",
      storage: 1,
      storageless: 0,
      other: 0,
      unlabelled: 1,
      complete: true,
    });
  });

  it("that ask for storage, by name", () => {
    const asked = { "portworx.io/provision-storage-node": "true" };
    expect(factsOf(node("a", { labels: asked }), node("b")).provisionLabelled).toEqual(["a"]);
    expect(
      factsOf(eksctl([nodeGroup("g", "storage", { labels: asked })])).provisionLabelled,
    ).toEqual(["g"]);
  });
});

describe("StorageNodes are counted", () => {
  it("by what they hold, with their zones", () => {
    const members = [
      { ...STORAGE, zone: "a" },
      { ...STORAGE, zone: "b" },
      { ...STORAGE, zone: "b" },
      down({ ...STORAGE, zone: "c" }),
      ...of(2, COMPUTE),
    ];
    const more = [
      storageNode("own", true, { kvdb: true, status: { geography: { zone: "z" } } }),
      node("own"),
    ];
    expect(factsOf(dumpOf(members, { more })).storageNodes).toEqual({
      storage: 4,
      storageless: 2,
      unclear: 1,
      kvdb: 1,
      zones: 3,
      complete: true,
    });
  });

  it("in the zones that are known", () => {
    const members = [{ ...STORAGE, zone: "a" }, STORAGE, { ...COMPUTE, zone: "b" }];
    expect(factsOf(dumpOf(members)).storageNodes).toMatchObject({ storage: 2, zones: 1 });
  });

  it("as unclear where they belong to another cluster", () => {
    const facts = factsOf(dumpOf(of(2, WORKER), { more: [storageNode("far", true)] }));
    expect(facts.storageNodes).toMatchObject({ storage: 2, unclear: 1 });
  });

  it("as not all where they came one by one, or where pods tell", () => {
    expect(factsOf(storageNode("n", true)).storageNodes?.complete).toBe(false);
    expect(factsOf(list(portworxPod("n", true))).storageNodes).toMatchObject({
      storage: 1,
      complete: false,
    });
  });
});

describe("workers are counted", () => {
  it("with their zones and the labels in each", () => {
    const nodes = list(
      node("a", { zone: "a", type: "storage" }),
      node("b", { zone: "b", type: "storage", labels: { "px/metadata-node": "true" } }),
      node("c", { zone: "a", type: "storage" }),
      node("d", { zone: "c", type: "storageless" }),
      node("e"),
    );
    expect(factsOf(nodes)).toMatchObject({
      workers: 5,
      zones: 3,
      unzonedWorkers: 1,
      storageLabelsByZone: [2, 1, 0],
      pinsKvdb: true,
    });
  });

  it("as all there are where there is only a control plane", () => {
    const labels = { "node-role.kubernetes.io/control-plane": "" };
    const nodes = ["a", "b", "c"].map((name) => node(name, { labels }));
    expect(factsOf(list(...nodes))).toMatchObject({ workers: 3, pinsKvdb: false });
  });
});

describe("the minimum of the storage groups", () => {
  const zone = (name: string, min: number) =>
    nodeGroup(name, "storage", { minSize: min, maxSize: 9 });
  const unsized = {
    apiVersion: "machine.openshift.io/v1beta1",
    kind: "MachineSet",
    metadata: { name: "m" },
    spec: { template: { spec: { metadata: { labels: { "portworx.io/node-type": "storage" } } } } },
  };

  it("is the sum of all of them", () => {
    const groups = eksctl([zone("a", 1), zone("b", 2), nodeGroup("apps", "storageless")]);
    expect(factsOf(groups).storageGroupMinimum).toBe(3);
  });

  it.each([
    ["one of them has none", [eksctl([zone("a", 1)]), unsized]],
    ["there are none", [eksctl([nodeGroup("apps")])]],
  ])("is unknown where %s", (_, objects) => {
    expect(known(factsOf(...objects), "storageGroupMinimum")).toEqual([]);
  });
});
