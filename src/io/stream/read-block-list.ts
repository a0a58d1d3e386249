import { AdvisorError } from "../../core/model/errors.ts";
import type { Place } from "../../core/model/place.ts";
import { decodeText } from "../decode-text.ts";
import type { Intake } from "../documents.ts";
import { parsePiece } from "../yaml/parse-documents.ts";
import type { BlockList } from "./block-list.ts";
import type { ByteWindow } from "./byte-window.ts";
import { documentEnd } from "./document-end.ts";
import { giveItems } from "./give-items.ts";
import { type ItemBytes, itemRun } from "./item-run.ts";
import { MOST_YAML, cutOff, tooLarge } from "./limits.ts";
import { withoutImages } from "./node-images.ts";

const MARKER = Buffer.from("---");

/** Where a list is read from, and where its items go. */
interface Reading {
  readonly block: BlockList;
  readonly window: ByteWindow;
  readonly intake: Intake;
}

/** Reads a YAML list item by item, each cut out by its lines. */
export async function readBlockList(reading: Reading): Promise<void> {
  const { block, window, intake } = reading;
  window.pass(block.headLength);
  for (let isOver = false; !isOver;) {
    const run = itemRun(window.bytes);
    const end = run.items.at(-1)?.end ?? 0;
    give(run.items, reading);
    window.pass(end, run.lines);
    ({ isOver } = run);
    if (end > 0) continue;
    if (window.bytes.length > MOST_YAML) throw tooLong(window, intake);
    if (!(await window.more())) return giveLast(reading);
  }
  return skipTail(reading);
}

function give(items: readonly ItemBytes[], { block, window, intake }: Reading): void {
  const { bytes, line } = window;
  const file = intake.path;
  const pieces = items.map(({ start, end, lines }) => {
    const text = withoutImages(decodeText(bytes.subarray(start, end), file));
    return { file, text, line: line + lines };
  });
  giveItems(pieces, block.list, intake);
}

/** kubectl ends a list with its kind; without that, the file does not hold all of the last item. */
function giveLast(reading: Reading): void {
  const { block, window, intake } = reading;
  const end = window.bytes.length;
  if (block.list.kind === null) intake.refuse(cutOff("an item of a list", placeIn(window, intake)));
  else give([{ start: 0, end, lines: 0 }], reading);
  window.pass(end);
}

/** What follows the items says nothing new, but may be broken. */
async function skipTail({ window, intake }: Reading): Promise<void> {
  if (window.bytes.subarray(0, MARKER.length).equals(MARKER)) return;
  const end = await documentEnd(window, MOST_YAML);
  if (end === null) throw tooLong(window, intake);
  const text = decodeText(window.bytes.subarray(0, end), intake.path);
  const read = parsePiece({ file: intake.path, text, line: window.line });
  intake.add(read.filter(({ kind }) => kind !== "document"));
  window.pass(end);
}

function tooLong(window: ByteWindow, intake: Intake): AdvisorError {
  return new AdvisorError([tooLarge(placeIn(window, intake), MOST_YAML)]);
}

function placeIn({ line }: ByteWindow, { path }: Intake): Place {
  return { file: path, line, column: 1 };
}
