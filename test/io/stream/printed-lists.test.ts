import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dumpChunks, dumpObjects } from "../../support/dump.ts";
import { asJsonList, readThrough } from "../../support/dump-reading.ts";
import { withoutImages } from "../../support/without-images.ts";

const OPTIONS = { nodes: 3, topology: "disaggregated", format: "kubectl-json", images: 2 } as const;
const DUMP = [...dumpChunks(OPTIONS)].join("");
/** The objects as they are read: the images of Nodes are left out. */
const OBJECTS = withoutImages([...dumpObjects(OPTIONS)]);

/** Numbers of the lines that a pattern fits, found by looking at each of them. */
function linesLike(text: string, pattern: RegExp): number[] {
  return text.split("\n").flatMap((line, index) => (pattern.test(line) ? [index + 1] : []));
}

describe("a JSON list is read item by item", () => {
  it("as JSON.parse reads all of it, but for the images of Nodes", async () => {
    const { values, problems, documents } = await readThrough(asJsonList, DUMP);
    expect(values).toEqual(withoutImages(JSON.parse(DUMP).items));
    expect(values).toEqual(OBJECTS);
    expect(problems).toEqual([]);
    expect(documents.every(({ isListItem }) => isListItem)).toBe(true);
  });

  it("with the place of each brace, which is that of all that is inside", async () => {
    const { documents, places } = await readThrough(asJsonList, DUMP);
    expect(places).toEqual(linesLike(DUMP, /^ {8}\{$/).map((line) => `${line}:9`));
    for (const document of documents) {
      expect(document.placeOf(["metadata", "name"], "value")).toEqual(document.at);
    }
  });

  it("the same through windows of any size", async () => {
    const all = await readThrough(asJsonList, DUMP);
    for (let size = 300; size < 2200; size += 1) {
      const { values, places, problems } = await readThrough(asJsonList, DUMP, { size });
      expect({ values, places, problems }).toEqual({
        values: all.values,
        places: all.places,
        problems: [],
      });
    }
  });

  it.each([1, 7, 1000])("the same from pieces of %s bytes", async (piece) => {
    const { values } = await readThrough(asJsonList, DUMP, { size: 512, piece });
    expect(values).toEqual(OBJECTS);
  });

  it.each([
    ["CR LF", DUMP.replaceAll("\n", "\r\n"), /^ {8}\{\r$/, 9],
    ["two blanks, as jq does", JSON.stringify(JSON.parse(DUMP), null, 2), /^ {4}\{$/, 5],
    ["tabs", JSON.stringify(JSON.parse(DUMP), null, "\t"), /^\t\t\{$/, 3],
    ["a marker before it", `---\n${DUMP}`, /^ {8}\{$/, 9],
  ])("printed with %s", async (_, text, brace, column) => {
    const { values, places, problems, widest } = await readThrough(asJsonList, text, {
      size: 16_384,
    });
    expect({ values, problems }).toEqual({ values: OBJECTS, problems: [] });
    expect(places).toEqual(linesLike(text, brace).map((line) => `${line}:${column}`));
    expect(widest).toBe(16_384);
  });

  it("holding no more than the largest item, however many there are", async () => {
    const text = [...dumpChunks({ ...OPTIONS, nodes: 500 })].join("");
    const { values, widest } = await readThrough(asJsonList, text, { size: 16_384 });
    expect(values).toHaveLength(1001);
    expect(widest).toBe(16_384);
  });
});

/** JSON text with blanks and line breaks anywhere that they are allowed, as in nobody's layout. */
function scattered(value: unknown, gap: () => string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inside = (text: string) => `${gap()}${text}${gap()}`;
  if (Array.isArray(value)) {
    return `[${value.map((each) => inside(scattered(each, gap))).join(",") || gap()}]`;
  }
  const entries = Object.entries(value).map(
    ([key, each]) => `${inside(JSON.stringify(key))}:${inside(scattered(each, gap))}`,
  );
  return `{${entries.join(",") || gap()}}`;
}

describe("any list is read as JSON.parse reads it", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "        {",
      "        },",
      "\n        }",
      "\n    ]\n}",
      '"items": [',
      "\u2028",
      "\\",
    ),
    fc.constantFrom("__proto__", "constructor", "kind", "apiVersion", "items"),
  );
  const { value } = fc.letrec((tie) => ({
    leaf: fc.oneof(text, fc.integer(), fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)),
    value: fc.oneof(
      { depthSize: "small" },
      tie("leaf"),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(text, tie("value"), { maxKeys: 3 }),
    ),
  }));
  const item = fc.tuple(
    fc.constant({ apiVersion: "v1", kind: "Node" }),
    fc.dictionary(text, value),
  );
  const list = fc
    .array(
      fc.oneof(
        item.map(([head, rest]) => ({ ...head, ...rest, kind: "Node" })),
        value,
      ),
    )
    .map((items) => ({ apiVersion: "v1", items, kind: "List", metadata: { a: "" } }));

  it("printed with any indentation", async () => {
    const indent = fc.constantFrom("    ", "  ", "\t", " ");
    const property = fc.asyncProperty(
      list,
      indent,
      fc.integer({ min: 64, max: 999 }),
      async (...of) => {
        const [all, unit, size] = of;
        const printed = `${JSON.stringify(all, null, unit)}\n`;
        const { values, problems } = await readThrough(asJsonList, printed, { size });
        expect(problems).toEqual([]);
        expect(values).toEqual(JSON.parse(printed).items);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });

  it("printed like a kubectl list at the start, and otherwise anyhow", async () => {
    const gaps = fc.infiniteStream(
      fc.constantFrom("", " ", "\n", "\n    ", "\n        ", "\r\n        "),
    );
    const property = fc.asyncProperty(list, gaps, async ({ items }, gap) => {
      const next = () => String(gap.next().value);
      const rest = items.map((each) => `        ${scattered(each, next)}`).join(",\n");
      const first =
        '        {\n            "apiVersion": "v1",\n            "kind": "A"\n        }';
      const all = `${first}${rest === "" ? "" : `,\n${rest}`}`;
      const source = `{\n    "apiVersion": "v1",\n    "items": [\n${all}\n    ],\n    "kind": "List"\n}\n`;
      const { values, problems } = await readThrough(asJsonList, source);
      expect(problems).toEqual([]);
      expect(values).toEqual(JSON.parse(source).items);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it.each([
    ["blanks behind the braces", /^( {8}\}),?$/gm, "$1 ,"],
    ["items that begin where others end", /^ {8}\},\n {8}\{$/gm, "        }, {"],
    ["items further left", /^ {8}\},\n {8}\{$/gm, "        },\n{"],
    [
      "other values between the items",
      /^ {8}\},$/gm,
      "        },\n        {}, null, [\n        ],",
    ],
    [
      "a brace inside at the margin of items",
      '"phase": "Online",',
      '"x": {\n        }, "phase": "Online",',
    ],
  ])("with %s", async (_, pattern, replacement) => {
    const source = DUMP.replaceAll(pattern, replacement).replace(/ ,(?=\n {4}\])/, "");
    const { values, problems } = await readThrough(asJsonList, source, { size: 2048 });
    expect(source).not.toBe(DUMP);
    const expected = withoutImages(JSON.parse(source).items);
    // What is not cut out item by item is read with all that is in it.
    expect({ values: withoutImages(values), problems }).toEqual({ values: expected, problems: [] });
  });

  it("with keys that have a meaning in JavaScript", async () => {
    const item = '            "kind": "A",\n            "__proto__": {"polluted": 1}';
    const source = `{\n    "apiVersion": "v1",\n    "items": [\n        {\n${item}\n        }\n    ]\n}\n`;
    const { values } = await readThrough(asJsonList, source);
    expect(Object.entries(values[0] ?? {})).toEqual(Object.entries(JSON.parse(source).items[0]));
    expect(Object.getPrototypeOf(values[0])).toBe(Object.prototype);
  });
});

describe("a JSON list that is cut off", () => {
  const ends = [...DUMP.matchAll(/^ {8}\},?\n/gm)].map(({ index, 0: line }) => index + line.length);
  const told = DUMP.indexOf('"kind"') + 10;

  it("anywhere gives the items before, and says that it is incomplete", async () => {
    const { places } = await readThrough(asJsonList, DUMP);
    for (let end = told; end < DUMP.length - 2; end += 1) {
      const { values, problems } = await readThrough(asJsonList, DUMP.slice(0, end));
      const whole = ends.filter((each) => each <= end).length;
      expect(values).toEqual(OBJECTS.slice(0, whole));
      expect(problems).toHaveLength(1);
      if (whole === OBJECTS.length) continue;
      expect(problems).toEqual([
        `yaml-syntax ${places[whole]} the file ends inside an item of a list`,
      ]);
    }
  });

  it.each([
    ["behind the last item", "    ]", "the file ends inside a list"],
    ["inside its end", '    "metadata": {\n', "the file ends inside a list"],
  ])("%s is told from one that is not", async (_, before, message) => {
    const end = DUMP.lastIndexOf(before) + before.length;
    const { values, problems } = await readThrough(asJsonList, DUMP.slice(0, end));
    expect(values).toEqual(OBJECTS);
    expect(problems).toEqual([expect.stringContaining(message)]);
  });

  it("only by its last line break is whole", async () => {
    const { values, problems } = await readThrough(asJsonList, DUMP.trimEnd());
    expect({ values, problems }).toEqual({ values: OBJECTS, problems: [] });
  });
});

describe("a JSON list with a fault", () => {
  it("gives the items before it, and the place", async () => {
    const at = DUMP.indexOf('"spec": {', DUMP.indexOf('"kind": "StorageNode"'));
    const broken = `${DUMP.slice(0, at)}"a": ]${DUMP.slice(at)}`;
    const { values, problems } = await readThrough(asJsonList, broken);
    expect(values).toEqual(OBJECTS.slice(0, 3));
    const line = broken.slice(0, at).split("\n").length;
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^yaml-syntax ${line}:`))]);
  });

  it("that YAML would take is read as YAML, as small files are", async () => {
    const loose = DUMP.replace('"phase": "Running"\n', '"phase": "Running", # as ever\n');
    expect(() => JSON.parse(loose)).toThrow(SyntaxError);
    const { values, problems } = await readThrough(asJsonList, loose);
    expect(problems).toEqual([]);
    expect(values.slice(0, -1)).toEqual(OBJECTS.slice(0, -1));
    expect(values.at(-1)).toMatchObject({ kind: "List", items: [OBJECTS.at(-1)] });
  });

  it.each([
    ["NUL bytes", "px-cluster", "px\0cluster", "binary-file f: holds NUL bytes, so it is not text"],
    ["Latin-1", "px-cluster", "\xE4", "not-utf8 f: is not encoded in UTF-8"],
  ])("of %s gives the items before it", async (_, good, bad, problem) => {
    const bytes = Buffer.from(DUMP.replace(good, bad), "latin1");
    const { values, problems } = await readThrough(asJsonList, bytes);
    expect({ values, problems }).toEqual({ values: OBJECTS.slice(0, -1), problems: [problem] });
  });
});
