import { promises } from "node:fs";
import { dirname, resolve } from "node:path";
import process from "node:process";
import { AdvisorError, problem } from "../core/model/errors.ts";
import { reasonOf } from "./read-text.ts";
import { shownPath } from "./shown-path.ts";

/** Writes files below a working folder, each whole or not at all. */
export function createFileWriter(cwd: string) {
  return {
    async replaceFile(path: string, text: string): Promise<void> {
      try {
        const target = resolve(cwd, path);
        // A pipe or device (`/dev/null`) is written to; renaming would put a file in its place.
        if (await isStream(target)) await promises.writeFile(target, text);
        else await replaceWhole(target, text);
      } catch (error) {
        throw unwritable(shownPath(cwd, path), error);
      }
    },
    async appendFile(path: string, textAfter: (bytes: number) => string): Promise<void> {
      try {
        const file = await promises.open(resolve(cwd, path), "a");
        try {
          await file.appendFile(textAfter((await file.stat()).size));
        } finally {
          await file.close();
        }
      } catch (error) {
        throw unwritable(shownPath(cwd, path), error);
      }
    },
    /** Makes the folders on the way to the file too. */
    async createFile(path: string, text: string): Promise<void> {
      const shown = shownPath(cwd, path);
      await promises
        .mkdir(dirname(resolve(cwd, path)), { recursive: true })
        .catch((error: unknown) => {
          throw unwritable(shown, error);
        });
      try {
        await createWhole(resolve(cwd, path), text);
      } catch (error) {
        throw isTaken(error) ? taken(shown) : unwritable(shown, error);
      }
    },
  };
}

async function replaceWhole(path: string, text: string): Promise<void> {
  // Loaded only now, since most runs write to standard output alone.
  const { default: writeFileAtomic } = await import("write-file-atomic");
  await writeFileAtomic(path, text);
}

/** A link, unlike a renaming, fails where the name is taken. */
async function createWhole(path: string, text: string): Promise<void> {
  const draft = draftOf(path);
  try {
    await promises.writeFile(draft, text, { flag: "wx" });
    await promises.link(draft, path);
  } finally {
    await promises.rm(draft, { force: true });
  }
}

/** A name beside a file for what will take its place; its cryptography is loaded only now. */
export function draftOf(path: string): string {
  const { randomUUID } = process.getBuiltinModule("node:crypto");
  return `${path}.${process.pid}-${randomUUID()}`;
}

/** Whether a path leads to a pipe or device. */
export async function isStream(path: string): Promise<boolean> {
  const stats = await promises.stat(path).catch(() => null);
  return stats !== null && !stats.isFile() && !stats.isDirectory();
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

/** The error of a file that cannot be written. */
export function unwritable(shown: string, error: unknown): AdvisorError {
  const reason = isMissing(error) ? "its folder does not exist" : reasonOf(error);
  const message = `${shown}: cannot be written, ${reason}`;
  return new AdvisorError([problem("file-unwritable", message, { hint: "check the path" })], error);
}
