import { describe, expect, it } from "vitest";
import { Fields, type FieldSource, type Unfilled } from "../../../src/core/evidence/fields.ts";

function fieldsOf(value: unknown) {
  const unfilled: Unfilled[] = [];
  const source: FieldSource = {
    placeOf: (path, part) => ({ file: `${part} ${path.join(".")}`, line: 1, column: 1 }),
    unfilled,
  };
  return { fields: new Fields(value, source), unfilled };
}

describe("a value of a foreign object", () => {
  it.each<[unknown, string | null, boolean | null, number | null]>([
    ["text", "text", null, null],
    ["", "", null, null],
    [7, "7", null, 7],
    ["7", "7", null, 7],
    [" 7 ", " 7 ", null, 7],
    [1, "1", true, 1],
    ["0", "0", false, 0],
    [-7, "-7", null, null],
    [7.5, "7.5", null, null],
    ["7Gi", "7Gi", null, null],
    ["1234567890", "1234567890", null, null],
    [true, "true", true, null],
    ["True", "True", true, null],
    ["yes", "yes", true, null],
    [" ON ", " ON ", true, null],
    ["no", "no", false, null],
    ["Off", "Off", false, null],
    [false, "false", false, null],
    ["nope", "nope", null, null],
    [null, null, null, null],
    [undefined, null, null, null],
    [["true"], null, null, null],
    [{ value: "true" }, null, null, null],
  ])("%j as a text is %j, as a boolean %j, as a number %j", (value, text, boolean, integer) => {
    const { fields } = fieldsOf({ value });
    const field = fields.at("value");
    expect([field.text, field.boolean, field.integer]).toEqual([text, boolean, integer]);
  });

  it.each<[unknown, boolean, number, string[]]>([
    [["a", "b"], true, 2, []],
    [[], true, 0, []],
    [{ a: 1, b: 2 }, false, 0, ["a", "b"]],
    ["ab", false, 0, []],
    [7, false, 0, []],
    [null, false, 0, []],
  ])("%j is a list: %s, of %i items; as a mapping it has %j", (value, isList, items, keys) => {
    const { fields } = fieldsOf(value);
    expect(fields.isList).toBe(isList);
    expect(fields.items).toHaveLength(items);
    expect(fields.entries.map(([key]) => key)).toEqual(keys);
  });

  it("has parts wherever one looks, with the places of their paths", () => {
    const { fields } = fieldsOf({ a: [{ b: 1 }] });
    const part = fields.at("a", 0, "b");
    expect([part.integer, part.place.file, part.keyPlace.file]).toEqual([
      1,
      "value a.0.b",
      "key a.0.b",
    ]);
    expect(fields.at("x", "y", 3).isGiven).toBe(false);
    expect(fields.at("a").at(0).at("b").path).toEqual(["a", 0, "b"]);
  });

  it.each(["constructor", "__proto__", "length", "toString"])(
    "has no part %s by inheritance",
    (key) => {
      expect(fieldsOf({}).fields.at(key).isGiven).toBe(false);
      expect(fieldsOf("text").fields.at(key).isGiven).toBe(false);
    },
  );

  it("has the parts that it takes over from others, its own and the first ones first", () => {
    const base = { a: 1, b: 1, c: 1, d: { e: 1 } };
    const { fields } = fieldsOf({
      "<<": [
        { b: 2, "<<": base },
        { c: 3, f: 3 },
      ],
      a: 0,
    });
    const parts = ["a", "b", "c", "f", "g"].map((key) => fields.at(key).value);
    expect(parts).toEqual([0, 2, 1, 3, undefined]);
    expect(fields.at("d", "e").integer).toBe(1);
    expect(fields.entries.map(([key]) => key)).toEqual(["a", "b", "c", "d", "f"]);
  });

  it.each([["a text"], [7], [null], [[null, "text"]]])("takes over nothing from %j", (merged) => {
    const { fields } = fieldsOf({ "<<": merged, a: 1 });
    expect([fields.at("b").isGiven, fields.entries.map(([key]) => key)]).toEqual([false, ["a"]]);
  });

  it("may be taken over by itself, which is nothing new", () => {
    const value: Record<string, unknown> = { a: 1 };
    value["<<"] = Array.from({ length: 1000 }, () => value);
    const { fields } = fieldsOf(value);
    expect([fields.at("a").integer, fields.at("b").isGiven]).toEqual([1, false]);
    expect(fields.entries).toHaveLength(1);
  });

  it("notes a template wherever it is read from or looked into", () => {
    const { fields, unfilled } = fieldsOf({ a: "{{ a }}", b: ["${B}"], c: "<c>" });
    expect(unfilled).toEqual([]);
    fields.at("b").items.map(({ text }) => text);
    fields.at("c", "inside", "it");
    expect(fields.at("a").entries).toEqual([]);
    expect(unfilled).toEqual([
      { path: ["b", 0], text: "${B}" },
      { path: ["c"], text: "<c>" },
      { path: ["a"], text: "{{ a }}" },
    ]);
  });

  it("notes nothing about a template that is only the value", () => {
    const { fields, unfilled } = fieldsOf({ a: "{{ a }}" });
    expect([fields.at("a").value, unfilled]).toEqual(["{{ a }}", []]);
  });
});

describe("a part that is asked for by its key", () => {
  it.each<unknown>([
    { key: "text" },
    { key: 7 },
    { key: false },
    { key: null },
    { key: ["text"] },
    { key: "{{ value }}" },
    { "<<": { key: "merged" } },
    {},
    "{{ all }}",
    "text",
    7,
    null,
    undefined,
  ])("of %j says the same as the part by itself, of templates too", (value) => {
    const [one, other] = [fieldsOf({ value }), fieldsOf({ value })];
    const [quick, slow] = [one.fields.at("value"), other.fields.at("value").at("key")];
    expect([quick.textAt("key"), quick.has("key")]).toEqual([slow.text, slow.isGiven]);
    const found = (unfilled: readonly Unfilled[]) =>
      new Set(unfilled.map((each) => JSON.stringify(each)));
    expect(found(one.unfilled)).toEqual(found(other.unfilled));
  });
});
