import { describe, expect, it } from "vitest";
import { entry, item, named } from "../../../src/core/model/lookup.ts";
import { at16, at8, atFloat, atList } from "../../../src/core/model/table.ts";

describe("item", () => {
  it.each<[ArrayLike<number>, number, number]>([
    [[7, 8], 0, 7],
    [[7, 8], 1, 8],
    [Int8Array.of(0, -2), 0, 0],
    [Int8Array.of(0, -2), 1, -2],
  ])("of %o at %i is %i", (list, position, value) => {
    expect(item(list, position)).toBe(value);
  });

  it.each([
    [2, "nothing at position 2"],
    [-1, "nothing at position -1"],
    [0.5, "nothing at position 0.5"],
  ])("there is none at %d of two", (position, message) => {
    expect(() => item([7, 8], position)).toThrow(new RangeError(message));
  });
});

describe("named", () => {
  const rules = [{ id: "churn" }, { id: "cloud" }];

  it("gives the one with the id", () => {
    expect(named(rules, "cloud")).toBe(rules[1]);
  });

  it("throws where there is none", () => {
    expect(() => named(rules, "clod")).toThrow(new RangeError("nothing has the id clod"));
  });
});

describe("entry", () => {
  const counts = new Map([["none", 0]]);

  it("gives the value of a key, be it 0", () => {
    expect(entry(counts, "none")).toBe(0);
  });

  it("throws where the key has none", () => {
    expect(() => entry(counts, "some")).toThrow(new RangeError("no entry for some"));
  });
});

describe("tables", () => {
  it.each<[string, number, number]>([
    ["of points", at16(Int16Array.of(300, -30), 1), -30],
    ["of evidence", at8(Int8Array.of(2, -2), 1), -2],
    ["of real numbers", atFloat(Float64Array.of(0.5, -0.25), 1), -0.25],
    ["in lists", atList([7, 8], 1), 8],
  ])("%s hold %d", (_, found, value) => {
    expect(found).toBe(value);
  });

  it("read as 0 beyond their ends", () => {
    const found = [
      at16(Int16Array.of(1), 1),
      at8(Int8Array.of(1), -1),
      atFloat(Float64Array.of(1), 2),
      atList([1], 1),
    ];
    expect(found).toEqual([0, 0, 0, 0]);
  });
});
