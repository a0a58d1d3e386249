const NOTICE = "\nThe rest is cut off: a summary of GitHub holds 1 MiB.\n";

/**
 * The lines of a document that fit into a number of UTF-8 bytes, with a line that says so where any
 * is left out; nothing where not even that fits.
 */
export function cutMarkdown(document: string, bytes: number): string {
  if (utf8Length(document) <= bytes) return document;
  let room = bytes - utf8Length(NOTICE);
  if (room < 0) return "";
  const kept: string[] = [];
  for (const line of document.split(/(?<=\n)/)) {
    room -= utf8Length(line);
    if (room < 0) break;
    kept.push(line);
  }
  return kept.join("") + NOTICE;
}

/** Bytes of a text in UTF-8. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = Number(character.codePointAt(0));
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
