import { describe, expect, it } from "vitest";
import { asStream, readThrough } from "../../support/dump-reading.ts";

const MIB = 1024 * 1024;
/** A comment that makes any text too large to be read at once. */
const FILLER = `# ${"x".repeat(MIB)}\n`;

const nodeList = {
  kind: "NodeList",
  apiVersion: "v1",
  metadata: { resourceVersion: "7" },
  items: [{ metadata: { name: "a" } }, { metadata: { name: "b" }, spec: {} }],
};
const nodes = nodeList.items.map((item) => ({ apiVersion: "v1", kind: "Node", ...item }));
/** A field that makes a JSON text too large to be read at once. */
const padding = "x".repeat(MIB);

/** The documents of a large input: their values, whether they are list items, and their places. */
async function read(text: string) {
  const { values, documents, places, problems } = await readThrough(asStream, text);
  return { values, items: documents.map(({ isListItem }) => isListItem), places, problems };
}

describe("a large input of several documents", () => {
  it("gives them in order, with their places", async () => {
    const text = `a: 1\n---\n${FILLER}b: 2\n---\n- c\n---\n${FILLER}d:\n  e: 4\n`;
    expect(await read(text)).toEqual({
      values: [{ a: 1 }, { b: 2 }, ["c"], { d: { e: 4 } }],
      items: [false, false, false, false],
      places: ["1:1", "4:1", "6:1", "9:1"],
      problems: [],
    });
  });

  it("gives all but the broken ones", async () => {
    const text = `a: 1\n---\n${FILLER}b: [\n---\n\tc: 1\n---\nd: {{ x }}\n---\n${FILLER}e: 5\n`;
    const { values, problems } = await read(text);
    expect(values).toEqual([{ a: 1 }, { e: 5 }]);
    expect(problems.map((each) => each.split(" ")[1])).toEqual(["5:1", "6:3", "8:5"]);
  });

  it("may mix lists with other documents", async () => {
    const block = "apiVersion: v1\nitems:\n- kind: A\n- kind: B\nkind: List\n";
    const printed = `${JSON.stringify({ ...nodeList, kind: "List", items: [{ kind: "C" }] }, null, 4)}\n`;
    const text = `${FILLER}x: 1\n---\n${block}---\n${printed}---\n${JSON.stringify(nodeList)}\n`;
    const { values, problems } = await read(`${text}---\n${FILLER}y: 2\n`);
    expect(problems).toEqual([]);
    // Lists that are small are left whole.
    expect(values.map((value) => Object(value).kind ?? value)).toEqual([
      { x: 1 },
      "List",
      "List",
      "NodeList",
      { y: 2 },
    ]);
  });

  it("may begin with a list", async () => {
    const block = "apiVersion: v1\nitems:\n- kind: A\n- kind: B\nkind: List\n";
    const { values, items } = await read(`${block}---\n${FILLER}x: 1\n`);
    expect(values).toEqual([{ kind: "A" }, { kind: "B" }, { x: 1 }]);
    expect(items).toEqual([true, true, false]);
  });

  it("may begin with a list in JSON", async () => {
    const printed = JSON.stringify(
      { apiVersion: "v1", items: [{ kind: "A" }], kind: "List" },
      null,
      4,
    );
    const { values, problems } = await read(`${printed}\n---\n${FILLER}x: 1\n`);
    expect({ values, problems }).toEqual({ values: [{ kind: "A" }, { x: 1 }], problems: [] });
  });

  it("is not cut where directives stand", async () => {
    const text = `a: 1\n---\n${FILLER}b: 2\n...\n%YAML 1.2\n---\nc: 3\n`;
    expect((await read(text)).values).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }]);
  });

  it("is not cut where a line only begins like a marker", async () => {
    expect((await read(`${FILLER}word\n---b\n`)).values).toEqual(["word ---b"]);
    expect((await read(`a: 1\n---\n${FILLER}word\n---b\n`)).values).toEqual([
      { a: 1 },
      "word ---b",
    ]);
  });

  it("has no documents where it has only comments", async () => {
    expect((await read(`${FILLER}---\n# c\n---\n${FILLER}`)).values).toEqual([]);
  });
});

describe("a large JSON document", () => {
  it("that is no list is one document", async () => {
    const value = { a: { b: [1] }, items: { c: 2 }, padding };
    for (const indent of [0, 4]) {
      expect(await read(`\n  ${JSON.stringify(value, null, indent)}`)).toEqual({
        values: [value],
        items: [false],
        places: ["2:3"],
        problems: [],
      });
    }
  });

  it("that is a list without line breaks gives its items, with the kind that the list has", async () => {
    expect(await read(JSON.stringify({ ...nodeList, padding }))).toEqual({
      values: nodes,
      items: [true, true],
      places: ["1:1", "1:1"],
      problems: [],
    });
  });

  it("that a server printed gives its items, with the kind that the list has", async () => {
    const text = JSON.stringify({ ...nodeList, padding }, null, 2);
    const { values, places } = await read(text);
    expect(values).toEqual(nodes);
    expect(places).toEqual(["8:5", "13:5"]);
  });

  it("whose items have a kind of their own leaves it to them", async () => {
    const items = [{ apiVersion: "a/v1", kind: "B" }, { kind: "C" }, "text", null, [1]];
    const { values } = await read(JSON.stringify({ ...nodeList, items, padding }));
    expect(values).toEqual(items);
  });

  it.each([
    ["without line breaks", 0],
    ["printed", 4],
  ])("of which the server held a part back does not give all of a list: %s", async (_, indent) => {
    const held = { ...nodeList, metadata: { continue: "token" }, padding };
    const { items } = await read(JSON.stringify(held, null, indent));
    expect(items).toEqual([false, false]);
  });

  it.each([
    ["a kind that is no list", { apiVersion: "v1", kind: "Foo", items: [{ kind: "A" }] }],
    ["no kind at all", { items: [{ kind: "A" }] }],
    ["no version", { items: [{ apiVersion: "v1", kind: "A" }] }],
    ["items without kind", { apiVersion: "v1", items: [{ a: 1 }] }],
  ])("with items, but %s, is one document", async (_, value) => {
    const whole = { ...value, padding };
    expect((await read(JSON.stringify(whole, null, 4))).values).toEqual([whole]);
    expect((await read(JSON.stringify(whole))).values).toEqual([whole]);
  });

  it("that only YAML takes is read as YAML", async () => {
    const text = `{a: 1, # comment\n  "padding": "${padding}",}\n`;
    expect((await read(text)).values).toEqual([{ a: 1, padding }]);
  });

  it("with a fault has its place", async () => {
    const { values, problems } = await read(`{\n  "padding": "${padding}",\n  "a": ]\n}\n`);
    expect(values).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^yaml-syntax 3:8 /)]);
  });

  it("has a value for each key, even __proto__", async () => {
    const { values } = await read(`{"__proto__": {"polluted": 1}, "padding": "${padding}"}`);
    expect(Object.keys(values[0] ?? {})).toEqual(["__proto__", "padding"]);
    expect({}).not.toHaveProperty("polluted");
  });
});
