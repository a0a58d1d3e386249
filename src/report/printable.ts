/**
 * A text with everything that could move the cursor, change colours or reorder letters written as
 * `\u001b` and the like, so that a name from a manifest is only ever seen, never obeyed.
 */
export function printable(text: string): string {
  const seen = PLAIN.test(text) ? text : withoutUnsafe(text);
  return seen.replace(COMMAND, escaped);
}

/** Most texts have nothing but printable ASCII. */
const PLAIN = /^[ -~]*$/;

/** Control and format characters, line separators, lone surrogates, and what is no character. */
function withoutUnsafe(text: string): string {
  // Looking its classes up takes as long as printing a short report, so it is made where it is needed.
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}]/gu, escaped);
}

/**
 * What CI runners obey in a log: `##[error]` and `##vso[` anywhere, `::error` where a line begins.
 * Wrapping may begin a line with any word.
 */
const COMMAND = /(?<=^|\s):(?=:)|#(?=#(\[|vso))/g;

function escaped(character: string): string {
  const code = Number(character.codePointAt(0)).toString(16);
  return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
}
