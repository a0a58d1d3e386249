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
  // Line breaks stand between the lines of a document too.
  return text
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu, escaped)
    .replace(/#(?=#(\[|vso))/g, escaped);
}

/** Quotes a text with what is escaped, or a `::` that a line might begin with once the text is folded. */
function quoteUnsafe(layout: ScalarLayout): void {
  // Looking its classes up takes long, so that it is made only where something is written.
  const unsafe =
    /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|##(\[|vso)|(?<=^|\s)::/u;
  if (unsafe.test(layout.node.value)) layout.style = SCALAR_STYLE.DOUBLE_QUOTED;
}

function escaped(character: string): string {
  const code = Number(character.codePointAt(0)).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}
