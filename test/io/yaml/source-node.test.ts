import { parseEvents } from "js-yaml";
import { describe, expect, it } from "vitest";
import { type SourceNode, sourceTrees } from "../../../src/io/yaml/source-node.ts";

describe("sourceTrees", () => {
  it.each([
    ["a: 1\nbc: two\n", "0 [a 0 3] [bc 5 9]"],
    ["- x\n-  y\n", "0 [0 2 2] [1 7 7]"],
    ["{a: [1, 'b']}", "0 [a 1 4 [0 5 5] [1 8 8]]"],
    ["a:\n  b: c\n", "0 [a 0 5 [b 5 8]]"],
    ['"a": "b"\n', "0 [a 0 5]"],
    ["? a\n: - b\n", "0 [a 2 6 [0 8 8]]"],
    ["--- x\n", "4"],
    ["a: !!str &k v\n", "0 [a 0 12]"],
    ["a: &k\n  b: 1\n", "0 [a 0 8 [b 8 11]]"],
    ["a: |\n  b\nc: d\n", "0 [a 0 3] [c 9 12]"],
    ["a: >2- # c\n   b\n", "0 [a 0 3]"],
  ])("places keys and values of %j", (text, places) => {
    expect(sourceTrees(parseEvents(text, {}), text).map(({ root }) => outline(root))).toEqual([
      places,
    ]);
  });

  it.each([
    ["the key of a mapping", "a:\nb: 1\n", "0 [a 0 0] [b 3 6]"],
    ["the key in a flow mapping", "{a, b: }", "0 [a 1 1] [b 4 4]"],
  ])("an empty value stands where %s does", (_, text, places) => {
    expect(sourceTrees(parseEvents(text, {}), text).map(({ root }) => outline(root))).toEqual([
      places,
    ]);
  });

  it("gives one tree a document, with anchors of its own", () => {
    const text = "a: &x 1\n---\nb: [2]\n--- 3\n";
    const roots = sourceTrees(parseEvents(text, {}), text).map(({ root }) => outline(root));
    expect(roots).toEqual(["0 [a 0 6]", "12 [b 12 15 [0 16 16]]", "23"]);
  });

  it("an alias stands at its own place and has the parts of what it repeats", () => {
    const text = "a: &x {b: 1}\nc: *x\n";
    expect(outline(onlyTree(text).root)).toBe("0 [a 0 6 [b 7 10]] [c 13 16 [b 7 10]]");
  });

  it("an alias as a key goes by the text that it repeats", () => {
    expect(outline(onlyTree("- &x one\n- *x : 1\n").root)).toBe("0 [0 5 5] [1 11 11 [one 11 16]]");
  });

  it.each([
    { text: "x", size: 1 },
    { text: "[]", size: 1 },
    { text: "[a, b, c]", size: 4 },
    { text: "{a: 1, b: 2}", size: 5 },
    { text: "- &x [1, 2]\n- *x\n- *x\n", size: 10 },
    { text: "- &x [1, 2]\n- &y [*x, *x]\n- [*y, *y]\n", size: 1 + 3 + 7 + 15 },
  ])("$text stands for $size values", ({ text, size }) => {
    expect(onlyTree(text).root.size).toBe(size);
  });

  it("counts what a bomb of aliases stands for without following it", () => {
    const { root } = onlyTree(aliasBomb(400));
    expect(root.size).toBe(Infinity);
    expect(root.parts.size).toBe(401);
  });

  it.each([
    ["no fault", "a: 1\nb: {a: 1}\nc: {a: 1}\n", []],
    ["a key twice", "a: 1\na: 2\n", ["duplicate-key a 5"]],
    ["a key three times", "a: 1\na: 2\na: 3\n", ["duplicate-key a 5", "duplicate-key a 10"]],
    ["a key in other quotes", "a: 1\n'a': 2\n", ["duplicate-key a 5"]],
    ["a number and its text", "1: a\n'1': b\n", ["duplicate-key 1 5"]],
    [
      "keys inside",
      "a: {b: 1, b: 2}\nc:\n  - d: 1\n    d: 2\n",
      ["duplicate-key b 10", "duplicate-key d 32"],
    ],
    ["a key in a repeated mapping, once", "a: &x {b: 1, b: 2}\nc: *x\n", ["duplicate-key b 13"]],
    ["an empty key", "'': 1\n'': 2\n", ["duplicate-key  6"]],
    ["an alias as a key", "- &x a\n- {a: 1, *x : 2}\n", ["duplicate-key a 16"]],
    ["different aliases as keys", "- &x a\n- &y b\n- {*x : 1, *y : 2}\n", []],
    [
      "names with a meaning",
      "__proto__: 1\nconstructor: 2\n__proto__: 3\n",
      ["duplicate-key __proto__ 28"],
    ],
    ["an alias of itself", "a: &x [*x]\n", ["alias-of-itself x 7"]],
    ["an alias of what is around it", "&r\na: {b: [*r]}\n", ["alias-of-itself r 11"]],
    ["an anchor that is used again", "- &x 1\n- &x [*x]\n", ["alias-of-itself x 13"]],
    ["an anchor that moved on", "- &x 1\n- *x\n- &x 2\n- *x\n", []],
  ])("finds %s", (_, text, faults) => {
    const found = onlyTree(text).faults.map(
      ({ kind, name, offset }) => `${kind} ${name} ${offset}`,
    );
    expect(found).toEqual(faults);
  });

  it("takes different lists as keys for no duplicates", () => {
    const kinds = onlyTree("? [a]\n: 1\n? [b]\n: 2\n").faults.map(({ kind }) => kind);
    expect(kinds).not.toContain("duplicate-key");
  });
});

/** Start of a node, then of each part: its key, where the key begins, and its node. */
function outline({ start, parts }: SourceNode): string {
  const inside = [...parts].map(([key, part]) => `[${key} ${part.keyStart} ${outline(part.node)}]`);
  return [start, ...inside].join(" ");
}

function onlyTree(text: string) {
  const [tree, ...others] = sourceTrees(parseEvents(text, {}), text);
  expect(others).toEqual([]);
  if (tree === undefined) throw new Error("no tree");
  return tree;
}

/** Lists of ten, each of ten times the one before. */
function aliasBomb(levels: number): string {
  const lists = Array.from(
    { length: levels },
    (_, level) => `- &l${level + 1} [${Array(10).fill(`*l${level}`).join(", ")}]\n`,
  );
  return ["- &l0 x\n", ...lists].join("");
}
