import { describe, expect, it } from "vitest";
import { COMPUTE, STORAGE, WORKER, dumpOf, of } from "../members.ts";
import { claim, node, storageCluster } from "../objects.ts";
import { aboutTrait } from "./observed.ts";

describe("the storage medium", () => {
  const medium = (...objects: readonly object[]) => aboutTrait("storageMedium", objects);
  const DRIVES = ["storageMedium: cloud-drives, array (states)"];
  const DEVICES = ["storageMedium: cloud-drives, local (hints)"];

  it.each<[string, object, string[]]>([
    ["cloud drives", { cloudStorage: { deviceSpecs: ["type=gp3,size=100"] } }, DRIVES],
    ["devices, which may be virtual disks", { storage: { devices: ["/dev/sdb"] } }, DEVICES],
    ["all empty disks", { storage: { useAll: true } }, DEVICES],
    ["neither", {}, []],
    ["both", { storage: { useAll: true }, cloudStorage: { deviceSpecs: ["type=gp3"] } }, []],
  ])("of a StorageCluster with %s", (_name, spec, expected) => {
    expect(medium(storageCluster({ spec }))).toEqual(expected);
  });

  it("is not that of another product's StorageCluster", () => {
    const spec = { cloudStorage: { deviceSpecs: ["type=gp3"] } };
    expect(medium({ ...storageCluster({ spec }), apiVersion: "ocs.openshift.io/v1" })).toEqual([]);
  });
});

describe("nodes without disks", () => {
  const diskless = (...objects: readonly object[]) => aboutTrait("disklessNodes", objects);
  const bare = { ...WORKER, storage: false };

  it("are seen where some nodes of one group hold nothing", () => {
    expect(diskless(dumpOf([...of(4, WORKER), ...of(2, bare)]))).toEqual([
      "disklessNodes: yes (strongly hints)",
    ]);
  });

  it.each<[string, object[]]>([
    ["where all nodes store", [dumpOf(of(4, WORKER))]],
    ["where storage has nodes of its own", [dumpOf([...of(3, STORAGE), ...of(3, COMPUTE)])]],
    ["in an arbiter, which only votes", [dumpOf([...of(2, WORKER), bare])]],
    ["without a word of Portworx", [node("a"), node("b")]],
  ])("are not seen %s", (_name, objects) => {
    expect(diskless(...objects)).toEqual([]);
  });
});

describe("locality", () => {
  const locality = (...objects: readonly object[]) => aboutTrait("locality", objects);
  const LOCAL_ONLY = "stork.libopenstorage.org/preferLocalNodeOnly";
  const statefulSet = (annotations: object) => ({
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "db", namespace: "shop" },
    spec: { template: { metadata: { annotations }, spec: { containers: [] } } },
  });
  const storageClass = (name: string, parameters: object, provisioner = "pxd.portworx.com") => ({
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name },
    provisioner,
    parameters,
  });
  const fast = (name = "px-db") => storageClass(name, { repl: "1", fastpath: "true" });

  it.each<[string, object[], string[]]>([
    [
      "pods that may only run beside their data",
      [statefulSet({ [LOCAL_ONLY]: "true" })],
      ["locality: required (states)"],
    ],
    ["pods that need not", [statefulSet({ [LOCAL_ONLY]: "false" })], []],
    ["pods of which nothing is said", [statefulSet({})], []],
    ["PX-Fast in use", [fast(), claim("db")], ["locality: required (strongly hints)"]],
    [
      "PX-Fast for a claim of another class",
      [fast("px-fast"), claim("db")],
      ["locality: required (hints)"],
    ],
    [
      "PX-Fast for a claim of another driver",
      [fast(), claim("db", "ebs.csi.aws.com")],
      ["locality: required (hints)"],
    ],
    ["PX-Fast that nobody asks for", [fast()], ["locality: required (hints)"]],
    ["another class of Portworx", [storageClass("px-db", { repl: "3" }), claim("db")], []],
    [
      "a fast path of another driver",
      [storageClass("x", { fastpath: "true" }, "ebs.csi.aws.com")],
      [],
    ],
    [
      "both, of which one is enough",
      [statefulSet({ [LOCAL_ONLY]: true }), fast()],
      ["locality: required (states)"],
    ],
  ])("by %s", (_name, objects, expected) => {
    expect(locality(...objects)).toEqual(expected);
    expect(locality(...objects.toReversed())).toEqual(expected);
  });
});

describe("a shared fabric", () => {
  it("is seen where clusters share the storage of one", () => {
    const objects = [storageCluster()];
    expect(aboutTrait("sharedFabric", objects, { spansClusters: true })).toEqual([
      "sharedFabric: yes (states)",
    ]);
    expect(aboutTrait("sharedFabric", objects)).toEqual([]);
    expect(aboutTrait("sharedFabric", [node("a")], { spansClusters: true })).toEqual([]);
  });
});
