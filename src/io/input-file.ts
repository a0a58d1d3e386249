import { readFileSync, statSync } from "node:fs";
import { AdvisorError, type Problem } from "../core/model/errors.ts";
import { textOf } from "./decode-text.ts";
import {
  type BrokenDocument,
  Intake,
  type TakeDocument,
  type TemplateDocument,
} from "./documents.ts";
import { type TextFile, unreadable } from "./read-text.ts";
import { MOST_AT_ONCE } from "./stream/limits.ts";
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

/** Reads the documents of one file. What reads large files is loaded only for them. */
export async function readInputFile(
  { path, shown }: TextFile,
  take: TakeDocument,
): Promise<InputFile> {
  return account(new Intake(shown, take), async (intake) => {
    const bytes = smallFile({ path, shown });
    if (bytes !== null) readWhole(bytes, intake);
    else await (await import("./stream/read-bytes.ts")).readFile(path, intake);
  });
}

/** Reads the documents of a stream, as {@link readInputFile} reads those of a file. */
export async function readInputStream(
  { stream, shown }: { readonly stream: AsyncIterable<unknown>; readonly shown: string },
  take: TakeDocument,
): Promise<InputFile> {
  return account(new Intake(shown, take), async (intake) => {
    const { readPieces } = await import("./stream/read-bytes.ts");
    await readPieces(stream, intake);
  });
}

/** The bytes of a small file, read at once, which is fastest; null for a large one, a pipe or a device. */
function smallFile({ path, shown }: TextFile): Buffer | null {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= MOST_AT_ONCE ? readFileSync(path) : null;
  } catch (error) {
    throw unreadable(shown, error);
  }
}

/** Reads the documents of bytes that are all there is. */
export function readWhole(bytes: Buffer, intake: Intake): void {
  intake.add(parseDocuments(intake.path, textOf(bytes, intake.path)));
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
