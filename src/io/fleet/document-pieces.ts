import type { FileHandle } from "node:fs/promises";
import { AdvisorError } from "../../core/model/errors.ts";
import { decodeText, markLength } from "../decode-text.ts";
import { fromFile } from "../stream/byte-sources.ts";
import { ByteWindow } from "../stream/byte-window.ts";
import { lastMarkerIn } from "../stream/document-end.ts";
import { MOST_AT_ONCE, tooLarge } from "../stream/limits.ts";
import type { Piece } from "../yaml/line-index.ts";

/** Bytes of a piece, as many as are judged in a moment; a file that has no more is read whole. */
export const PIECE = MOST_AT_ONCE / 8;

/**
 * A large file in pieces of whole documents. Throws AdvisorError where a document is larger than a
 * piece, which no profile is.
 */
export async function* documentPieces(file: FileHandle, shown: string): AsyncGenerator<Piece> {
  const window = new ByteWindow(PIECE, fromFile(file, shown));
  await window.more();
  window.pass(markLength(window.bytes));
  for (;;) {
    await window.atLeast(PIECE);
    const { bytes, line } = window;
    if (bytes.length === 0) return;
    const end = window.isAtEnd ? bytes.length : lastMarkerIn(bytes);
    if (end === -1) throw new AdvisorError([tooLarge({ file: shown, line, column: 1 }, PIECE)]);
    yield { file: shown, text: decodeText(bytes.subarray(0, end), shown), line };
    window.pass(end);
  }
}
