import { describe, expect, it } from "vitest";
import type { Inventory } from "../../../../src/core/evidence/inventory.ts";
import { earlierDump } from "../../../../src/core/evidence/earlier-dump.ts";
import { list, node, storageCluster, storageNode } from "../objects.ts";
import { comparedWith, inventoryIn, observationsOf } from "./observed.ts";
import { sayingOf } from "./statements.ts";

/** A list of workers by uid, as a cluster printed it on a day of August 2026. */
function dump(uids: readonly (string | null)[], day: number | null): object {
  const conditions =
    day === null
      ? []
      : [{ type: "Ready", lastHeartbeatTime: new Date(Date.UTC(2026, 7, day)).toISOString() }];
  return list(
    ...uids.map((uid, index) => {
      const plain = node(`w-${index}`, { pool: "web", status: { conditions } });
      const { metadata } = plain as { metadata: object };
      return { ...plain, metadata: { ...metadata, uid: uid ?? undefined } };
    }),
  );
}
const uids = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `uid-${from + index}`);

function churnSince(before: readonly object[], after: readonly object[], now?: number) {
  const earlier = comparedWith(before, after);
  return observationsOf(after, { earlier, now: now ?? null })
    .filter(({ trait, confidence }) => trait === "instanceChurn" && confidence === "strongly hints")
    .map((each) => [sayingOf(each), each.says]);
}

describe("two dumps of one cluster", () => {
  // With n replaced, at most (sqrt(n + 1) + 1)^2 were to be expected: 4 for none, 7.5 for two.
  it.each<[string, string[], string[], number, string, string]>([
    ["nothing changed", uids(0, 10), uids(0, 10), 31, "static, occasional, regular", "0 of 10"],
    ["nothing, of many", uids(0, 100), uids(0, 100), 31, "static, occasional", "0 of 100"],
    ["nothing, of many, for long", uids(0, 100), uids(0, 100), 151, "static", "0 of 100"],
    ["two of many", uids(0, 100), uids(2, 102), 31, "static, occasional", "2 of 100"],
    ["ten of many", uids(0, 100), uids(10, 110), 31, "static, occasional, regular", "10 of 100"],
    [
      "all replaced",
      uids(0, 10),
      uids(10, 20),
      31,
      "static, occasional, regular, constant",
      "10 of 10",
    ],
    // Growing and shrinking replaces nothing.
    ["only new ones", uids(0, 100), uids(0, 200), 151, "static", "0 of 100"],
    ["only fewer", uids(0, 100), uids(0, 50), 151, "static", "0 of 100"],
    [
      "four gone, one new",
      uids(0, 100),
      [...uids(4, 100), "x"],
      151,
      "static, occasional",
      "1 of 100",
    ],
  ])("with %s", (_name, before, after, day, ids, share) => {
    expect(churnSince([dump(before, 1)], [dump(after, day)])).toEqual([
      [`instanceChurn: ${ids} (strongly hints)`, `replaced in ${day - 1} days: ${share} nodes`],
    ]);
  });

  it("tell nothing after minutes, in which hardly anything is replaced anyway", () => {
    const later = new Date(Date.UTC(2026, 7, 1, 0, 10)).toISOString();
    const soon = JSON.parse(
      JSON.stringify(dump(uids(0, 9), 1)).replaceAll(/"2026-08-01[^"]*"/g, `"${later}"`),
    ) as object;
    expect(churnSince([dump(uids(0, 9), 1)], [soon])).toEqual([
      [
        "instanceChurn: static, occasional, regular, constant (strongly hints)",
        "replaced in 1 day: 0 of 9 nodes",
      ],
    ]);
  });

  it("are apart by their own moments, not by the one that they are judged at", () => {
    const [before, after] = [dump(uids(0, 10), 1), dump(uids(2, 12), 31)];
    const later = Date.UTC(2027, 7, 1);
    expect(churnSince([before], [after], later)).toEqual(churnSince([before], [after]));
  });

  it.each<[string, object[], object[]]>([
    ["they are of the same moment", [dump(uids(0, 9), 5)], [dump(uids(1, 10), 5)]],
    ["the later one is older", [dump(uids(0, 9), 9)], [dump(uids(1, 10), 5)]],
    ["the first names no moment", [dump(uids(0, 9), null)], [dump(uids(1, 10), 5)]],
    ["the second names no moment", [dump(uids(0, 9), 5)], [dump(uids(1, 10), null)]],
    ["the first holds no nodes", [storageCluster()], [dump(uids(1, 10), 5)]],
    ["the second holds no nodes", [dump(uids(0, 9), 5)], [storageCluster()]],
    ["the first is no whole list", [node("a"), dump(uids(0, 9), 1)], [dump(uids(1, 10), 5)]],
  ])("say nothing where %s", (_name, before, after) => {
    expect(churnSince(before, after)).toEqual([]);
  });

  it("say nothing where either is of two clusters", () => {
    const [one, other, third] = [dump(uids(0, 9), 1), dump(uids(3, 12), 9), dump(uids(5, 14), 31)]
      .map((each) => [each])
      .map(inventoryIn);
    const count = (since: readonly Inventory[], after: readonly Inventory[]) =>
      "dump" in earlierDump(since, after) ? 1 : 0;
    expect(count([one!], [third!])).toBe(1);
    expect(count([one!, other!], [third!])).toBe(0);
    expect(count([one!], [other!, third!])).toBe(0);
    expect(count([], [third!])).toBe(0);
    expect(count([one!], [])).toBe(0);
  });

  it("count nodes that do not store where those are known, and all together else", () => {
    const roles = (count: number, total: number) =>
      Array.from({ length: total }, (_, index) => storageNode(`w-${index}`, index < count));
    const both = (storing: number) =>
      churnSince(
        [list(...itemsOf(dump(uids(0, 60), 1)), ...roles(storing, 60))],
        [list(...itemsOf(dump([...uids(0, 50), ...uids(90, 100)], 91)), ...roles(storing, 60))],
      ).map(([, says]) => says);
    expect(both(30)).toEqual(["replaced in 90 days: 10 of 30 nodes"]);
    expect(both(60)).toEqual(["replaced in 90 days: 10 of 60 nodes"]);
  });
  const itemsOf = (listed: object) => (listed as { items: object[] }).items;

  it("say nothing where a node does not say which one it is", () => {
    expect(churnSince([dump([null, "a", "b"], 1)], [dump(["c", "a", "b"], 31)])).toEqual([]);
    expect(churnSince([dump(["c", "a", "b"], 1)], [dump([null, "a", "b"], 31)])).toEqual([]);
  });

  it.each<[string, object[], object[], string]>([
    ["the later one is older", [dump(uids(0, 9), 9)], [dump(uids(1, 10), 5)], "not older"],
    [
      "one names no moment",
      [dump(uids(0, 9), null)],
      [dump(uids(1, 10), 5)],
      "conditions of nodes",
    ],
  ])("say why they cannot be compared where %s", (_name, before, after, why) => {
    const comparison = earlierDump([inventoryIn(before)], [inventoryIn(after)]);
    expect("obstacle" in comparison ? comparison.obstacle : "").toContain(why);
  });

  it("are of the time that conditions tell, not of the newest node", () => {
    const creationTimestamp = "2026-08-20T00:00:00Z";
    const young = (uid: string) => ({
      apiVersion: "v1",
      kind: "Node",
      metadata: { name: uid, uid, creationTimestamp },
    });
    expect(comparedWith([list(young("a"))], [list(young("b"))])).toBeNull();
  });
});
