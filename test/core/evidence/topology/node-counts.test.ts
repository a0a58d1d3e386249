import { describe, expect, it } from "vitest";
import { nodeCounts } from "../../../../src/core/evidence/topology/node-counts.ts";
import { inventoryFrom } from "../../../support/evidence.ts";
import { COMPUTE, STORAGE, WORKER, down, dumpOf, of } from "../members.ts";
import { list, node, storageCluster, storageNode } from "../objects.ts";

const MASTER = { "node-role.kubernetes.io/control-plane": "" };

/** `3 storage in a, 1 none`. */
function counted(...objects: readonly object[]): string {
  const counts = nodeCounts([inventoryFrom(...objects)]);
  if (counts === null) return "nothing";
  return counts
    .map(({ role, zone, count }) => `${count} ${role}${zone === null ? "" : ` in ${zone}`}`)
    .join(", ");
}

const ROWS: [claim: string, objects: readonly object[], counts: string][] = [
  ["no node was read", [storageCluster()], "nothing"],
  ["every node stores", [dumpOf(of(5, WORKER))], "5 storage"],
  [
    "groups stand apart in zones",
    [
      dumpOf([
        ...of(2, { ...STORAGE, zone: "b" }),
        ...of(1, { ...STORAGE, zone: "a" }),
        ...of(7, { ...COMPUTE, zone: "a" }),
        ...of(2, COMPUTE),
      ]),
    ],
    "1 storage in a, 2 storage in b, 2 storageless, 7 storageless in a",
  ],
  [
    "nodes were not read, only StorageNodes, which know their zones",
    [
      storageNode("one", true, {
        status: { nodeAttributes: { storage: true }, geography: { zone: "a" } },
      }),
      storageNode("two", null),
    ],
    "1 storage in a, 1 unknown",
  ],
  [
    "other nodes run no Portworx",
    [dumpOf(of(3, WORKER), { more: [node("gpu-1"), node("gpu-2", { labels: MASTER })] })],
    "3 storage, 1 none",
  ],
  [
    "a node from which Portworx is kept off was read by itself",
    [node("off", { labels: { "px/enabled": "false" } }), storageNode("one", true)],
    "1 storage, 1 none",
  ],
  [
    "a node is down and its label says what it is for",
    [dumpOf([...of(2, STORAGE), down(STORAGE), down(WORKER)])],
    "3 storage, 1 unknown",
  ],
  [
    "there are nodes and their labels alone",
    [
      list(
        node("one", { type: "storage" }),
        node("two", { type: "storageless" }),
        node("three", { type: "something" }),
        node("four"),
        node("master", { labels: MASTER }),
        node("both", { labels: MASTER, type: "storage" }),
      ),
    ],
    "2 storage, 1 storageless, 2 unknown",
  ],
];

describe("nodes by role and zone", () => {
  it.each(ROWS)("%s", (_, objects, counts) => {
    expect(counted(...objects)).toBe(counts);
  });

  it("adds up the clusters that are judged together", () => {
    const one = inventoryFrom(dumpOf(of(3, STORAGE)));
    const other = inventoryFrom(dumpOf(of(4, COMPUTE)));
    expect(nodeCounts([one, other])).toEqual([
      { role: "storage", zone: null, count: 3 },
      { role: "storageless", zone: null, count: 4 },
    ]);
  });
});
