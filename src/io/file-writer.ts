import { mkdir, open } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { AdvisorError, problem } from "../core/model/errors.ts";
import { reasonOf } from "./read-text.ts";
import { shownPath } from "./shown-path.ts";

/** Writes files below a working folder, each whole or not at all. */
export function createFileWriter(cwd: string) {
  return {
    async replaceFile(path: string, text: string): Promise<void> {
      try {
        await writeFileAtomic(resolve(cwd, path), text);
      } catch (error) {
        throw unwritable(shownPath(cwd, path), error);
      }
    },
    /** Makes the folders on the way to the file too. */
    async createFile(path: string, text: string): Promise<void> {
      const shown = shownPath(cwd, path);
      try {
        await mkdir(dirname(resolve(cwd, path)), { recursive: true });
        await (await open(resolve(cwd, path), "wx")).close();
      } catch (error) {
        throw isTaken(error) ? taken(shown) : unwritable(shown, error);
      }
      // The name is ours now, so replacing the empty file cannot lose anybody's text.
      await this.replaceFile(path, text);
    },
  };
}

function isTaken(error: unknown): boolean {
  return hasCode(error, "EEXIST");
}

function isMissing(error: unknown): boolean {
  return hasCode(error, "ENOENT");
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function taken(shown: string): AdvisorError {
  const hint = "give another name; nothing was overwritten";
  return new AdvisorError([problem("file-exists", `${shown}: already exists`, { hint })]);
}

function unwritable(shown: string, error: unknown): AdvisorError {
  const reason = isMissing(error) ? "its folder does not exist" : reasonOf(error);
  const message = `${shown}: cannot be written, ${reason}`;
  return new AdvisorError([problem("file-unwritable", message, { hint: "check the path" })], error);
}
