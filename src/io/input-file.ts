import { type FileHandle, open } from "node:fs/promises";
import { AdvisorError, type Problem } from "../core/model/errors.ts";
import { decodeText, markLength } from "./decode-text.ts";
import {
  type BrokenDocument,
  Intake,
  type TakeDocument,
  type TemplateDocument,
} from "./documents.ts";
import { type TextFile, unreadable } from "./read-text.ts";
import { fromFile, fromPieces, fromPipe } from "./stream/byte-sources.ts";
import { ByteWindow, type FillBytes } from "./stream/byte-window.ts";
import { MOST_AT_ONCE } from "./stream/limits.ts";
import { readStream } from "./stream/read-stream.ts";
import { parseDocuments } from "./yaml/parse-documents.ts";

/** What became of one input file; its documents were handed on, one by one. */
export interface InputFile {
  /** The path as messages show it. */
  readonly path: string;
  /** Why the file as a whole could not be read to its end. */
  readonly problems: readonly Problem[];
  /** How many documents were handed on; the items of a large list count one by one. */
  readonly documents: number;
  readonly unread: readonly (BrokenDocument | TemplateDocument)[];
}

/** A little more than what is read at once, which shows whether there is more. */
const WINDOW = MOST_AT_ONCE + 4096;

/** Reads the documents of one file. */
export async function readInputFile(
  { path, shown }: TextFile,
  take: TakeDocument,
): Promise<InputFile> {
  return account(new Intake(shown, take), async (intake) => {
    const file = await open(path, "r").catch(asUnreadable(shown));
    try {
      await readFile(file, intake);
    } finally {
      await file.close();
    }
  });
}

/** Reads the documents of a stream, as {@link readInputFile} reads those of a file. */
export async function readInputStream(
  { stream, shown }: { readonly stream: AsyncIterable<unknown>; readonly shown: string },
  take: TakeDocument,
): Promise<InputFile> {
  return account(new Intake(shown, take), async (intake) => {
    const pieces = stream[Symbol.asyncIterator]();
    try {
      await readBytes(fromPieces(pieces, shown), intake);
    } finally {
      await pieces.return?.();
    }
  });
}

async function readFile(file: FileHandle, intake: Intake): Promise<void> {
  const stats = await file.stat();
  // A pipe or device has no size.
  if (!stats.isFile()) await readBytes(fromPipe(file, intake.path), intake);
  else if (stats.size > MOST_AT_ONCE) await readBytes(fromFile(file, intake.path), intake);
  else readWhole(await file.readFile().catch(asUnreadable(intake.path)), intake);
}

async function readBytes(fill: FillBytes, intake: Intake): Promise<void> {
  const window = new ByteWindow(WINDOW, fill);
  await window.more();
  if (window.isAtEnd && window.bytes.length <= MOST_AT_ONCE) {
    readWhole(window.bytes, intake);
    return;
  }
  window.pass(markLength(window.bytes));
  await readStream(window, intake);
}

function readWhole(bytes: Buffer, intake: Intake): void {
  const text = decodeText(bytes.subarray(markLength(bytes)), intake.path);
  intake.add(parseDocuments(intake.path, text));
}

function asUnreadable(shown: string): (error: unknown) => never {
  return (error) => {
    throw unreadable(shown, error);
  };
}

async function account(
  intake: Intake,
  read: (intake: Intake) => Promise<void>,
): Promise<InputFile> {
  let problems: readonly Problem[] = [];
  try {
    await read(intake);
  } catch (error) {
    if (!(error instanceof AdvisorError)) throw error;
    ({ problems } = error);
  }
  const { path, documents, unread } = intake;
  return { path, problems, documents, unread };
}
