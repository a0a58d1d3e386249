import fc from "fast-check";
import { dump } from "js-yaml";
import { describe, expect, it } from "vitest";
import { LineCounter, isMap, isSeq, parse, parseDocument } from "yaml";
import { dumpChunks, dumpObjects } from "../../support/dump.ts";
import { asYamlList, readThrough } from "../../support/dump-reading.ts";

const OPTIONS = { nodes: 3, topology: "uniform", format: "kubectl-yaml", images: 2 } as const;
const DUMP = [...dumpChunks(OPTIONS)].join("");
/** The objects as they are read: the images of Nodes are left out. */
const OBJECTS = [...dumpObjects(OPTIONS)].map(withoutImages);

function withoutImages(object: object): unknown {
  const { kind, status, ...rest }: { kind?: string; status?: object } = { ...object };
  return kind === "Node" ? { kind, ...rest, status: { ...status, images: null } } : object;
}

/** `line:column` of each item and of the values under some keys, as the package yaml has them. */
function placesByOracle(text: string, keys: readonly string[]): string[][] {
  const lines = new LineCounter();
  const items = parseDocument(text, { lineCounter: lines }).get("items");
  if (!isSeq(items)) throw new Error("no list");
  return items.items.map((item) => {
    if (!isMap(item)) throw new Error("no mapping");
    const nodes = [item, ...keys.map((key) => item.get(key, true))];
    return nodes.map((node) => {
      const { line, col } = lines.linePos(node?.range?.[0] ?? -1);
      return `${line}:${col}`;
    });
  });
}

describe("a YAML list is read item by item", () => {
  it("as another parser reads all of it, but for the images of Nodes", async () => {
    const { values, problems, documents } = await readThrough(asYamlList, DUMP);
    expect(parse(DUMP).items).toEqual([...dumpObjects(OPTIONS)]);
    expect({ values, problems }).toEqual({ values: OBJECTS, problems: [] });
    expect(documents.every(({ isListItem }) => isListItem)).toBe(true);
  });

  it("with the places of all values, also behind images that were left out", async () => {
    const keys = ["kind", "spec", "status"];
    const { documents } = await readThrough(asYamlList, DUMP);
    const places = documents.map((document) => {
      const inside = keys.map((key) => document.placeOf([key], "value"));
      return [document.at, ...inside].map(({ line, column }) => `${line}:${column}`);
    });
    expect(places).toEqual(placesByOracle(DUMP, keys));
    const [node] = documents;
    const line = DUMP.split("\n").findIndex((each) => each.startsWith("    nodeInfo:")) + 1;
    expect(node?.placeOf(["status", "nodeInfo"], "key")).toEqual({ file: "f", line, column: 5 });
  });

  it("the same through windows of any size", async () => {
    const all = await readThrough(asYamlList, DUMP);
    for (let size = 200; size < 2200; size += 7) {
      const { values, places, problems } = await readThrough(asYamlList, DUMP, { size });
      expect({ values, places, problems }).toEqual({
        values: all.values,
        places: all.places,
        problems: [],
      });
    }
  });

  it.each([
    ["CR LF", DUMP.replaceAll("\n", "\r\n")],
    ["the kind at the start", `kind: List\n${DUMP.replace("kind: List\n", "")}`],
    ["a marker and a comment before it", `# a dump\n---\n${DUMP}`],
    ["comments and empty lines", DUMP.replaceAll(/(?<!items:)\n- /g, "\n# next\n\n- ")],
    [
      "nothing but items",
      `apiVersion: v1\nkind: List\n${DUMP.slice(DUMP.indexOf("items:")).replace(/^kind[^]*/m, "")}`,
    ],
  ])("with %s", async (_, text) => {
    const { values, problems } = await readThrough(asYamlList, text, { size: 512 });
    expect({ values, problems }).toEqual({ values: OBJECTS, problems: [] });
  });

  it("holding little, however many items there are", async () => {
    const text = [...dumpChunks({ ...OPTIONS, nodes: 500 })].join("");
    const { values, widest } = await readThrough(asYamlList, text, { size: 16_384 });
    expect(values).toHaveLength(1001);
    expect(widest).toBe(16_384);
  });
});

describe("any list is read as another parser reads it", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "- a",
      "\n- b",
      "x\n---\ny",
      "---",
      "    images:\n    - a",
      "# c",
      "a: b",
      "{{ }}",
    ),
    fc.constantFrom("images", "status", "kind", "Node", "__proto__"),
  );
  const { value } = fc.letrec((tie) => ({
    leaf: fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
    value: fc.oneof(
      { depthSize: "small" },
      tie("leaf"),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(text, tie("value"), { maxKeys: 3 }),
    ),
  }));
  const item = fc.dictionary(text, value).map(({ kind, ...rest }) => ({ kind: "A", ...rest }));

  it("and js-yaml writes it", async () => {
    let compared = 0;
    const width = fc.constantFrom(-1, 20, 80);
    const property = fc.asyncProperty(
      fc.array(item, { minLength: 1 }),
      width,
      async (items, lineWidth) => {
        const written = dump(
          { apiVersion: "v1", items, kind: "List" },
          { lineWidth, seqNoIndent: true },
        );
        const whole = parseDocument(written);
        if (whole.errors.length > 0) return;
        compared += 1;
        const { values, problems } = await readThrough(asYamlList, written);
        expect(problems).toEqual([]);
        expect(values).toEqual(whole.toJS().items);
      },
    );
    await fc.assert(property, { numRuns: 300 });
    expect(compared).toBeGreaterThan(250);
  });
});

