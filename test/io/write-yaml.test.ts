import { load } from "js-yaml";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { writeYaml } from "../../src/io/yaml/write-yaml.ts";

const PIECES = [
  "::error::x",
  "##[error]",
  "##vso[",
  "\n",
  " ",
  "a",
  "\u202e",
  "\u001b",
  "\u{e0041}",
  ": ",
  "#",
  "- ",
  "'",
  '"',
  "\\",
  "x".repeat(120),
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((parts) => parts.join(""));
const value = fc.dictionary(text, fc.oneof(text, fc.array(text, { maxLength: 3 })), { maxKeys: 4 });

describe("a value as YAML", () => {
  it("is read back the same by two readers", () => {
    fc.assert(
      fc.property(value, (given) => {
        const written = writeYaml(given);
        expect(parse(written)).toEqual(given);
        expect(load(written)).toEqual(given);
      }),
    );
  });

  it("has no line that a runner obeys and no character that a terminal does", () => {
    fc.assert(
      fc.property(value, (given) => {
        const lines = writeYaml(given).split("\n");
        expect(lines.filter((line) => /^\s*::|##\[|##vso|[\p{Cc}\p{Cf}]/u.test(line))).toEqual([]);
      }),
    );
  });

  it("is plain where nothing is to be feared", () => {
    expect(writeYaml({ name: "größe 😀", lines: "one\ntwo\n" })).toBe(
      "name: größe 😀\nlines: |\n  one\n  two\n",
    );
  });

  it("repeats a value that stands twice", () => {
    const at = { line: 1 };
    expect(writeYaml([at, at])).toBe("- line: 1\n- line: 1\n");
  });
});
