import { decodeText } from "../decode-text.ts";
import { parseJson } from "./json-documents.ts";

/** Bytes in which a Node says that it is one; kubectl sorts keys, so that its kind comes second. */
const PEEKED = 256;
const KIND = Buffer.from('"kind": "Node"');
const IMAGES = Buffer.from('"images": [');
/** A part of that; Node finds texts of less than eight bytes many times faster than longer ones. */
const TELLING = Buffer.from('images"');

/** Room in which an item is put together, which thousands of them share. */
const ROOM = Buffer.allocUnsafeSlow(64 * 1024);

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const TAB = 9;
const BLANK = 32;
const OPEN = 91;
const CLOSE = 93;

/**
 * A printed Node without the images that it lists in its status, which are more than half of it
 * and say nothing about storage; what stands between their brackets is not looked at. Undefined
 * where it is no Node, or where the list cannot be cut out for certain.
 */
export function parseWithoutImages(item: Buffer, shown: string): unknown {
  if (!item.subarray(0, PEEKED).includes(KIND)) return undefined;
  const start = listStart(item);
  const end = start === -1 ? -1 : listEnd(item, start);
  // With another list of that name, what was cut out would not be certain.
  if (end === -1 || item.includes(TELLING, end)) return undefined;
  const value = parseJson(decodeText(withoutMiddle(item, start, end), shown));
  return isNodeWithoutImages(value) ? value : undefined;
}

/** The bytes before one place and those from another on; good until it is asked again. */
function withoutMiddle(bytes: Buffer, start: number, end: number): Buffer {
  const length = start + bytes.length - end;
  const room = length <= ROOM.length ? ROOM : Buffer.allocUnsafe(length);
  bytes.copy(room, 0, 0, start);
  bytes.copy(room, start, end);
  return room.subarray(0, length);
}

/** Where the first list of images begins, behind its bracket; -1 without one. */
function listStart(bytes: Buffer): number {
  const key = bytes.indexOf(TELLING) - 1;
  const end = key + IMAGES.length;
  return key >= 0 && IMAGES.compare(bytes, key, end) === 0 ? end : -1;
}

/**
 * Where the bracket stands that closes the list whose parts begin at a place; -1 where that cannot
 * be told. A text in JSON has no line breaks, so a bracket at the end or at the start of a line is
 * in no text, and any other may be. Lists in the list hold no lists themselves, as images are; else
 * the bracket is one too far inside, and what is left is no JSON.
 */
function listEnd(bytes: Buffer, start: number): number {
  let at = start;
  for (;;) {
    const close = bytes.indexOf(CLOSE, at);
    if (close === -1 || !beginsLine(bytes, close)) return -1;
    const open = bytes.indexOf(OPEN, at);
    if (open === -1 || open > close) return close;
    if (!endsLine(bytes, open)) return -1;
    at = close + 1;
  }
}

function endsLine(bytes: Buffer, at: number): boolean {
  const next = bytes[at + 1];
  return next === LINE_FEED || (next === CARRIAGE_RETURN && bytes[at + 2] === LINE_FEED);
}

function beginsLine(bytes: Buffer, at: number): boolean {
  let before = at - 1;
  while (bytes[before] === BLANK || bytes[before] === TAB) before -= 1;
  return bytes[before] === LINE_FEED;
}

/** What was cut out is the list of images only where one stands in the status, empty by now. */
function isNodeWithoutImages(value: unknown): boolean {
  const { apiVersion, kind, status } = Object(value);
  const { images } = Object(status);
  return apiVersion === "v1" && kind === "Node" && Array.isArray(images) && images.length === 0;
}
