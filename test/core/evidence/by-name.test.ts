import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areAscending, byName } from "../../../src/core/evidence/by-name.ts";

const anyName = fc.string({ unit: fc.constantFrom("a", "b", "-", "1", "é"), maxLength: 3 });
const inOrder = fc.uniqueArray(anyName).map((names) => names.toSorted());
const inAnyOrder = fc.array(anyName);

describe("records by name", () => {
  it.each([
    ["in the order of their names", inOrder],
    ["in any order, names twice among them", inAnyOrder],
  ])("%s, are found as in a table of all, whatever is asked for", (_, lists) => {
    fc.assert(
      fc.property(lists, fc.array(anyName, { maxLength: 20 }), (names, asked) => {
        const records = names.map((name, index) => ({ name, index }));
        const table = new Map(records.map((record) => [record.name, record]));
        const found = byName(records);
        // First one after the other, which is what a list of another kind asks for.
        for (const name of [...names, ...asked, ...names]) {
          expect(found.get(name)).toBe(table.get(name));
        }
      }),
    );
  });

  it.each([
    [[], true],
    [[""], true],
    [["", "a", "b"], true],
    [["a", "B"], false],
    [["a", "a"], false],
    [["a", "c", "b"], false],
  ])("%j ascend: %j", (names, expected) => {
    expect(areAscending(names.map((name) => ({ name })))).toBe(expected);
  });
});
