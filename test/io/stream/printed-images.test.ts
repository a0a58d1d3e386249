import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseWithoutImages } from "../../../src/io/stream/printed-images.ts";
import { nodeObject } from "../../support/dump-objects.ts";
import { withoutImages } from "../../support/without-images.ts";

const NODE = nodeObject({ name: "a", index: 7, pool: "workers", stores: true }, "uniform", 3);
const PRINTED = JSON.stringify(NODE, null, 4);

function read(text: string): unknown {
  return parseWithoutImages(Buffer.from(text), "f");
}

/** What JSON.parse makes of a text, without the images of a Node. */
function expected(text: string): unknown {
  return withoutImages([JSON.parse(text)])[0];
}

/** A Node, printed, whose status holds a text in place of its first `"images": […]`. */
function withList(list: string): string {
  return `{\n  "apiVersion": "v1",\n  "kind": "Node",\n  "status": {\n    ${list}\n  }\n}`;
}

describe("the images of a printed Node are left out", () => {
  it.each([
    ["as kubectl prints it", PRINTED],
    ["with CR LF", PRINTED.replaceAll("\n", "\r\n")],
    ["with tabs", JSON.stringify(NODE, null, "\t")],
    ["with nothing in front of any line", PRINTED.replaceAll(/^ +/gm, "")],
    ["with images of no name", PRINTED.replaceAll(/"names": \[[^\]]*\]/g, '"names": null')],
    ["with characters of several bytes", PRINTED.replaceAll("team", "größe\u{1F980}")],
    ["with braces and line breaks in texts", PRINTED.replaceAll("team", String.raw`{\n}\n{`)],
    ["with no other line break", withList('"images": [1,\n2,\n3\n], "x": [1, [2]]')],
  ])("%s", (_, text) => {
    expect(JSON.parse(text).status.images.length).toBeGreaterThan(0);
    expect(read(text)).toEqual(expected(text));
  });

  it("without a look at them, so that a fault inside goes unseen", () => {
    const broken = PRINTED.replace('"sizeBytes": 900000000', '"sizeBytes": oops');
    expect(() => JSON.parse(broken)).toThrow(SyntaxError);
    expect(read(broken)).toEqual(expected(PRINTED));
  });
});

describe("what cannot be cut out for certain is left to JSON.parse", () => {
  it.each([
    ["another kind", PRINTED.replace('"kind": "Node"', '"kind": "StorageNode"')],
    ["a kind inside", '{\n"x": {"kind": "Node"},\n"status": {"images": [\n1\n]}}'],
    ["another group", PRINTED.replace('"apiVersion": "v1"', '"apiVersion": "example/v1"')],
    ["no images", JSON.stringify({ ...NODE, status: {} }, null, 4)],
    ["images elsewhere", withList('"x": {"images": [\n1\n]}')],
    ["a list elsewhere before an empty one", withList('"x": {"images": [\n1\n]}, "images": []')],
    ["an empty list before one elsewhere", withList('"images": [\n], "x": {"images": [\n1\n]}')],
    ["the status twice", withList('"images": [\n1\n]}, "status": {"x": 1')],
    ["a key that ends like it", withList(String.raw`"\"images": [${"\n1\n"}], "x": 1`)],
    ["lists in lists of lists", withList('"images": [\n[\n[\n1\n]\n]\n]')],
    ["a bracket in a text", PRINTED.replaceAll("team", "]")],
    ["an opening bracket in a text", withList('"images": [\n"a[b"\n], "x": [\n[\n2\n]\n]')],
    ["brackets in texts", PRINTED.replaceAll("team", "a [1] b")],
    ["lists on one line", PRINTED.replaceAll(/\[\n\s*("registry[^\]]*)\n\s*\]/g, "[$1]")],
    ["another list behind it on its line", withList('"images": [\n1], "conditions": [\n2\n]')],
    ["no line breaks", JSON.stringify(NODE).replaceAll('":', '": ')],
    ["a fault", PRINTED.slice(0, -1)],
    ["no end of the list", PRINTED.slice(0, PRINTED.indexOf('"sizeBytes"'))],
  ])("as of %s", (_, text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe("whatever a Node holds", () => {
  const hostile = fc.constantFrom(
    "[",
    "]",
    "{",
    "}",
    "\n]",
    "\n    ]",
    "\n        ]",
    '"images": [',
    '"images": [\n',
    "images",
    '"',
    "\\",
    "],",
    "[\n",
    '"kind": "Node"',
  );
  const text = fc.oneof(hostile, fc.string({ unit: "grapheme" }));
  const key = fc.oneof(fc.constantFrom("images", "status", "names", "kind", "__proto__"), text);
  const { value } = fc.letrec((tie) => ({
    leaf: fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
    value: fc.oneof(
      { depthSize: "small" },
      tie("leaf"),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 3 }),
    ),
  }));
  const plain = fc.string({ unit: fc.constantFrom("a", "/", ":", "\n", "{", '"') });
  const image = fc.record({ names: fc.array(plain, { maxLength: 2 }), sizeBytes: fc.nat() });
  const images = fc.oneof(fc.array(image, { minLength: 1, maxLength: 4 }), value);
  const node = fc
    .tuple(fc.dictionary(key, value, { maxKeys: 2 }), images, fc.dictionary(key, value))
    .map(([metadata, list, status]) => ({
      apiVersion: "v1",
      kind: "Node",
      metadata,
      status: { ...status, images: list, last: 1 },
    }));

  /** Line breaks and blanks wherever JSON has them, put there by a generator. */
  const scattered = (each: unknown, gap: () => string): string => {
    const inside = (part: string) => `${gap()}${part}${gap()}`;
    if (typeof each !== "object" || each === null) return JSON.stringify(each);
    if (Array.isArray(each)) {
      return `[${each.map((part) => inside(scattered(part, gap))).join(",") || gap()}]`;
    }
    const entries = Object.entries(each).map(
      ([name, part]) => `${gap()}${JSON.stringify(name)}: ${scattered(part, gap)}${gap()}`,
    );
    return `{${entries.join(",")}}`;
  };

  /** Whether the reader cut, which has to agree with JSON.parse then. */
  const agrees = (source: string): boolean => {
    const found = read(source);
    if (found !== undefined) expect(found).toEqual(expected(source));
    return found !== undefined;
  };

  it("printed in a common way, what is read is what JSON.parse reads", () => {
    let cut = 0;
    const indents = fc.constantFrom("    ", "  ", "\t", " ");
    fc.assert(
      fc.property(node, indents, fc.constantFrom("\n", "\r\n"), (each, indent, end) => {
        const printed = JSON.stringify(each, null, indent).replaceAll("\n", end);
        if (agrees(printed)) cut += 1;
      }),
      { numRuns: 2000 },
    );
    expect(cut).toBeGreaterThan(150);
  });

  it("printed anyhow, what is read is what JSON.parse reads", () => {
    let cut = 0;
    const gaps = fc.infiniteStream(
      fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom("\n", "\n    ", "\r\n\t") },
        { weight: 1, arbitrary: fc.constantFrom("", " ") },
      ),
    );
    fc.assert(
      fc.property(node, gaps, (each, gap) => {
        if (agrees(scattered(each, () => String(gap.next().value)))) cut += 1;
      }),
      { numRuns: 2000 },
    );
    expect(cut).toBeGreaterThan(50);
  });
});