describe("images are left out of the status of a Node only", () => {
  const listOf = (item: string) =>
    `apiVersion: v1\nitems:\n- ${item.replaceAll("\n", "\n  ")}\nkind: List\n`;
  const images = "images:\n  - names:\n    - a\n    sizeBytes: 1\n  -\n    b: 2";

  it.each([
    ["a Node", `kind: Node\nstatus:\n  ${images}\n  x: 1`, { images: null, x: 1 }],
    ["a Node with nothing else", `kind: Node\nstatus:\n  ${images}`, { images: null }],
    ["another kind", `kind: A\nstatus:\n  ${images}`, null],
    ["a Node with an empty list", "kind: Node\nstatus:\n  images: []\n  x: 1", null],
    ["a text in a Node", "kind: Node\nstatus:\n  a: |\n    images:\n    - b\n  images: []", null],
    ["a Node's labels", "kind: Node\nmetadata:\n  images:\n  - a\nstatus:\n  x: 1", null],
    ["a text that says so", "kind: A\na: |\n  kind: Node\n  status:\n    images:\n    - a\n", null],
    ["a Node in JSON", "kind: Node\nstatus: {images: [a]}", null],
    ["a Node with more indentation", "kind: Node\nstatus:\n    images:\n    - a", null],
  ])("as of %s", async (_, item, status) => {
    const text = listOf(item);
    const [expected] = parse(text).items;
    const { values, problems } = await readThrough(asYamlList, text);
    expect(problems).toEqual([]);
    expect(values).toEqual([status === null ? expected : { ...expected, status }]);
  });
});

describe("a YAML list that is cut off", () => {
  it("anywhere gives the items before, and says that it is incomplete", async () => {
    const starts = [...DUMP.matchAll(/^- /gm)].map(({ index }) => index);
    const over = DUMP.indexOf("\nkind: List") + 1;
    const { places } = await readThrough(asYamlList, DUMP);
    for (let end = 60; end < over + 2; end += 3) {
      const { values, problems } = await readThrough(asYamlList, DUMP.slice(0, end));
      const whole = starts.filter((start) => start > 0 && start + 2 <= end).length - 1;
      expect(values).toEqual(OBJECTS.slice(0, whole));
      const line = Number(places[whole]?.split(":")[0]);
      expect(problems).toEqual([`yaml-syntax ${line}:1 the file ends inside an item of a list`]);
    }
  });

  it("behind its items is whole", async () => {
    const { values, problems } = await readThrough(
      asYamlList,
      DUMP.slice(0, DUMP.indexOf("\nkind: List") + 3),
    );
    expect({ values, problems }).toEqual({ values: OBJECTS, problems: [] });
  });
});

describe("a YAML list with a fault", () => {
  const list = (...items: readonly string[]) =>
    `apiVersion: v1\nitems:\n${items.join("")}kind: List\n`;
  const [good, last] = ["- kind: A\n  a: 1\n", "- kind: A\n  z: 1\n"];
  const others = [
    { kind: "A", a: 1 },
    { kind: "A", z: 1 },
  ];

  it.each([
    [
      "a bracket left open",
      "- kind: B\n  b: [\n",
      "yaml-syntax 7:1 not valid YAML: a bracket, brace or quote before this is still open",
    ],
    [
      "a tab",
      "- kind: B\n\tb: 1\n",
      "yaml-syntax 6:2 not valid YAML: end of the stream or a document separator is expected",
    ],
    [
      "a template",
      "- kind: B\n  b: {{ .Values.b }}\n",
      "yaml-syntax 6:7 a mapping or list stands where a key is to stand",
    ],
    [
      "an alias of another item",
      "- kind: B\n  b: *nothing\n",
      'yaml-syntax 6:7 not valid YAML: unidentified alias "nothing"',
    ],
  ])("in one item gives the others: %s", async (_, bad, problem) => {
    const { values, problems } = await readThrough(asYamlList, list(good, bad, last));
    expect({ values, problems }).toEqual({ values: others, problems: [problem] });
  });

  it("in what follows the items gives all of them", async () => {
    const { values, problems } = await readThrough(asYamlList, `${list(good, last)}a: [\n`);
    expect(values).toEqual(others);
    expect(problems).toEqual([expect.stringMatching(/^yaml-syntax 9:1 /)]);
  });

  it("of a key that stands twice has the last of them, and is told of with its item", async () => {
    const { documents } = await readThrough(
      asYamlList,
      list(good, "- kind: B\n  b: 1\n  b: 2\n", last),
    );
    expect(documents.map(({ value }) => value)).toEqual([
      others[0],
      { kind: "B", b: 2 },
      others[1],
    ]);
    expect(documents.map(({ duplicates }) => duplicates.map(({ at }) => at?.line))).toEqual([
      [],
      [7],
      [],
    ]);
  });
});
