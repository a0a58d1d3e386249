import { describe, expect, it } from "vitest";
import type { Inventory } from "../../../../src/core/evidence/inventory.ts";
import { earlierDump } from "../../../../src/core/evidence/earlier-dump.ts";
import { list, node, storageCluster } from "../objects.ts";
import { inventoryIn, observationsOf } from "./observed.ts";
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
  const earlier = earlierDump([inventoryIn(before)], [inventoryIn(after)]);
  return observationsOf(after, { earlier, now: now ?? null })
    .filter(({ trait, confidence }) => trait === "instanceChurn" && confidence === "states")
    .map((each) => [sayingOf(each), each.says]);
}

describe("two dumps of one cluster", () => {
  it.each<[string, string[], string[], number, string, string]>([
    [
      "nothing changed",
      uids(0, 10),
      uids(0, 10),
      31,
      "static",
      "0 of 10 nodes were replaced in 30 days",
    ],
    [
      "two replaced",
      uids(0, 10),
      uids(2, 12),
      31,
      "static, occasional, regular",
      "2 of 10 nodes were replaced in 30 days",
    ],
    [
      "all replaced",
      uids(0, 10),
      uids(10, 20),
      31,
      "static, occasional, regular, constant",
      "10 of 10 nodes were replaced in 30 days",
    ],
    [
      "one in ten days",
      uids(0, 10),
      uids(1, 11),
      11,
      "static, occasional, regular",
      "1 of 10 nodes were replaced in 10 days",
    ],
    // Growing and shrinking replaces nothing.
    [
      "only new ones",
      uids(0, 10),
      uids(0, 20),
      31,
      "static",
      "0 of 10 nodes were replaced in 30 days",
    ],
    ["only fewer", uids(0, 10), uids(0, 5), 31, "static", "0 of 10 nodes were replaced in 30 days"],
    [
      "four gone, one new",
      uids(0, 10),
      [...uids(4, 10), "x"],
      31,
      "static, occasional",
      "1 of 10 nodes were replaced in 30 days",
    ],
  ])("with %s", (_name, before, after, day, ids, says) => {
    expect(churnSince([dump(before, 1)], [dump(after, day)])).toEqual([
      [`instanceChurn: ${ids} (states)`, says],
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
      earlierDump(since, after) === null ? 0 : 1;
    expect(count([one!], [third!])).toBe(1);
    expect(count([one!, other!], [third!])).toBe(0);
    expect(count([one!], [other!, third!])).toBe(0);
    expect(count([], [third!])).toBe(0);
    expect(count([one!], [])).toBe(0);
  });

  it("count no node that does not say which one it is", () => {
    expect(churnSince([dump([null, null, "a"], 1)], [dump([null, "b"], 31)])).toEqual([
      [
        "instanceChurn: static, occasional, regular (states)",
        "1 of 3 nodes were replaced in 30 days",
      ],
    ]);
  });
});
