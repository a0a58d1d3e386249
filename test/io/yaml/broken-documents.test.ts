import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDocuments } from "../../../src/io/yaml/parse-documents.ts";

describe("what is wrong is told with its place", () => {
  it.each([
    ["an alias of itself", "a:\n  b: &x [*x]\n", ["2:10"]],
    ["an alias of nothing", "a: 1\nb: *nope\n", ["2:5"]],
    ["a tab before a key", "a:\n\tb: 1\n", ["2:1"]],
    ["a tab before an item", "a:\n\t- b\n", ["2:1"]],
    ["an unknown tag", "a: 1\nb: !secret x\n", ["2:4"]],
    ["a tag of YAML 1.1", "a: !!timestamp 2020-01-01\n", ["1:4"]],
    ["an open bracket", '{"a": [1,\n  2\n', ["3:1"]],
    ["text behind a value", "a: 'it's'\n", ["1:8"]],
    ["nesting beyond all use", `a: ${"[".repeat(100_000)}`, ["1:103"]],
  ])("%s", (_, text, places) => {
    const found = problemsIn(text).map(({ at }) => `${at?.line}:${at?.column}`);
    expect(found).toEqual(places);
  });

  it.each([
    ["a tab before a key", "a:\n\tb: 1\n", "indent with spaces"],
    ["a tab before the first key", "\ta: 1\n", "indent with spaces"],
    ["nesting beyond all use", "[".repeat(1000), "nest less deeply"],
    ["a bomb of aliases", aliasBomb(10), "write the values out"],
  ])("%s has a hint that helps", (_, text, hint) => {
    expect(problemsIn(text).map((problem) => problem.hint)).toEqual([hint]);
  });

  it("a complex key is placed where it stands", () => {
    const places = problemsIn("a: 1\nb: {{ .Values.b } }\n").map(({ at }) => at?.line);
    expect(places).toEqual([2]);
  });

  it("one broken document of three does not take the others", () => {
    const text = "a: 1\n---\nb: [\n---\nc: 3\n";
    const seen = parseDocuments("f", text).map((each) =>
      each.kind === "document" ? each.value : "!",
    );
    expect(seen).toEqual([{ a: 1 }, "!", { c: 3 }]);
  });
});

describe("hostile documents stay harmless", () => {
  it.each([4, 5, 10, 400])("aliases in %s levels of ten are followed or refused", (levels) => {
    const kinds = parseDocuments("f", aliasBomb(levels)).map(({ kind }) => kind);
    expect(kinds).toEqual([levels < 5 ? "document" : "broken"]);
  });

  it("a large document without aliases is no bomb", () => {
    const text = JSON.stringify(Array.from({ length: 200_000 }, (_, index) => index));
    expect(parseDocuments("f", text).map(({ kind }) => kind)).toEqual(["document"]);
  });

  it("keys with a meaning in JavaScript are keys like others", () => {
    const text = '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}';
    const [document] = parseDocuments("f", text);
    const value = document?.kind === "document" ? document.value : null;
    expect(Object.entries(value ?? {})).toEqual(Object.entries(JSON.parse(text)));
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect({}).not.toHaveProperty("polluted");
  });

  it("20,000 documents in one file are all read", () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `---\na: ${index}\n`).join("");
    const values = parseDocuments("f", text).map((each) => each.kind === "document" && each.value);
    expect(values).toHaveLength(20_000);
    expect(values.at(-1)).toEqual({ a: 19_999 });
  });

  it("any text gives documents or problems with places, and never throws", () => {
    const pieces = [
      ["a", ":", " ", "-", "\n", "[", "]", "{", "}", ",", "&x", "*x", "!", "'", '"', "|", ">"],
      ["#", "?", "%", "\t", "\\", "---\n", "...\n", "  ", "\r\n", "<<", "\uFEFF", "\uD800", "😀"],
    ].flat();
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...pieces), maxLength: 40 }), (text) => {
        const problems = problemsIn(text);
        expect(problems.filter(({ at }) => at === null)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

function problemsIn(text: string) {
  return parseDocuments("f", text).flatMap((each) => (each.kind === "broken" ? each.problems : []));
}

/** Lists of ten, each of ten times the one before. */
function aliasBomb(levels: number): string {
  const lists = Array.from(
    { length: levels },
    (_, level) => `- &l${level + 1} [${Array(10).fill(`*l${level}`).join(", ")}]\n`,
  );
  return ["- &l0 x\n", ...lists].join("");
}
