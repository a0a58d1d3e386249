import { open } from "node:fs/promises";
import { markLength } from "../decode-text.ts";
import type { Intake } from "../documents.ts";
import { compileLittle, growSlowly } from "../engine-settings.ts";
import { readWhole } from "../input-file.ts";
import { unreadable } from "../read-text.ts";
import { fromFile, fromPieces, fromPipe } from "./byte-sources.ts";
import { ByteWindow, type FillBytes } from "./byte-window.ts";
import { MOST_AT_ONCE } from "./limits.ts";
import { readStream } from "./read-stream.ts";

/** A little more than what is read at once, which shows whether there is more. */
const WINDOW = MOST_AT_ONCE + 4096;

/** Reads the documents of a file, a pipe or a device as they come. */
export async function readFile(path: string, intake: Intake): Promise<void> {
  const file = await open(path, "r").catch((error: unknown) => {
    throw unreadable(intake.path, error);
  });
  try {
    // A pipe or device has no size.
    const isFile = (await file.stat()).isFile();
    await readBytes((isFile ? fromFile : fromPipe)(file, intake.path), intake);
  } finally {
    await file.close();
  }
}

/** Reads the documents of a stream as they come. */
export async function readPieces(stream: AsyncIterable<unknown>, intake: Intake): Promise<void> {
  const pieces = stream[Symbol.asyncIterator]();
  try {
    await readBytes(fromPieces(pieces, intake.path), intake);
  } finally {
    await pieces.return?.();
  }
}

async function readBytes(fill: FillBytes, intake: Intake): Promise<void> {
  const window = new ByteWindow(WINDOW, fill);
  await window.more();
  if (window.isAtEnd && window.bytes.length <= MOST_AT_ONCE) {
    readWhole(window.bytes, intake);
    return;
  }
  growSlowly();
  compileLittle();
  window.pass(markLength(window.bytes));
  await readStream(window, intake);
}
