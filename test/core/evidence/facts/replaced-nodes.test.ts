import { describe, expect, it } from "vitest";
import { earlierDump } from "../../../../src/core/evidence/earlier-dump.ts";
import { clusterFacts } from "../../../../src/core/evidence/facts/cluster-facts.ts";
import { nodeGroupFacts } from "../../../../src/core/evidence/facts/node-group-facts.ts";
import { inventoryFrom } from "../../../support/evidence.ts";
import { list, node, storageNode } from "../objects.ts";

interface Member {
  readonly uid: string;
  readonly storage: boolean;
}

const stores = (...uids: readonly string[]): Member[] =>
  uids.map((uid) => ({ uid, storage: true }));
const computes = (...uids: readonly string[]): Member[] =>
  uids.map((uid) => ({ uid, storage: false }));

/** A dump of nodes with their StorageNodes, taken on a day of August 2026. */
function dump(day: number, members: readonly Member[], hasRoles = true): object {
  const lastHeartbeatTime = new Date(Date.UTC(2026, 7, day)).toISOString();
  const nodes = members.map(({ uid }, index) => {
    const plain = node(`n-${index}`, {
      status: { conditions: [{ type: "Ready", lastHeartbeatTime }] },
    }) as { metadata: object };
    return { ...plain, metadata: { ...plain.metadata, uid } };
  });
  const roles = members.map(({ storage }, index) => storageNode(`n-${index}`, storage));
  return list(...nodes, ...(hasRoles ? roles : []));
}

function replaced(before: object, ...after: readonly object[]) {
  const [old, present] = [inventoryFrom(before), inventoryFrom(...after)];
  const comparison = earlierDump([old], [present]);
  const earlier = "dump" in comparison ? comparison.dump : null;
  const { storageReplaced, sinceDays } = clusterFacts(present, nodeGroupFacts(present), earlier);
  return [storageReplaced, sinceDays];
}

describe("storage nodes that were replaced between two dumps", () => {
  const before = [...stores("a", "b", "c"), ...computes("x", "y")];

  it.each<[string, Member[], number]>([
    ["none", before, 0],
    ["one", [...stores("a", "b", "d"), ...computes("x", "y")], 1],
    ["all", [...stores("d", "e", "f"), ...computes("x", "y")], 3],
    ["none, where only compute nodes were", [...stores("a", "b", "c"), ...computes("z", "w")], 0],
    ["none, where one was added", [...stores("a", "b", "c", "d"), ...computes("x", "y")], 0],
    ["none, where one is gone for good", [...stores("a", "b"), ...computes("x", "y")], 0],
  ])("%s", (_name, after, expected) => {
    expect(replaced(dump(1, before), dump(8, after))).toEqual([expected, 7]);
  });

  it.each<[string, object, object]>([
    ["roles are not known before", dump(1, before, false), dump(8, before)],
    ["roles are not known after", dump(1, before), dump(8, before, false)],
  ])("are not known where %s", (_name, one, other) => {
    expect(replaced(one, other)).toEqual([undefined, 7]);
  });

  it("are not known where a node does not say which one it is", () => {
    const unnamed = [...stores("a", "b", ""), ...computes("x", "y")];
    expect(replaced(dump(1, before), dump(8, unnamed))).toEqual([undefined, 7]);
    expect(replaced(dump(1, unnamed), dump(8, before))).toEqual([undefined, 7]);
  });

  it("are not known where a node beside the list shows that it is not whole", () => {
    expect(replaced(dump(1, before), dump(8, before), node("far"))).toEqual([undefined, 7]);
  });

  it.each<[string, object, object]>([
    ["the dumps are of one moment", dump(8, before), dump(8, before)],
    ["the earlier one is later", dump(9, before), dump(8, before)],
    ["the earlier one names no moment", list(storageNode("n-0", true)), dump(8, before)],
  ])("are none where %s, so that nothing is compared", (_name, one, other) => {
    expect(replaced(one, other)).toEqual([0, 0]);
  });
});
