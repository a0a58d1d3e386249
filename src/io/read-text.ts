import { promises } from "node:fs";
import { AdvisorError, problem } from "../core/model/errors.ts";
import { textOf } from "./decode-text.ts";

/** Bytes of one text that is read whole at most; profiles and packs are far smaller. */
export const MOST_BYTES = 16 * 1024 * 1024;

/** How a file is read: where it is, and how messages name it. */
export interface TextFile {
  readonly path: string;
  readonly shown: string;
  /** Bytes that are read at most. */
  readonly most?: number;
}

/** Reads a UTF-8 text without its byte order mark; throws AdvisorError where that cannot be done. */
export async function readText(file: TextFile): Promise<string> {
  const { shown } = file;
  return textOf(await readBytes({ most: MOST_BYTES, ...file }), shown);
}

async function collect(
  stream: AsyncIterable<unknown>,
  { shown, most }: Required<TextFile>,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > most) throw tooLarge(shown, size, most);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function readBytes(text: Required<TextFile>): Promise<Buffer> {
  const { path, shown, most } = text;
  try {
    const file = await promises.open(path, "r");
    try {
      const stats = await file.stat();
      if (stats.size > most) throw tooLarge(shown, stats.size, most);
      // A pipe or device has no size and may never end, so it is read only up to the limit.
      return stats.isFile() ? await file.readFile() : await collect(file.createReadStream(), text);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof AdvisorError ? error : unreadable(shown, error);
  }
}

function tooLarge(shown: string, size: number, most: number): AdvisorError {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MiB`;
  const message = `${shown}: has ${megabytes(size)}, more than the ${megabytes(most)} that are read`;
  const hint = most === MOST_BYTES ? "is it a profile?" : null;
  return new AdvisorError([problem("file-too-large", message, { hint })]);
}

/** The error of a file or folder that cannot be read. */
export function unreadable(shown: string, error: unknown): AdvisorError {
  const message = `${shown}: ${reasonOf(error)}`;
  return new AdvisorError([problem("file-unreadable", message, { hint: "check the path" })], error);
}

/** A file system error in words. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  EACCES: "may not be opened (permission denied)",
  EPERM: "may not be opened (operation not permitted)",
  EISDIR: "is a folder",
  EEXIST: "a file stands where a folder should",
  ENOTDIR: "a part of the path is not a folder",
  ENAMETOOLONG: "the name is too long",
  ENOSPC: "no space is left on the device",
  EROFS: "the file system is read-only",
  EMFILE: "too many files are open",
  ELOOP: "the links lead in a circle",
};
