import { parseJson } from "./json-documents.ts";
import { type ListKind, isListOf, listKind } from "../../core/evidence/kubernetes-list.ts";

/** A JSON list that is printed with one value a line, as kubectl does. */
export interface PrintedList {
  /** Bytes before the first item. */
  readonly headLength: number;
  readonly list: ListKind;
  /** The blanks before the braces of an item. */
  readonly indent: Buffer;
}

/** Where an item ends. */
export interface ItemEnd {
  /** Behind its closing brace. */
  readonly end: number;
  /** Where what follows it begins, on a line of its own. */
  readonly next: number;
  /** Line breaks up to there. */
  readonly lines: number;
  readonly isLast: boolean;
}

/** Bytes in which the first item has to begin. */
const PEEKED = 4096;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const COMMA = 44;
const CLOSE = 125;

/** The list that bytes begin with; null where it is something else or printed otherwise. */
export function printedList(bytes: Buffer): PrintedList | null {
  const text = bytes.toString("latin1", 0, PEEKED);
  const unit = /^(?:---[ \t]*\r?\n)?\{\r?\n([ \t]+)"/.exec(text)?.[1];
  if (unit === undefined) return null;
  const items = new RegExp(String.raw`^${unit}"items": ?\[\r?\n(?=${unit}${unit}\{\r?\n)`, "m");
  const opening = items.exec(text);
  if (opening === null) return null;
  const headLength = opening.index + opening[0].length;
  const list = listKind(parseJson(`${text.slice(text.indexOf("{"), headLength)}]}`));
  const isTold = new RegExp(`^${unit.repeat(3)}"kind": ?"`, "m").test(text.slice(headLength));
  if (list === null || !isListOf(list, isTold)) return null;
  return { headLength, list, indent: Buffer.from(unit + unit) };
}

/**
 * Where the item ends that begins at a place in bytes: at a line that holds nothing but its closing
 * brace. Texts in JSON have no line breaks, so no text has such a line. In another layout it can be
 * a brace further inside; what stands before it is no JSON then. Null where bytes end before.
 */
export function itemEnd(
  bytes: Buffer,
  start: number,
  { indent }: Pick<PrintedList, "indent">,
): ItemEnd | null {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_FEED, start); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
    lines += 1;
    const brace = at + 1 + indent.length;
    if (bytes[brace] !== CLOSE || !isIndent(bytes, at + 1, indent)) continue;
    const isLast = bytes[brace + 1] !== COMMA;
    const end = lineEnd(bytes, isLast ? brace + 1 : brace + 2);
    if (end === "unknown") return null;
    if (end !== null) return { end: brace + 1, next: end, lines: lines + 1, isLast };
  }
  return null;
}

/** Where the next line begins if this one ends here; null if it goes on. */
function lineEnd(bytes: Buffer, at: number): number | "unknown" | null {
  const end = bytes[at] === CARRIAGE_RETURN ? at + 1 : at;
  if (end >= bytes.length) return "unknown";
  return bytes[end] === LINE_FEED ? end + 1 : null;
}

function isIndent(bytes: Buffer, at: number, indent: Buffer): boolean {
  return bytes.compare(indent, 0, indent.length, at, at + indent.length) === 0;
}
