import type { ByteWindow } from "./byte-window.ts";

const MARKER = Buffer.from("\n---");
/** Blank, tab, carriage return and line feed: what may stand behind a marker. */
const BLANKS: ReadonlySet<number | undefined> = new Set([32, 9, 13, 10]);

/**
 * Where the document that a window begins with ends: before the next line `---`, or at the end of
 * the input. Null where it has more bytes than it may.
 */
export async function documentEnd(window: ByteWindow, most: number): Promise<number | null> {
  for (;;) {
    const end = markerIn(window.bytes);
    if (end !== -1) return end <= most ? end : null;
    if (window.bytes.length > most) return null;
    if (!(await window.more())) return window.bytes.length;
  }
}

function markerIn(bytes: Buffer): number {
  for (let at = bytes.indexOf(MARKER); at !== -1; at = bytes.indexOf(MARKER, at + 1)) {
    if (BLANKS.has(bytes[at + MARKER.length])) return at + 1;
  }
  return -1;
}

/** The last place behind the start where a document begins in bytes; -1 without one. */
export function lastMarkerIn(bytes: Buffer): number {
  for (let at = bytes.lastIndexOf(MARKER); at > 0; at = bytes.lastIndexOf(MARKER, at - 1)) {
    if (BLANKS.has(bytes[at + MARKER.length])) return at + 1;
  }
  return -1;
}
