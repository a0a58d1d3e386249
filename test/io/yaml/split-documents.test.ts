import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { splitDocuments } from "../../../src/io/yaml/split-documents.ts";

describe("splitDocuments", () => {
  it.each([
    { title: "an empty text is one piece", pieces: [""] },
    { title: "a text without a marker is one piece", pieces: ["a: 1\nb: 2\n"] },
    { title: "a marker at the very start cuts nothing off", pieces: ["---\na: 1\n"] },
    { title: "it cuts before each marker", pieces: ["a: 1\n", "---\nb: 2\n", "---\nc: 3\n"] },
    { title: "a marker may end the text", pieces: ["a: 1\n", "---"] },
    { title: "a marker may hold content", pieces: ["--- {a: 1}\n", "--- text\n", "---\t[1]\n"] },
    { title: "a marker may hold a comment", pieces: ["a: 1\n", "--- # second\nb: 2\n"] },
    { title: "a marker may end in CR LF", pieces: ["a: 1\r\n", "---\r\nb: 2\r\n"] },
    { title: "dashes with more behind them are no marker", pieces: ["----\n---a\n--\n"] },
    { title: "dashes behind blanks are no marker", pieces: ["a: |\n  ---\n ---\nb: '\n ---'\n"] },
    { title: "a comment is no marker", pieces: ["# ---\n#---\n"] },
    { title: "the end marker is left to the parser", pieces: ["a: 1\n...\nb: 2\n"] },
    { title: "directives keep a text whole", pieces: ["%YAML 1.2\n---\na: 1\n---\nb: 2\n"] },
    { title: "a line separator starts no line", pieces: ['a: "x\u2028--- y"\n'] },
    { title: "a paragraph separator starts no line", pieces: ['{"a": "x\u2029---\u2029y"}\n'] },
    { title: "a no-break space ends no marker", pieces: ["a: 1\n---\u00A0b: 2\n"] },
  ])("$title", ({ pieces }) => {
    expect(splitDocuments(pieces.join(""))).toEqual(chunksOf(pieces));
  });

  const lines = [
    ["---", "--- ", "--- # c", "--- x", "----", " ---", "...", "a: 1", "b: [", "# c", "%YAML 1.2"],
    ["- ---", 'c: "---', '  ---"', "d: |", "  ---", ""],
  ].flat();
  const text = fc
    .tuple(fc.array(fc.constantFrom(...lines)), fc.constantFrom("\n", "\r\n"))
    .map(([chosen, end]) => chosen.map((each) => `${each}${end}`).join(""));

  it("loses nothing of any text", () => {
    fc.assert(
      fc.property(text, (source) => {
        const pieces = splitDocuments(source).map((chunk) => chunk.text);
        expect(splitDocuments(source)).toEqual(chunksOf(pieces));
        expect(pieces.join("")).toBe(source);
      }),
    );
  });

  it("changes no value of any text that the package yaml reads without complaint", () => {
    let compared = 0;
    fc.assert(
      fc.property(text, (source) => {
        const whole = valuesIn(source);
        if (whole === null) return;
        compared += 1;
        const pieces = splitDocuments(source).flatMap((chunk) => valuesIn(chunk.text) ?? ["?"]);
        expect(pieces).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});

/** Texts with their offsets in the texts joined. */
function chunksOf(texts: readonly string[]) {
  return texts.map((text, index) => ({ text, offset: texts.slice(0, index).join("").length }));
}

/** The values of a text's documents but empty ones; null where one of them is not well formed. */
function valuesIn(source: string): unknown[] | null {
  const documents = [...parseAllDocuments(source)];
  if (documents.some(({ errors }) => errors.length > 0)) return null;
  return documents.map((document): unknown => document.toJS()).filter((value) => value !== null);
}
