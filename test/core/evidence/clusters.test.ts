import { describe, expect, it } from "vitest";
import { inventoriesOf, inventoryOf } from "../../../src/core/evidence/clusters.ts";
import { recordAt, recordsBy } from "../../../src/core/evidence/records.ts";
import { fileOf } from "../../support/evidence.ts";
import { WORKER, dumpOf, of } from "./members.ts";
import {
  eksctl,
  list,
  node,
  nodeGroup,
  partitioning,
  storageCluster,
  storageNode,
} from "./objects.ts";

const DUMP = fileOf("dump.json", [dumpOf(of(2, WORKER))]);
const OTHER = fileOf("other.json", [dumpOf(of(3, WORKER))]);
const GROUPS = fileOf("eksctl.yaml", [eksctl([nodeGroup("storage", "storage")])]);

describe("files of a target", () => {
  it("are one cluster where one of them is a dump", () => {
    const { inventories, leftOut } = inventoriesOf([DUMP, GROUPS]);
    expect(inventories.map(({ nodes, nodeGroups }) => [nodes.length, nodeGroups.length])).toEqual([
      [2, 1],
    ]);
    expect(leftOut).toEqual([]);
  });

  it("are a cluster each where they are dumps, and what lies beside them is left out", () => {
    const { inventories, leftOut } = inventoriesOf([DUMP, GROUPS, OTHER]);
    expect(inventories.map(({ nodes, nodeGroups }) => [nodes.length, nodeGroups.length])).toEqual([
      [2, 0],
      [3, 0],
    ]);
    expect(leftOut).toEqual(["eksctl.yaml"]);
  });

  it("are one cluster where a dump is split by kind", () => {
    const { inventories, leftOut } = inventoriesOf([
      fileOf("nodes.json", [list(node("a"), node("b"))]),
      fileOf("storagenodes.json", [list(storageNode("a", true))]),
      fileOf("storagecluster.yaml", [storageCluster()]),
    ]);
    const [first] = inventories;
    expect([first?.nodes.length, first?.storageNodes.length, first?.specs.length]).toEqual([
      2, 1, 1,
    ]);
    expect([inventories.length, leftOut]).toEqual([1, []]);
  });

  it("are one cluster where what deploys Portworx in them is no StorageCluster", () => {
    const values = { internalKVDB: true };
    const files = ["a", "b"].map((name) => fileOf(`${name}.json`, [list(node(name)), values]));
    expect(inventoriesOf(files).inventories.map(({ nodes }) => nodes.length)).toEqual([2]);
  });

  it("are none at all, and an empty cluster", () => {
    const { inventories } = inventoriesOf([]);
    expect(inventories.map(({ specs, nodes, bounds }) => [...specs, ...nodes, ...bounds])).toEqual([
      [],
    ]);
  });
});

