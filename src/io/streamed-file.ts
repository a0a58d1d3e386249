import { promises } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { resolve } from "node:path";
import { realPath } from "./real-path.ts";
import { draftOf, isStream, unwritable } from "./file-writer.ts";
import { releaseBytes } from "./release-bytes.ts";
import { shownPath } from "./shown-path.ts";

/** A file that is written in pieces and put in its place when it is whole. */
export interface StreamedFile {
  /** Throws AdvisorError where that fails; the file is then given up. */
  write(piece: Uint8Array): Promise<void>;
  /** Puts the file in its place in one step. */
  finish(): Promise<void>;
  /** Leaves what stood there as it was. */
  discard(): Promise<void>;
}

/** Begins a file below a working folder; throws AdvisorError where it cannot be written. */
export async function streamFile(cwd: string, path: string): Promise<StreamedFile> {
  const shown = shownPath(cwd, path);
  const orRefused = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw unwritable(shown, error);
    }
  };
  // What a link leads to is replaced, not the link.
  const place = realPath(resolve(cwd, path));
  const isDirect = await isStream(place);
  const draft = isDirect ? place : draftOf(place);
  const file = await orRefused(() => promises.open(draft, isDirect ? "w" : "wx"));
  const discard = async () => {
    await file.close();
    if (!isDirect) await promises.rm(draft, { force: true });
  };
  return {
    write: (piece) =>
      orRefused(async () => {
        await file.writeFile(piece);
        releaseBytes(piece);
      }),
    finish: () =>
      orRefused(async () => {
        if (isDirect) return file.close();
        await keepMode(file, place);
        await file.sync();
        await file.close();
        await promises.rename(draft, place);
      }),
    discard,
  };
}

/** A file that is replaced stays as readable and writable as it was. */
async function keepMode(file: FileHandle, place: string): Promise<void> {
  const before = await promises.stat(place).catch(() => null);
  if (before !== null) await file.chmod(before.mode);
}
