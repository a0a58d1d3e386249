import { AdvisorError } from "../../core/model/errors.ts";
import { decodeText, refuseBinary } from "../decode-text.ts";
import type { Intake } from "../documents.ts";
import { parsePiece } from "../yaml/parse-documents.ts";
import { hasDirective } from "../yaml/split-documents.ts";
import { blockList } from "./block-list.ts";
import type { ByteWindow } from "./byte-window.ts";
import { detached } from "./detached.ts";
import { documentEnd, lastMarkerIn } from "./document-end.ts";
import { MOST_AT_ONCE, MOST_YAML, tooLarge } from "./limits.ts";
import { printedList } from "./printed-list.ts";
import { readBlockList } from "./read-block-list.ts";
import { beginsJson, readJsonDocument } from "./read-json-document.ts";
import { readPrintedList } from "./read-printed-list.ts";

/** Reads an input of any size; only one document of it, or one item of a list, is held at a time. */
export async function readStream(window: ByteWindow, intake: Intake): Promise<void> {
  for (;;) {
    await window.atLeast(MOST_AT_ONCE);
    if (window.bytes.length === 0) return;
    // Before it is said to be too large, which binary files often are.
    refuseBinary(window.bytes, intake.path);
    await readNext(window, intake);
  }
}

async function readNext(window: ByteWindow, intake: Intake): Promise<void> {
  const printed = printedList(window.bytes);
  if (printed !== null) return readPrintedList({ printed, window, intake });
  const block = blockList(window.bytes);
  if (block !== null) return readBlockList({ block, window, intake });
  const isRest = window.isAtEnd && window.bytes.length <= MOST_AT_ONCE;
  const end = isRest ? window.bytes.length : lastMarkerIn(window.bytes);
  if (end === -1 && beginsJson(window.bytes)) return readJsonDocument(window, intake);
  return readYaml(window, intake, end);
}

/** Reads some whole documents, or the first one alone (-1) where it is too large to see its end. */
async function readYaml(window: ByteWindow, intake: Intake, seen: number): Promise<void> {
  const { line } = window;
  const end = seen === -1 ? await documentEnd(window, MOST_YAML) : seen;
  const text = textTo(end, window, intake);
  const whole = hasDirective(text) ? await restOf(window, intake) : text;
  for (const each of parsePiece({ file: intake.path, text: whole, line })) {
    intake.add([each.kind === "document" ? { ...each, value: detached(each.value) } : each]);
  }
  window.pass(Buffer.byteLength(whole));
}

/** A directive belongs to a document behind the next marker, so nothing is cut from there on. */
async function restOf(window: ByteWindow, intake: Intake): Promise<string> {
  await window.atLeast(MOST_YAML + 1);
  const { length } = window.bytes;
  return textTo(length > MOST_YAML ? null : length, window, intake);
}

function textTo(end: number | null, { bytes, line }: ByteWindow, { path }: Intake): string {
  if (end !== null) return decodeText(bytes.subarray(0, end), path);
  throw new AdvisorError([tooLarge({ file: path, line, column: 1 }, MOST_YAML)]);
}
