import { isAscii } from "node:buffer";
import { AdvisorError, type Problem } from "../../core/model/errors.ts";
import type { Place } from "../../core/model/place.ts";
import { decodeText } from "../decode-text.ts";
import type { Intake } from "../documents.ts";
import { parsePiece } from "../yaml/parse-documents.ts";
import { type ByteWindow, lineBreaks } from "./byte-window.ts";
import { documentEnd } from "./document-end.ts";
import { giveJson, parseJson } from "./json-documents.ts";
import { MOST_JSON, MOST_YAML, cutOff, noJson, tooLarge } from "./limits.ts";
import { parseWithoutImages } from "./printed-images.ts";
import { type PrintedList, itemEnd } from "./printed-list.ts";

/** Where a list is read from, and where its items go. */
interface Reading {
  readonly printed: PrintedList;
  readonly window: ByteWindow;
  readonly intake: Intake;
}

/**
 * Reads a JSON list item by item, each cut out by its lines. Where that ends (behind the last one,
 * in another layout, at a fault, at the end of the file) the rest is read as a list of its own:
 * the text before the first item, and all that was not cut out.
 */
export async function readPrintedList(reading: Reading): Promise<void> {
  const { printed, window, intake } = reading;
  const head = window.bytes.subarray(0, printed.headLength);
  const before = { text: decodeText(head, intake.path), lines: lineBreaks(head) };
  window.pass(printed.headLength);
  const ending = await readItems(reading);
  const end = await documentEnd(window, MOST_JSON);
  if (end === null)
    throw new AdvisorError([itemFault(reading) ?? tooLarge(itemPlace(reading), MOST_JSON)]);
  const rest = decodeText(window.bytes.subarray(0, end), intake.path);
  const text = before.text + rest;
  const { items } = Object(parseJson(text.slice(text.indexOf("{"))));
  if (Array.isArray(items)) {
    const at = itemPlace(reading);
    for (const value of items) giveJson({ value, at }, printed.list, intake);
  } else if (ending === "cut-off" || !rest.trimEnd().endsWith("}")) {
    const part = ending === "last" ? "a list" : "an item of a list";
    intake.refuse(cutOff(part, itemPlace(reading)));
  } else if (text.length <= MOST_YAML) {
    intake.add(parsePiece({ file: intake.path, text, line: window.line - before.lines }));
  } else intake.refuse(itemFault(reading) ?? noJson(itemPlace(reading)));
  window.pass(end);
}

type Ending = "last" | "odd" | "cut-off";

async function readItems(reading: Reading): Promise<Ending> {
  const { window } = reading;
  for (;;) {
    const ending = readHeld(reading);
    if (ending !== null) return ending;
    if (window.bytes.length > MOST_JSON || !(await window.more())) {
      return window.isAtEnd ? "cut-off" : "odd";
    }
  }
}

/** Reads all items that the window holds as a whole; null where the next one may end behind it. */
function readHeld(reading: Reading): Ending | null {
  const { printed, window, intake } = reading;
  // Taken once: every part of a buffer is an object, and there are thousands of items.
  const { bytes, line } = window;
  const read = itemReader(bytes, intake.path);
  const column = printed.indent.length + 1;
  let [start, lines] = [0, 0];
  let ending: Ending | null = null;
  while (ending === null) {
    const end = itemEnd(bytes, start, printed);
    if (end === null) break;
    const value = read(start, end.end);
    if (value === undefined) ending = "odd";
    else {
      const at = { file: intake.path, line: line + lines, column };
      giveJson({ value, at }, printed.list, intake);
      start = end.next;
      lines += end.lines;
      if (end.isLast) ending = "last";
    }
  }
  window.pass(start, lines);
  return ending;
}

/** Reads items out of bytes; what is no JSON is undefined. */
function itemReader(bytes: Buffer, shown: string): (start: number, end: number) => unknown {
  const isPlain = isAscii(bytes);
  return (start, end) => {
    const item = bytes.subarray(start, end);
    // NUL is ASCII too, but no JSON; whoever decodes the item then says so.
    const value =
      parseWithoutImages(item, shown) ?? (isPlain ? parseJson(item.toString("latin1")) : undefined);
    return value ?? parseJson(decodeText(item, shown));
  };
}

/** What YAML's reader, which names places, has to say of an item that is no JSON. */
function itemFault({ printed, window, intake }: Reading): Problem | null {
  const found = itemEnd(window.bytes, 0, printed);
  if (found === null || found.end > MOST_YAML) return null;
  const text = decodeText(window.bytes.subarray(0, found.end), intake.path);
  const [read] = parsePiece({ file: intake.path, text, line: window.line });
  return read === undefined || read.kind === "document" ? null : (read.problems[0] ?? null);
}

function itemPlace({ printed, window, intake }: Reading): Place {
  return { file: intake.path, line: window.line, column: printed.indent.length + 1 };
}
