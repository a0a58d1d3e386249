import { DEFAULT_SCALAR_STYLE_RULES, SCALAR_STYLE, type ScalarLayout, dump } from "./js-yaml.ts";

/**
 * A value as a YAML document; texts that YAML 1.1 would read otherwise are quoted, and so are those
 * with characters that move a cursor, reorder letters or are obeyed by what reads a CI log. These
 * are written as escapes, so that the value is the same.
 */
export function writeYaml(value: unknown): string {
  const text = dump(value, {
    lineWidth: 100,
    quoteStyle: "double",
    noRefs: true,
    scalarStyleRules: [quoteUnsafe, ...Object.values(DEFAULT_SCALAR_STYLE_RULES)],
  });
  return text.replace(UNSAFE, escaped).replace(/#(?=#(\[|vso))/g, escaped);
}

/** What is escaped, but for line breaks, which stand between the lines of a document too. */
const UNSAFE = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

/** A text with any of these, or a `::` that a line might begin with once the text is folded. */
const QUOTED =
  /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|##(\[|vso)|(?<=^|\s)::/u;

function quoteUnsafe(layout: ScalarLayout): void {
  if (QUOTED.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}

function escaped(character: string): string {
  const code = Number(character.codePointAt(0)).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}
