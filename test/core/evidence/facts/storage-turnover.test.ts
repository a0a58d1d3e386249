import { describe, expect, it } from "vitest";
import { storageTurnover } from "../../../../src/core/evidence/facts/storage-turnover.ts";
import { DAY, instantOf } from "../../../../src/core/model/instant.ts";
import { inventoryFrom } from "../../../support/evidence.ts";
import { list, node, storageNode } from "../objects.ts";

const NOW = instantOf("2026-11-01T00:00:00Z")!;

/** Nodes of some ages in days, each with a StorageNode that says what it holds. */
function cluster(ages: readonly number[], storage: boolean | null = true) {
  return inventoryFrom(
    list(
      ...ages.flatMap((age, index) => {
        const creationTimestamp = new Date(NOW - age * DAY).toISOString();
        const made = node(`n${index}`) as { metadata: object };
        return [
          { ...made, metadata: { ...made.metadata, creationTimestamp } },
          storageNode(`n${index}`, storage),
        ];
      }),
    ),
  );
}

describe("the turnover of storage nodes", () => {
  it("is the number of nodes over their ages together, a month", () => {
    // 4 nodes with 100 days together: 4 replacements in 100 node days, 120 % in 30 days.
    expect(storageTurnover(cluster([60, 20, 15, 5]), NOW)).toEqual({ storageTurnover: 120 });
    expect(storageTurnover(cluster([900, 700, 500, 300]), NOW)).toEqual({ storageTurnover: 5 });
  });

  it.each([
    ["nodes of one age, made in one go", cluster([60, 60.5, 60.2])],
    ["too few nodes", cluster([60, 20])],
    ["a young cluster", cluster([20, 10, 3])],
    ["no node that holds storage", cluster([60, 20, 5], false)],
    ["no StorageNode", inventoryFrom(list(node("a"), node("b"), node("c")))],
    ["StorageNodes without Nodes", inventoryFrom(list(storageNode("a", true)))],
  ])("is unknown with %s", (_, inventory) => {
    expect(storageTurnover(inventory, NOW)).toEqual({});
  });

  it("is unknown without a moment to count to", () => {
    expect(storageTurnover(cluster([60, 20, 15, 5]), null)).toEqual({});
  });
});
