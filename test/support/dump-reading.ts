import type { SourceDocument } from "../../src/core/evidence/source-document.ts";
import { AdvisorError, type Problem } from "../../src/core/model/errors.ts";
import { Intake } from "../../src/io/documents.ts";
import { blockList } from "../../src/io/stream/block-list.ts";
import { ByteWindow } from "../../src/io/stream/byte-window.ts";
import { printedList } from "../../src/io/stream/printed-list.ts";
import { readBlockList } from "../../src/io/stream/read-block-list.ts";
import { readJsonDocument } from "../../src/io/stream/read-json-document.ts";
import { readPrintedList } from "../../src/io/stream/read-printed-list.ts";
import { readStream } from "../../src/io/stream/read-stream.ts";

/** What reading an input led to. */
export interface Reading {
  readonly documents: readonly SourceDocument[];
  readonly values: readonly unknown[];
  /** `line:column` of each document. */
  readonly places: readonly string[];
  /** Code, place and message of everything that is wrong. */
  readonly problems: readonly string[];
  /** The most bytes that were asked for at once. */
  readonly widest: number;
}

/** How an input is read: as any input of unknown size, or as the kind that it is known to be. */
export type Reader = (window: ByteWindow, intake: Intake) => Promise<void>;

/** Reads whatever an input is. */
export const asStream: Reader = readStream;

/** Reads a JSON list, however it is printed. */
export const asJsonList: Reader = async (window, intake) => {
  await window.more();
  const printed = printedList(window.bytes);
  if (printed === null) await readJsonDocument(window, intake);
  else await readPrintedList({ printed, window, intake });
};

/** Reads a YAML list whose items begin in the first column. */
export const asYamlList: Reader = async (window, intake) => {
  await window.more();
  const block = blockList(window.bytes);
  if (block === null) throw new Error("no such list");
  await readBlockList({ block, window, intake });
};

/** Reads a text through a window of some size, from pieces of some size. */
export async function readThrough(
  read: Reader,
  text: string | Uint8Array,
  { size = 1_052_672, piece = Infinity }: { readonly size?: number; readonly piece?: number } = {},
): Promise<Reading> {
  const bytes =
    typeof text === "string"
      ? Buffer.from(text)
      : Buffer.from(text.buffer, text.byteOffset, text.length);
  let at = 0;
  let widest = 0;
  const window = new ByteWindow(size, async (room) => {
    widest = Math.max(widest, room.length);
    const count = bytes.copy(room, 0, at, Math.min(at + piece, bytes.length));
    at += count;
    return count;
  });
  const documents: SourceDocument[] = [];
  const intake = new Intake("f", (document) => documents.push(document));
  const fatal = await read(window, intake).then(
    () => [],
    (error: unknown) => {
      if (error instanceof AdvisorError) return error.problems;
      throw error;
    },
  );
  const problems = [...intake.unread.flatMap((each) => each.problems), ...fatal];
  return {
    documents,
    values: documents.map(({ value }) => value),
    places: documents.map((document) => `${document.at.line}:${document.at.column}`),
    problems: problems.map(told),
    widest,
  };
}

function told({ code, message, at }: Problem): string {
  return at === null ? `${code} ${message}` : `${code} ${at.line}:${at.column} ${message}`;
}
