import { closeSync, fstatSync, openSync, promises, readFileSync, statSync } from "node:fs";
import { AdvisorError } from "../../core/model/errors.ts";
import { decodeText, markLength } from "../decode-text.ts";
import { PIECE, documentPieces } from "./document-pieces.ts";
import { holdsProfilesOnly } from "./profiles-only.ts";

/** What a look at a file tells: it holds profiles alone, in few or many bytes, or that is open. */
export type Look = "small" | "large" | "open";

/** Whether a file has more bytes than are read at once; false for what is no file. */
export function isLargeFile(path: string): boolean {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size > PIECE;
  } catch (error) {
    if (isFileSystemError(error)) return false;
    throw error;
  }
}

/** Looks at a file without parsing it. What stands in the way of reading it is for reading to tell. */
export async function lookAtFile(path: string): Promise<Look> {
  try {
    const small = smallFile(path);
    if (small !== null) return holdsProfilesOnly(textOf(small, path)) ? "small" : "open";
    return await lookAtLarge(path);
  } catch (error) {
    if (error instanceof AdvisorError || isFileSystemError(error)) return "open";
    throw error;
  }
}

/** The bytes of a small file; null for a large one, or what is no file. Reading at once is fastest. */
function smallFile(path: string): Buffer | null {
  const file = openSync(path, "r");
  try {
    const stats = fstatSync(file);
    return stats.isFile() && stats.size <= PIECE ? readFileSync(file) : null;
  } finally {
    closeSync(file);
  }
}

async function lookAtLarge(path: string): Promise<Look> {
  const file = await promises.open(path, "r");
  try {
    if (!(await file.stat()).isFile()) return "open";
    let hasContent = false;
    for await (const { text } of documentPieces(file, path)) {
      if (!holdsProfilesOnly(text)) return "open";
      hasContent ||= text.includes("apiVersion");
    }
    return hasContent ? "large" : "open";
  } finally {
    await file.close();
  }
}

function textOf(bytes: Buffer, path: string): string {
  return decodeText(bytes.subarray(markLength(bytes)), path);
}

function isFileSystemError(error: unknown): boolean {
  return error instanceof Error && "code" in error && "syscall" in error;
}
