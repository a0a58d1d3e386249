import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { parseDocuments } from "../../../src/io/yaml/parse-documents.ts";

/** The only document of a text, which has to be one. */
function onlyDocument(text: string) {
  const [document, ...others] = parseDocuments("f", text);
  expect(others).toEqual([]);
  if (document?.kind !== "document") throw new Error("no document");
  return document;
}

/** What a parser reads that is told to take the last of equal keys. */
function valueByOracle(text: string): unknown {
  return parseAllDocuments(text, { uniqueKeys: false })[0]?.toJS();
}

describe("of keys that stand twice", () => {
  it.each([
    ["in a mapping", "a: 1\nb: 2\na: 3\n"],
    ["three times", "a: 1\na: 2\na: 3\n"],
    ["of different kinds", "a: {b: 1}\na: [1]\n"],
    ["inside", "a:\n  b: 1\n  b: 2\nc: [{d: 1, d: 2}]\n"],
    ["in JSON", '{"a": 1, "b": {"c": 1, "c": 2}, "a": 2}'],
    ["one of them empty", "a: 1\na:\n"],
    ["in other quotes", "a: 1\n'a': 2\n\"a\": 3\n"],
    ["with a meaning", "__proto__: 1\n__proto__: 2\n"],
    ["with an alias", "a: &x 1\na: 2\nb: *x\n"],
  ])("the last one counts, as in Kubernetes: %s", (_, text) => {
    expect(onlyDocument(text).value).toEqual(valueByOracle(text));
  });

  it("the last one counts, in any mapping", () => {
    const key = fc.constantFrom("a", "b", "'a'", '"b"', "c");
    const entry = fc.tuple(key, fc.constantFrom("1", "[2]", "{a: 3, a: 4}", "x"));
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), (entries) => {
        const text = entries.map(([name, value]) => `${name}: ${value}\n`).join("");
        expect(onlyDocument(text).value).toEqual(valueByOracle(text));
      }),
    );
  });

  it("places lead to the last one", () => {
    const document = onlyDocument("a: 1\nb: {c: 1, c: 2}\na:\n  d: 3\n");
    const places = [["a"], ["a", "d"], ["b", "c"]].map((path) => {
      const { line, column } = document.placeOf(path, "key");
      return `${line}:${column}`;
    });
    expect(places).toEqual(["3:1", "4:3", "2:11"]);
  });

  it("each but the first is told of", () => {
    const { duplicates } = onlyDocument("a: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n");
    expect(duplicates).toEqual(
      [
        ["c", 2, 11],
        ["a", 3, 1],
        ["a", 4, 1],
      ].map(([name, line, column]) => ({
        code: "duplicate-key",
        message: `the key "${name}" stands here a second time`,
        at: { file: "f", line, column },
        hint: "remove one of the two",
      })),
    );
  });

  it("only those of the document itself are told of", () => {
    const told = parseDocuments("f", "a: 1\na: 2\n---\na: 1\n---\nb: 1\nb: 2\n").map((document) =>
      document.kind === "document" ? document.duplicates.map(({ at }) => at?.line) : null,
    );
    expect(told).toEqual([[2], [], [7]]);
  });

  it("keys that are equal only as numbers stay an error", () => {
    expect(parseDocuments("f", "1: a\n0x1: b\n").map(({ kind }) => kind)).toEqual(["broken"]);
  });

  it("there are none in what repeats nothing", () => {
    const text = "a: &x {b: 1}\nc: *x\nd: [{b: 1}, {b: 1}]\n";
    expect(onlyDocument(text).duplicates).toEqual([]);
  });
});
