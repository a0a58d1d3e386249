import { AdvisorError, problem } from "../../core/model/errors.ts";
import { decodeText } from "../decode-text.ts";
import type { Intake } from "../documents.ts";
import { bytesOf } from "../stream/byte-sources.ts";
import { lineBreaks } from "../stream/byte-window.ts";
import { parseJson } from "../stream/json-documents.ts";
import { MOST_YAML, tooLarge } from "../stream/limits.ts";
import { parsePiece } from "../yaml/parse-documents.ts";

/** Some whole lines of an input of JSON documents, one a line. */
export interface JsonLines {
  readonly file: string;
  readonly bytes: Uint8Array;
  /** The line of the input that they begin with, counted from 1. */
  readonly line: number;
  /** Whether they are the beginning of a line that is too long to be held. */
  readonly isCutOff: boolean;
}

/** Bytes that are handed on at once, where so many have come. */
const MOST_BYTES = 16 * 1024;
const LINE_FEED = 10;

/** Cuts a stream into pieces of whole lines, as they come; only one line is held for long. */
export async function* jsonLines(
  stream: AsyncIterable<unknown>,
  file: string,
  longest = MOST_YAML,
): AsyncGenerator<JsonLines> {
  const cutter = new LineCutter(file, longest);
  for await (const chunk of stream) yield* cutter.cut(bytesOf(chunk));
  yield* cutter.rest();
}

class LineCutter {
  readonly #file: string;
  readonly #longest: number;
  #held = Buffer.alloc(0);
  #line = 1;
  /** Whether the rest of a line that is too long is passed over. */
  #isSkipping = false;

  constructor(file: string, longest: number) {
    this.#file = file;
    this.#longest = longest;
  }

  *cut(chunk: Buffer): Generator<JsonLines> {
    let rest = this.#afterSkipped(
      this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]),
    );
    for (let end = pieceEnd(rest); end > 0; end = pieceEnd(rest)) {
      yield this.#piece(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
    if (rest.length > this.#longest) {
      yield { ...this.#piece(Buffer.alloc(0)), isCutOff: true };
      this.#isSkipping = true;
    }
    this.#held = Buffer.from(this.#isSkipping ? "" : rest);
  }

  /** The last line, where no line break ends it. */
  *rest(): Generator<JsonLines> {
    if (this.#held.length > 0) yield this.#piece(this.#held);
  }

  #afterSkipped(bytes: Buffer): Buffer {
    if (!this.#isSkipping) return bytes;
    const end = bytes.indexOf(LINE_FEED);
    if (end === -1) return bytes.subarray(bytes.length);
    this.#isSkipping = false;
    this.#line += 1;
    return bytes.subarray(end + 1);
  }

  #piece(bytes: Buffer): JsonLines {
    const line = this.#line;
    this.#line += lineBreaks(bytes);
    // A copy: what goes to another thread would take all that it is a part of along.
    return { file: this.#file, bytes: new Uint8Array(bytes), line, isCutOff: false };
  }
}

/** Behind the last line break of a piece; 0 where no line is whole yet. */
function pieceEnd(bytes: Buffer): number {
  const within = bytes.lastIndexOf(LINE_FEED, MOST_BYTES - 1) + 1;
  return within > 0 ? within : bytes.indexOf(LINE_FEED) + 1;
}

/** Hands the documents of some lines on; a line that is no JSON keeps no other from being read. */
export function readJsonLines({ file, bytes, line, isCutOff }: JsonLines, intake: Intake): void {
  if (isCutOff) {
    intake.refuse(tooLarge({ file, line, column: 1 }, MOST_YAML));
    return;
  }
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let number = line;
  for (let start = 0; start < all.length; number += 1) {
    const found = all.indexOf(LINE_FEED, start);
    const end = found === -1 ? all.length : found;
    readLine(all.subarray(start, end), { file, line: number }, intake);
    start = end + 1;
  }
}

function readLine(
  bytes: Buffer,
  { file, line }: { readonly file: string; readonly line: number },
  intake: Intake,
): void {
  const at = { file, line, column: 1 };
  try {
    const text = decodeText(bytes, file);
    if (text.trim() === "") return;
    if (parseJson(text) === undefined) {
      const hint = "write one JSON document a line";
      intake.refuse(problem("yaml-syntax", "this line is not valid JSON", { at, hint }));
    } else intake.add(parsePiece({ file, text, line }));
  } catch (error) {
    if (!(error instanceof AdvisorError)) throw error;
    for (const each of error.problems) intake.refuse({ ...each, at: each.at ?? at });
  }
}
