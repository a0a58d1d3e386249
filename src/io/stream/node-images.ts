/** Characters of a Node at most; what is larger is none. */
const MOST = 256 * 1024;
const KIND = /^(?:- | {2})kind: Node\r?$/m;
/** The lines of `status.images` behind its key, where keys of the item stand in column 3. */
const IMAGES = /^( {2}status:\r?\n(?: {4}[^\n]*\n)*? {4}images:)\r?\n((?: {4}[- ][^\n]*\n)+)/m;

/**
 * An item of a list without the images that a Node lists in its status. They are more than half of
 * it and say nothing about storage. Their line breaks stay, so that all lines keep their number.
 */
export function withoutImages(item: string): string {
  if (item.length > MOST || !KIND.test(item)) return item;
  return item.replace(IMAGES, (_, before: string, lines: string) => {
    return before + "\n".repeat(1 + lineBreaksIn(lines));
  });
}

function lineBreaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