describe("an object that two files hold", () => {
  const seenAt = (lastHeartbeatTime: string, zone: string) =>
    node("a", { zone, status: { conditions: [{ type: "Ready", lastHeartbeatTime }] } });
  const inventoryOf = (...objects: readonly object[]) => {
    const files = objects.map((object, index) => fileOf(`${index}.yaml`, [object]));
    return inventoriesOf(files).inventories[0];
  };

  it("counts once, as it was read last, whatever the order of the files", () => {
    const [old, young] = [seenAt("2026-08-01T00:00:00Z", "a"), seenAt("2026-08-02T00:00:00Z", "b")];
    const zones = (...objects: readonly object[]) =>
      [...(inventoryOf(...objects)?.nodes ?? [])].map(({ zone }) => zone);
    expect(zones(old, young)).toEqual(["b"]);
    expect(zones(young, old)).toEqual(["b"]);
    expect(zones(old, old)).toEqual(["a"]);
  });

  it("counts once, the same in either order, where nothing says which was read last", () => {
    const [one, other] = [storageNode("a", true), storageNode("a", false)];
    const holds = (...objects: readonly object[]) =>
      [...(inventoryOf(...objects)?.storageNodes ?? [])].map(({ storage }) => storage);
    expect(holds(one, other)).toHaveLength(1);
    expect(holds(other, one)).toEqual(holds(one, other));
  });

  it("counts as two groups where two files declare it otherwise, and once where alike", () => {
    const pool = (expireAfter: string) => ({
      apiVersion: "karpenter.sh/v1",
      kind: "NodePool",
      metadata: { name: "apps" },
      spec: { template: { spec: { expireAfter } } },
    });
    const lives = (...objects: readonly object[]) =>
      inventoryOf(...objects)?.nodeGroups.map(({ lifetime }) => lifetime);
    expect(lives(pool("24h"), pool("48h"))).toEqual([1, 2]);
    expect(lives(pool("48h"), pool("Never"))).toEqual([2, Infinity]);
    expect(lives(pool("24h"), pool("24h"))).toEqual([1]);
  });

  it("counts as often as it stands where it has no name", () => {
    const unnamed = { ...Object(node("a")), metadata: {} };
    const [inventory] = inventoriesOf([fileOf("a.yaml", [unnamed, unnamed])]).inventories;
    expect(inventory?.nodes).toHaveLength(2);
  });

  it("counts twice in two namespaces, and with a template for a name", () => {
    const [inventory] = inventoriesOf([
      fileOf("a.yaml", [storageCluster(), storageCluster({ name: "{{ name }}" })]),
    ]).inventories;
    expect(inventory?.specs.map(({ name }) => name)).toEqual(["px-cluster", "{{ name }}"]);
  });
});

describe("a StorageCluster that runs", () => {
  const written = storageCluster({ name: "written", env: [partitioning("true")] });

  it.each([
    ["by its status", { status: { phase: "Running" } }, ["running"]],
    ["not by an empty status", { status: {} }, ["written", "running"]],
  ])("is how Portworx is deployed, whatever else is written: %s", (_, more, names) => {
    const [inventory] = inventoriesOf([
      fileOf("a.yaml", [written, storageCluster({ name: "running", ...more })]),
    ]).inventories;
    expect(inventory?.specs.map(({ name }) => name)).toEqual(names);
  });
});

describe("a patch of a StorageCluster", () => {
  const base = fileOf("base/px.yaml", [storageCluster()]);
  const patch = (name: string, input: object) =>
    fileOf(`overlays/${name}.yaml`, [storageCluster({ spec: {}, ...input })]);
  const specsIn = (...files: Parameters<typeof inventoriesOf>[0]) =>
    inventoriesOf(files).inventories.flatMap(({ specs }) => specs.map(({ at }) => at.file));

  it("does not take the place of what it changes", () => {
    expect(specsIn(base, patch("image", { name: "px-cluster" }))).toEqual(["base/px.yaml"]);
    expect(specsIn(patch("image", {}), base)).toEqual(["base/px.yaml"]);
  });

  it.each([
    ["the variable", { env: [partitioning("true")] }],
    ["a cluster domain", { annotations: { "portworx.io/misc-args": "-cluster_domain a" } }],
  ])("counts beside it where it sets %s", (_, input) => {
    expect(specsIn(base, patch("set", input))).toEqual(["base/px.yaml", "overlays/set.yaml"]);
  });

  it("is all there is where nothing else was read", () => {
    expect(specsIn(patch("image", {}))).toEqual(["overlays/image.yaml"]);
  });
});

it.each([
  [10_000, true],
  [10_001, false],
])("%i nodes that are made as they are asked for are at hand at once: %j", (length, isAtHand) => {
  const one = recordAt(fileOf("a.yaml", [node("a")]).records, 0);
  const records = recordsBy(length, (index) => ({ ...one, name: `n${100_000 + index}` }));
  const { nodes } = inventoryOf(records);
  expect([nodes.length, nodes.at(7)?.name, nodes.at(7) === nodes.at(7)]).toEqual([
    length,
    "n100007",
    isAtHand,
  ]);
});
