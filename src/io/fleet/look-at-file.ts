import { closeSync, fstatSync, openSync, promises, readFileSync, statSync } from "node:fs";
import { AdvisorError } from "../../core/model/errors.ts";
import { textOf } from "../decode-text.ts";
import { PIECE, documentPieces } from "./document-pieces.ts";
import { holdsProfilesOnly } from "./profiles-only.ts";

/**
 * What a look at a file tells: it holds profiles alone, in few or many bytes, or that is open; with
 * the text of a file that is small and was read.
 */
export type Look =
  | { readonly kind: "small"; readonly text: string }
  | { readonly kind: "large" }
  | { readonly kind: "open" };

const OPEN: Look = { kind: "open" };
const LARGE: Look = { kind: "large" };

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
    if (small === null) return await lookAtLarge(path);
    const text = textOf(small, path);
    return holdsProfilesOnly(text) ? { kind: "small", text } : OPEN;
  } catch (error) {
    if (error instanceof AdvisorError || isFileSystemError(error)) return OPEN;
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
    if (!(await file.stat()).isFile()) return OPEN;
    let hasContent = false;
    for await (const { text } of documentPieces(file, path)) {
      if (!holdsProfilesOnly(text)) return OPEN;
      hasContent ||= text.includes("apiVersion");
    }
    return hasContent ? LARGE : OPEN;
  } finally {
    await file.close();
  }
}

function isFileSystemError(error: unknown): boolean {
  return error instanceof Error && "code" in error && "syscall" in error;
}
