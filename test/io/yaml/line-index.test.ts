import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LineCounter, parseDocument } from "yaml";
import { indexLines } from "../../../src/io/yaml/line-index.ts";

describe("indexLines", () => {
  it.each([
    { text: "", offset: 0, line: 1, column: 1 },
    { text: "ab", offset: 0, line: 1, column: 1 },
    { text: "ab", offset: 2, line: 1, column: 3 },
    { text: "ab\ncd", offset: 2, line: 1, column: 3 },
    { text: "ab\ncd", offset: 3, line: 2, column: 1 },
    { text: "ab\ncd\n", offset: 6, line: 3, column: 1 },
    { text: "\n\n\nx", offset: 3, line: 4, column: 1 },
    { text: "ab\r\ncd", offset: 2, line: 1, column: 3 },
    { text: "ab\r\ncd", offset: 4, line: 2, column: 1 },
    { text: "ä😀x\ny", offset: 3, line: 1, column: 4 },
    { text: "ä😀x\ny", offset: 5, line: 2, column: 1 },
    { text: "a\u2028b", offset: 2, line: 1, column: 3 },
  ])("offset $offset of $text is $line:$column", ({ text, offset, line, column }) => {
    expect(indexLines({ file: "f.yaml", text, line: 1 }).placeAt(offset)).toEqual({
      file: "f.yaml",
      line,
      column,
    });
  });

  it("counts the line breaks before any offset of any text", () => {
    const text = fc.string({ unit: fc.constantFrom("a", ":", " ", "\n", "\r\n", "\r", "é", "😀") });
    fc.assert(
      fc.property(text, (source) => {
        const lines = indexLines({ file: "f", text: source, line: 1 });
        for (let offset = 0; offset <= source.length; offset += 1) {
          const before = source.slice(0, offset).split("\n");
          const column = (before.at(-1)?.length ?? 0) + 1;
          expect(lines.placeAt(offset)).toEqual({ file: "f", line: before.length, column });
        }
      }),
    );
  });

  it.each(["a: 1\nb:\n  - c\n  - d\n", "a: |\r\n  b\r\nc: 'd\r\n  e'\r\n", "\n\n# c\n{a: 1}"])(
    "agrees with the line counter of the package yaml on %j",
    (source) => {
      const counter = new LineCounter();
      parseDocument(source, { lineCounter: counter });
      const lines = indexLines({ file: "f", text: source, line: 1 });
      for (let offset = 0; offset < source.length; offset += 1) {
        const { line, col } = counter.linePos(offset);
        expect(lines.placeAt(offset)).toEqual({ file: "f", line, column: col });
      }
    },
  );

  it("counts on from the line that a text begins with", () => {
    const lines = indexLines({ file: "f", text: "ab\ncd", line: 41 });
    expect([1, 4].map((offset) => lines.placeAt(offset))).toEqual([
      { file: "f", line: 41, column: 2 },
      { file: "f", line: 42, column: 2 },
    ]);
  });

  it("finds the last of a million lines", () => {
    const lines = indexLines({ file: "f", text: "x\n".repeat(1_000_000), line: 1 });
    expect(lines.placeAt(1_999_998)).toEqual({ file: "f", line: 1_000_000, column: 1 });
  });
});
