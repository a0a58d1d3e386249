/** A stretch of a text with its offset from the text's start. */
export interface Chunk {
  readonly text: string;
  readonly offset: number;
}

/**
 * Cuts a YAML text before each `---` line, so that one broken document does not take the others
 * with it. Sound because no scalar may hold `---` at the start of a line. A text with directives
 * (`%YAML`), which stand before the marker they belong to, is left in one piece.
 */
export function splitDocuments(text: string): Chunk[] {
  if (hasDirective(text)) return [{ text, offset: 0 }];
  const cuts = [0];
  for (const marker of text.matchAll(/(?<![^\r\n])---(?![^ \t\r\n])/g)) {
    if (marker.index > 0) cuts.push(marker.index);
  }
  return cuts.map((offset, index) => ({ text: text.slice(offset, cuts[index + 1]), offset }));
}

/** Whether a line begins as a directive does. */
export function hasDirective(text: string): boolean {
  return /(?<![^\r\n])%/.test(text);
}
