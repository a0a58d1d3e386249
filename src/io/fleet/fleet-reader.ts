import { promises, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { AdvisorError } from "../../core/model/errors.ts";
import { textOf } from "../decode-text.ts";
import { Intake, type TakeDocument } from "../documents.ts";
import { type FoundFiles, findFiles } from "../find-files.ts";
import type { InputFile } from "../input-file.ts";
import { type InputPath, STDIN_SHOWN, shownBase } from "../input-reader.ts";
import { unreadable } from "../read-text.ts";
import { shownFiles, shownPath } from "../shown-path.ts";
import type { Piece } from "../yaml/line-index.ts";
import { parseDocuments, parsePiece } from "../yaml/parse-documents.ts";
import { documentPieces } from "./document-pieces.ts";
import { type JsonLines, jsonLines, readJsonLines } from "./json-lines.ts";
import { type Look, isLargeFile, lookAtFile } from "./look-at-file.ts";

/** The files that one path argument leads to, none of them read. */
export interface InputList extends Omit<InputPath, "files"> {
  /** As messages show them, in path order. */
  readonly files: readonly string[];
}

/** Where a reader of fleets looks for files and for standard input, asked for only when read. */
export interface FleetReaderOptions {
  readonly cwd: string;
  readonly stdin: AsyncIterable<unknown>;
}

/** Reads many inputs in parts, so that only some of them are held at a time. */
export function createFleetReader(options: FleetReaderOptions) {
  const { cwd } = options;
  return { ...fileReader(cwd), ...partReader(cwd), ...lineReader(options) };
}

function fileReader(cwd: string) {
  return {
    async listInput(argument: string): Promise<InputList> {
      const found: FoundFiles = await findFiles(cwd, argument);
      const { isFile, files, others, problems } = found;
      return {
        path: shownPath(cwd, argument),
        isFile,
        base: shownBase(cwd, found.base),
        problems,
        files: shownFiles(cwd, files),
        others,
      };
    },
    isLarge: (path: string): boolean => isLargeFile(resolve(cwd, path)),
    lookAt: (path: string): Promise<Look> => lookAtFile(resolve(cwd, path)),
    async *piecesOf(path: string): AsyncGenerator<Piece> {
      const file = await promises.open(resolve(cwd, path), "r");
      try {
        yield* documentPieces(file, path);
      } finally {
        await file.close();
      }
    },
  };
}

function partReader(cwd: string) {
  return {
    /** Reads a small file at once, as it is named in messages; `known`: its text, where a look kept it. */
    readSmall(path: string, known: string | null, take: TakeDocument): InputFile {
      return accounted(path, take, (intake) => {
        intake.add(parseDocuments(path, known ?? textOf(bytesIn(resolve(cwd, path), path), path)));
      });
    },
    readPiece(piece: Piece, take: TakeDocument): InputFile {
      return accounted(piece.file, take, (intake) => intake.add(parsePiece(piece)));
    },
    readLines(lines: JsonLines, take: TakeDocument): InputFile {
      return accounted(lines.file, take, (intake) => readJsonLines(lines, intake));
    },
  };
}

function lineReader(options: FleetReaderOptions) {
  const stdinLines = () => jsonLines(options.stdin, STDIN_SHOWN);
  return {
    stdinLines,
    /** Reads all of standard input as lines of JSON. */
    async readStdinLines(take: TakeDocument): Promise<InputPath> {
      const intake = new Intake(STDIN_SHOWN, take);
      for await (const lines of stdinLines()) readJsonLines(lines, intake);
      const { path, documents, unread } = intake;
      const file = { path, problems: [], documents, unread };
      return { path, isFile: true, base: "", problems: [], files: [file], others: new Map() };
    },
  };
}

function bytesIn(path: string, shown: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw unreadable(shown, error);
  }
}

function accounted(path: string, take: TakeDocument, read: (intake: Intake) => void): InputFile {
  const intake = new Intake(path, take);
  let problems: InputFile["problems"] = [];
  try {
    read(intake);
  } catch (error) {
    if (!(error instanceof AdvisorError)) throw error;
    ({ problems } = error);
  }
  return { path, problems, documents: intake.documents, unread: intake.unread };
}
