import fc from "fast-check";
import { dump } from "js-yaml";
import { describe, expect, it } from "vitest";
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Document } from "yaml";
import { parseAllDocuments, stringify } from "yaml";
import { parseDocuments } from "../../../src/io/yaml/parse-documents.ts";

/** A value or key with its place, `line:column`, as the package yaml has them. */
interface Placed {
  readonly path: readonly (string | number)[];
  readonly part: "key" | "value";
  readonly at: string;
}

/** What the package yaml reads: values, and the places of all keys and values that have a text. */
function readByOracle(text: string) {
  const lines = new LineCounter();
  const documents = [...parseAllDocuments(text, { lineCounter: lines })];
  if (documents.some(({ errors }) => errors.length > 0)) return null;
  return documents.flatMap((document) => {
    const { contents } = document;
    if (contents === null || (isScalar(contents) && contents.value === null)) return [];
    const value: unknown = document.toJS();
    return [{ value, places: placesIn(contents, { document, lines, path: [] }) }];
  });
}

interface Walk {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly path: Placed["path"];
}

function placesIn(node: Node | null, walk: Walk): Placed[] {
  const [start, end] = node?.range ?? [0, 0];
  if (node === null || start === end) return [];
  const own = [placed(node, "value", walk)];
  if (isSeq<Node>(node)) {
    const inside = (index: number) => ({ ...walk, path: [...walk.path, index] });
    return [...own, ...node.items.flatMap((item, index) => placesIn(item, inside(index)))];
  }
  if (!isMap<Node, Node | null>(node)) return own;
  const pairs = node.items.flatMap(({ key, value }) => {
    const inside = { ...walk, path: [...walk.path, keyText(key, walk.document)] };
    return [placed(key, "key", inside), ...placesIn(value, inside)];
  });
  return [...own, ...pairs];
}

function placed(node: Node, part: Placed["part"], { lines, path }: Walk): Placed {
  const { line, col } = lines.linePos(node.range?.[0] ?? 0);
  return { path, part, at: `${line}:${col}` };
}

function keyText(key: Node, document: Document): string {
  const scalar = isAlias(key) ? key.resolve(document) : key;
  return isScalar(scalar) ? String(scalar.value) : "";
}

/** What {@link parseDocuments} reads, at the same places. */
function readByUs(text: string, wanted: readonly { readonly places: readonly Placed[] }[]) {
  return parseDocuments("f.yaml", text).map((document, index) => {
    if (document.kind !== "document") return document;
    const places = (wanted[index]?.places ?? []).map(({ path, part }): Placed => {
      const { file, line, column } = document.placeOf(path, part);
      expect(file).toBe("f.yaml");
      return { path, part, at: `${line}:${column}` };
    });
    return { value: document.value, places };
  });
}

function readings(text: string) {
  const theirs = readByOracle(text);
  return { ours: readByUs(text, theirs ?? []), theirs };
}

/** Both writers now and then write what is no YAML: js-yaml a key `---`, yaml an empty key. */
function soundReadings(text: string) {
  const { ours, theirs } = readings(text);
  fc.pre(theirs !== null);
  return { ours, theirs };
}

/** Texts that YAML would read as something else without quotes, and names with a meaning in JS. */
const ODD_TEXTS = [
  ["", " ", "~", "null", "true", "no", "0x1F", "1e3", ".inf", "-", "- a", "? b", "a: b", "a #b"],
  ["---", "...", "--- x", "%a", "&a", "*a", "!a", "|", ">", "'", '"', "{", "]", ",", "@", "`"],
  ["\n", " x\n\n y\n", "x\n---\ny", "\t", "\r\n", "\u0000", "\u0085", "\u2028", "\uFEFF", "😀"],
  ["__proto__", "constructor", "toString", "hasOwnProperty", "<<", "=", "2020-01-01"],
].flat();

