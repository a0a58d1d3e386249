/**
 * JSON in which nothing moves a cursor, reorders letters or is obeyed by what reads a CI log. Such
 * characters only stand in texts, where JSON has an escape for them, so the value is the same.
 */
export function jsonText(value: unknown, indent = 0): string {
  const text = JSON.stringify(value, null, indent);
  if (!DOUBTFUL.test(text)) return text;
  // As in printable.ts, but for the line breaks between the lines of a document.
  return text
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu, escaped)
    .replace(/#(?=#(\[|vso))/g, escaped);
}

/** Most texts have nothing but printable ASCII without `##`, which is found out much faster. */
const DOUBTFUL = /[^\n -~]|##/;

function escaped(character: string): string {
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
