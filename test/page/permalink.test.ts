import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  permalinkOf,
  possibleAfter,
  readPermalink,
  realChanges,
} from "../../src/page/permalink.ts";
import { RULE_SET } from "../support/assessing.ts";

const trait = (id: string) => RULE_SET.traits.findIndex((each) => each.id === id);
const read = (hash: string, clusters = 1) => readPermalink(hash, RULE_SET, clusters);

describe("an address", () => {
  it("says the same again after it is read", () => {
    const changes = fc
      .tuple(
        ...RULE_SET.traits.map(({ levels }) => fc.integer({ min: 0, max: 2 ** levels.length - 1 })),
      )
      .map((masks) => new Map([...masks.entries()].filter(([, mask]) => mask > 0)));
    fc.assert(
      fc.property(changes, fc.integer({ min: 0, max: 4 }), (changed, cluster) => {
        const hash = permalinkOf({ cluster, changes: changed }, RULE_SET, 5);
        expect(read(hash, 5)).toEqual({ cluster, changes: changed, notes: [] });
      }),
    );
  });

  it("is empty for nothing", () => {
    expect(permalinkOf({ cluster: 0, changes: new Map() }, RULE_SET, 1)).toBe("");
    expect(read("")).toEqual({ cluster: 0, changes: new Map(), notes: [] });
    expect(read("#", 2)).toEqual({ cluster: null, changes: new Map(), notes: [] });
  });

  it("can be written by hand", () => {
    const { cluster, changes } = read("#cluster=2&autoscaling=hourly,daily&network=*", 3);
    expect(cluster).toBe(1);
    expect([...changes]).toEqual([
      [trait("autoscaling"), 0b11000],
      [trait("network"), 2 ** RULE_SET.traits[trait("network")]!.levels.length - 1],
    ]);
  });

  it.each([
    ["#frobnicate=1", "unknown trait frobnicate"],
    ["#autoscaling=sometimes", "autoscaling has no level sometimes"],
    ["#autoscaling=daily,sometimes", "autoscaling has no level sometimes"],
    ["#autoscaling", "autoscaling has no level "],
    ["#cluster=0", "there is no cluster 0"],
    ["#cluster=4", "there is no cluster 4"],
    ["#cluster=2x", "there is no cluster 2x"],
    ["#%E2%80%AEx=1", "unknown trait \\u202ex"],
    ["#%=1", "unknown trait %"],
    ["#__proto__=1", "unknown trait __proto__"],
  ])("%s is left out with a note", (hash, note) => {
    expect(read(hash, 3)).toEqual({ cluster: null, changes: new Map(), notes: [note] });
  });
});

describe("changes", () => {
  it("are those that differ from what is known", () => {
    const changes = new Map([
      [0, 1],
      [1, 2],
    ]);
    expect([...realChanges([1, 1, 1], changes)]).toEqual([[1, 2]]);
    expect(possibleAfter([1, 1, 1], changes)).toEqual([1, 2, 1]);
  });
});