describe("values and places are those of the package yaml", () => {
  it.each([
    ["block mappings", "a:\n  b:\n    c: d\n  e: 1\nf: x y\n"],
    ["block lists", "a:\n- 1\n-   2\n- - 3\n  - 4\nb:\n  - c: 5\n    d: 6\n  -\n    e: 7\n"],
    ["flow collections", "{a: 1, b: [x, {c: 'd'}], e: {f: []}}\n"],
    ["flow collections over lines", "a: [\n  1, # one\n  b ]\nc: {\n  d: 2,\n  e: 3 }\n"],
    ["pairs in a flow list", "[a: 1, b, {c: 2}]\n"],
    [
      "quoted keys and values",
      "\"a\": 1\n'b c': 'x'\n\"\\u0064\": \"\\t\"\n'': \"\"\n'it''s': 2\n",
    ],
    ["explicit keys", "? a\n: 1\n? b\n:\n  - 1\n? 'c'\n: x\n"],
    ["scalar roots", "'x'\n"],
    ["multi-line plain scalars", "a: one\n  two\n\n  three\nb: 1\n"],
    ["multi-line quoted scalars", "a: 'x\n\n  y'\nb: \"p\\\n  q\"\nc: 1\n"],
    ["literal and folded block scalars", "a: |\n  one\n\n  two\nb: >-\n  x\n  y\nc: |2+\n   z\n\n"],
    ["a block scalar in a list", "- |\n x\n- >\n y\n"],
    ["a block scalar at the root", "--- |\n x\n"],
    ["comments everywhere", "# c\na: 1 # d\n# e\nb: # f\n  # g\n  c: 2\n# h\n"],
    ["empty values", "a:\nb: ~\nc: ''\nd:\n  -\n  - x\n"],
    ["blank lines and indented roots", "\n\n  a: 1\n\n  b: 2\n"],
    ["an alias of a mapping", "a: &x {b: 1}\nc: *x\n"],
    ["aliases in a list", "- &x one\n- [*x, &y z, *y]\n"],
    ["an alias as a key", "- &x one\n- *x : 1\n"],
    ["two aliases as keys", "- [&x one, &y two]\n- { *x : 1, *y : 2 }\n"],
    ["anchors before collections", "&r\na: &x\n  b: 1\nc: &y\n  - 1\nd:\n  &z\n  - 2\n"],
    ["tags of the core schema", "a: !!str 1\nb: !!str &k v\nc: &m !!map {d: 1}\ne: !!int '7'\n"],
    ["a key << as any other", "a: &x {p: 1}\nb:\n  <<: *x\n  q: 2\n"],
    ["CR LF", "a: 1\r\nb:\r\n  - 2\r\n  - 'x\r\n    y'\r\n# c\r\nd: |\r\n  z\r\n"],
    ["letters outside of ASCII", "ä: 😀x\n😀: [é, ü]\n"],
    ["JSON with tabs", '{\n\t"a": 1,\n\t"b":[\n\t\ttrue,\n\t\t"x\\n"\n\t],"c":{"d":null}\n}\n'],
    ["several documents", "a: 1\n---\nb: 2\n---\n- c\n"],
    ["a marker first, another last", "---\na: 1\n---\n"],
    ["markers with content or a comment", "--- {a: 1}\n--- # c\nb: 2\n--- [1]\n--- 'x'\n"],
    ["end markers", "a: 1\n...\n---\nb: 2\n...\n"],
    ["directives", "%YAML 1.2\n---\na: 1\n---\nb: 2\n"],
    ["documents of comments only", "# c\n---\n# d\n---\na: 1\n---\n# e\n"],
    ["a closing bracket under its key", "a:\n  b: [\n    1,\n  ]\n  c: {\n    d: 2\n  }\n"],
    ["a closing bracket at the margin", "a: [\n  1,\n]\nb: {\n  c: 2\n}\n"],
  ])("%s", (_, text) => {
    const { ours, theirs } = readings(text);
    expect(ours).toEqual(theirs);
  });

  it.each([
    ["integers", "[0, 7, -7, +7, 0o17, 0x1F, 017, 1_000, 0b1, 1e3, 12:30:45, -0]"],
    ["fractions", "[1.5, .5, 1., -1.5e-3, +.5, 123456789012345678901234567890]"],
    ["numbers that are none", "[.inf, -.Inf, +.INF, .nan, .NaN]"],
    ["yes and no", "[true, True, TRUE, false, yes, no, on, off, y, n, Yes]"],
    ["nothing", "[~, null, Null, NULL, '', 'null', nil]"],
    ["texts", "[2020-01-01, 1.2.3, a:b, 'x'' y', \"\\u00e4\\x41\\n\", =, --, '<<']"],
  ])("scalars: %s", (_, text) => {
    const { ours, theirs } = readings(text);
    expect(ours).toEqual(theirs);
  });

  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(...ODD_TEXTS),
  );
  const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
  const { value } = fc.letrec((tie) => ({
    leaf: fc.oneof(text, number, fc.boolean(), fc.constant(null)),
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      tie("leaf"),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(text, tie("value"), { maxKeys: 4 }),
    ),
  }));
  const root = fc.oneof(fc.dictionary(text, value), fc.array(value));

  it("of any values that js-yaml writes", () => {
    const options = fc.record({
      indent: fc.integer({ min: 1, max: 4 }),
      flowLevel: fc.constantFrom(-1, 0, 1, 2),
      lineWidth: fc.constantFrom(-1, 20, 80),
    });
    fc.assert(
      fc.property(fc.array(root, { minLength: 1, maxLength: 3 }), options, (values, how) => {
        const { ours, theirs } = soundReadings(
          values.map((each) => `---\n${dump(each, how)}`).join(""),
        );
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 200 },
    );
  });

  it("of any values that the package yaml writes", () => {
    const options = fc.record({
      indent: fc.integer({ min: 1, max: 4 }),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 20, 80),
      aliasDuplicateObjects: fc.boolean(),
      collectionStyle: fc.constantFrom("any" as const, "block" as const),
    });
    fc.assert(
      fc.property(root, options, (each, how) => {
        const { ours, theirs } = soundReadings(stringify([each, { again: each }], how));
        expect(ours).toEqual(theirs);
      }),
      { numRuns: 200 },
    );
  });

  it("of any JSON, with whatever blanks", () => {
    fc.assert(
      fc.property(root, fc.constantFrom("", " ", "  ", "\t"), (each, indent) => {
        const { ours, theirs } = readings(JSON.stringify(each, null, indent));
        expect(ours).toEqual(theirs);
      }),
    );
  });
});

describe("places", () => {
  it("a place that is not there is the nearest around it", () => {
    const [document] = parseDocuments("f", "a:\n  b: [1]\n");
    if (document?.kind !== "document") throw new Error("broken");
    const around = [["x"], ["a", "x"], ["a", "b", 7], ["a", "b", 0, "x"]].map((path) => {
      const { line, column } = document.placeOf(path, "value");
      return `${line}:${column}`;
    });
    expect(around).toEqual(["1:1", "1:1", "2:3", "2:7"]);
  });
});
