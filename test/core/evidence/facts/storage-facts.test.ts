import { describe, expect, it } from "vitest";
import { factsOf, known } from "../cluster-facts-of.ts";
import { COMPUTE, STORAGE, dumpOf, of } from "../members.ts";
import {
  claim,
  driveSets,
  eksctl,
  list,
  nodeGroup,
  statefulPod,
  storageCluster,
  storageNode,
} from "../objects.ts";

describe("drive sets", () => {
  const nodes = list(storageNode("a", true), storageNode("b", true));

  it.each([
    [
      "of nodes that are there",
      [nodes, driveSets("a", "b")],
      { driveSets: 2, orphanedDriveSets: 0 },
    ],
    [
      "of a node that is gone, and a free one",
      [nodes, driveSets("a", "b", "gone", "")],
      { driveSets: 4, orphanedDriveSets: 2 },
    ],
    ["without any", [nodes, driveSets()], { driveSets: 0, orphanedDriveSets: 0 }],
  ])("%s", (_, objects, expected) => {
    expect(factsOf(...objects)).toMatchObject(expected);
  });

  it.each([
    ["some StorageNodes were read", [storageNode("a", true), driveSets("b")]],
    ["no StorageNode was read", [driveSets("b")]],
    ["the sets name no node", [nodes, driveSets("", "")]],
  ])("cannot be called orphans where %s", (_, objects) => {
    expect(known(factsOf(...objects), "orphanedDriveSets")).toEqual([]);
  });
});

describe("storage nodes are reserved", () => {
  const taints = [{ key: "storage", effect: "NoSchedule" }];
  const tainted = { ...STORAGE, spec: { taints } };

  it.each([
    [
      "by Portworx itself",
      [storageCluster({ spec: { taintBasedScheduling: { enabled: true } } })],
      true,
    ],
    ["by a taint on each", [dumpOf([...of(3, tainted), ...of(2, COMPUTE)])], true],
    ["not where one has none", [dumpOf([tainted, STORAGE, ...of(2, COMPUTE)])], false],
    ["by the taint of their group", [eksctl([nodeGroup("s", "storage", { taints })])], true],
    ["not by a group without one", [eksctl([nodeGroup("s", "storage")])], false],
  ])("%s", (_, objects, expected) => {
    expect(factsOf(...objects).reservesStorageNodes).toBe(expected);
  });

  it.each([
    ["no Node was read", [dumpOf(of(3, STORAGE), { hasNodes: false })]],
    ["nothing tells which they are", [eksctl([nodeGroup("apps")])]],
  ])("is unknown where %s", (_, objects) => {
    expect(known(factsOf(...objects), "reservesStorageNodes")).toEqual([]);
  });
});

describe("pods with volumes", () => {
  it("are counted with those on storage nodes", () => {
    const more = [claim("a"), statefulPod("a", "node-1"), claim("b"), statefulPod("b", "node-4")];
    const facts = factsOf(dumpOf([...of(3, STORAGE), COMPUTE], { more }));
    expect(facts).toMatchObject({ volumePods: 2, volumePodsOnStorage: 1 });
  });

  it("are unknown without them, and workloads tied to their data are named", () => {
    const annotations = { "stork.libopenstorage.org/preferLocalNodeOnly": "true" };
    const facts = factsOf({
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      metadata: { name: "db" },
      spec: { template: { metadata: { annotations } } },
    });
    expect(known(facts, "volumePods", "volumePodsOnStorage")).toEqual([]);
    expect(facts.strictlyLocal).toEqual(["StatefulSet/db"]);
  });
});
