import { printable } from "../printable.ts";

/**
 * Foreign text as a code span: no link, mention, emphasis or HTML begins in one. What would end the
 * span, or the cell of a table, is written as an escape, like all that is not to be obeyed.
 */
export function code(text: string): string {
  const shown = printable(text)
    .replaceAll("`", String.raw`\u0060`)
    .replaceAll("|", String.raw`\u007c`)
    // Renderers take spaces off the ends of a span.
    .replace(/^ (?=.*[^ ])|(?<=[^ ].*) $/g, String.raw`\u0020`);
  return `\`${shown === "" ? " " : shown}\``;
}

/** Words of letters and digits with the punctuation of a sentence; Markdown sees nothing in them. */
const PLAIN = /^["'(]?[+-]?[\p{L}\p{N}\p{M}%±]+(?:['’.-][\p{L}\p{N}]+)*[)"']?[,.;:?]?$/u;
/** Signs that a sentence may hold, such as `I/O`, and that mean nothing to Markdown either. */
const SIGN = /^(?:=|\p{Lu}\/\p{Lu})$/u;
/** What renderers make a link of without being asked. */
const LINK = /www\.|[\p{L}\p{N}]\.\p{L}/iu;

/** Code whose last word ends as a sentence or a part of it does: that is no part of the code. */
function codeWords(words: readonly string[]): string {
  const [, text = "", end = ""] = /^(.*[^,;:])([,;:]?)$/s.exec(words.join(" ")) ?? [];
  return text === "" ? code(words.join(" ")) : `${code(text)}${end}`;
}

/** A message, in which names from manifests stand: words that are no plain words become code. */
export function prose(message: string): string {
  const parts: { isPlain: boolean; words: string[] }[] = [];
  for (const word of printable(message).split(" ")) {
    const isPlain = word === "" || SIGN.test(word) || (PLAIN.test(word) && !LINK.test(word));
    const last = parts.at(-1);
    if (last?.isPlain === isPlain) last.words.push(word);
    else parts.push({ isPlain, words: [word] });
  }
  return parts
    .map(({ isPlain, words }) => (isPlain ? words.join(" ") : codeWords(words)))
    .join(" ");
}
