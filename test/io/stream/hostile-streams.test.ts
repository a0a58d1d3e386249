import { describe, expect, it } from "vitest";
import { asStream, readThrough } from "../../support/dump-reading.ts";

const MIB = 1024 * 1024;
const FILLER = `# ${"x".repeat(MIB)}\n`;
const TOO_MANY_LEVELS = "nested in more than 100 levels";
const MOST_LEVELS = "not valid YAML: nesting exceeded maxDepth (100)";

describe("nesting beyond all use is refused", () => {
  const deep = 1_500_000;
  const pair = (open: string, close: string) => open.repeat(deep) + close.repeat(deep);

  it.each([
    ["lists that are left open", "[".repeat(deep), MOST_LEVELS],
    ["lists", pair("[", "]"), MOST_LEVELS],
    ["lists in JSON that are left open", `{"a": ${"[".repeat(deep)}`, MOST_LEVELS],
    ["lists in JSON", `{"a": ${pair("[", "]")}}`, TOO_MANY_LEVELS],
    ["mappings in JSON", `${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`, TOO_MANY_LEVELS],
    ["lists of YAML", "- ".repeat(deep), MOST_LEVELS],
    ["braces of templates", "{{".repeat(deep), MOST_LEVELS],
  ])("of %s", async (_, text, message) => {
    const { values, problems } = await readThrough(asStream, text);
    expect(values).toEqual([]);
    expect(problems).toEqual([expect.stringContaining(message)]);
  });

  it("in one item of a list, with the others", async () => {
    const text = `{"kind":"AList","apiVersion":"v1","items":[{"a":${pair("[", "]")}},{"b":1}]}`;
    const { values, problems } = await readThrough(asStream, text);
    expect(values).toEqual([{ apiVersion: "v1", kind: "A", b: 1 }]);
    expect(problems).toEqual([`yaml-syntax 1:1 ${TOO_MANY_LEVELS}`]);
  });

  it.each([
    [100, []],
    [101, [`yaml-syntax 1:1 ${TOO_MANY_LEVELS}`]],
  ])("from %s levels on", async (levels, problems) => {
    const nested = `{"a":${"[".repeat(levels - 1)}${"]".repeat(levels - 1)}}`;
    const read = await readThrough(asStream, nested + " ".repeat(MIB + 1));
    expect(read.problems).toEqual(problems);
  });
});

describe("the largest of everything", () => {
  it("a YAML document of more than 16 MiB is refused, with those before it given", async () => {
    const text = `a: 1\n---\n${FILLER}b: 2\n---\n${"c: 3\n".repeat(4_000_000)}`;
    const { values, problems } = await readThrough(asStream, text);
    expect(values).toEqual([{ a: 1 }, { b: 2 }]);
    expect(problems).toEqual(["file-too-large 5:1 f: holds a document of more than 16 MiB"]);
  });

  it("a YAML document of less is read", async () => {
    const text = `a: "${"x".repeat(15 * MIB)}"\n`;
    const { values, problems } = await readThrough(asStream, text);
    expect(problems).toEqual([]);
    expect(Object(values[0]).a).toHaveLength(15 * MIB);
  });

  it("an item of more than 16 MiB is refused, with those before it given", async () => {
    const item = `- kind: A\n${"  # x\n".repeat(3_000_000)}`;
    const text = `apiVersion: v1\nitems:\n- kind: B\n${item}kind: List\n`;
    const { values, problems } = await readThrough(asStream, text);
    expect(values).toEqual([{ kind: "B" }]);
    expect(problems).toEqual(["file-too-large 4:1 f: holds a document of more than 16 MiB"]);
  });

  it("what follows directives is read up to 16 MiB", async () => {
    const text = `%YAML 1.2\n---\n${FILLER.repeat(17)}a: 1\n`;
    const { problems } = await readThrough(asStream, text);
    expect(problems).toEqual(["file-too-large 1:1 f: holds a document of more than 16 MiB"]);
  });

  it("YAML aliases stay within their limit", async () => {
    const lists = Array.from(
      { length: 60 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(", ")}]\n`,
    );
    const { values, problems } = await readThrough(
      asStream,
      `l0: &l0 x\n${lists.join("")}${FILLER}`,
    );
    expect(values).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^alias-limit 1:1 /)]);
  });
});

describe("many of anything take seconds, not minutes", () => {
  const count = 100_000;

  it.each([
    ["documents", "---\na: 1\n", 1, 0],
    ["broken documents", "---\na: [\n", 0, 1],
    ["templates", "---\na: {{ b }}\n", 0, 1],
    ["documents with keys that stand twice", "---\na: 1\na: 2\n", 1, 0],
    ["markers", "---\n", 0, 0],
  ])("%s", async (_, text, documents, problems) => {
    const { values, problems: found } = await readThrough(asStream, text.repeat(count) + FILLER);
    expect([values.length, found.length]).toEqual([documents * count, problems * count]);
  });

  it("items", async () => {
    const head = `{\n    "apiVersion": "v1",\n    "items": [\n`;
    const item = '        {\n            "kind": "A"\n        }';
    const text = `${head}${`${item},\n`.repeat(count)}${item}\n    ]\n}\n`;
    expect((await readThrough(asStream, text)).values).toHaveLength(count + 1);
    const yaml = `apiVersion: v1\nitems:\n${"- kind: A\n".repeat(count)}kind: List\n`;
    expect((await readThrough(asStream, yaml)).values).toHaveLength(count);
  });

  it("brackets at the margin, and empty lines before one", async () => {
    const brackets = await readThrough(asStream, `a: [\n]\n${"b: [\n]\n".repeat(count)}${FILLER}`);
    expect(brackets.problems).toEqual([expect.stringContaining("not valid YAML")]);
    const { values } = await readThrough(asStream, `a: [\n${"\n".repeat(2 * MIB)}]\n`);
    expect(values).toEqual([{ a: [] }]);
  });
});
