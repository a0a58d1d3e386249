import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { AdvisorError, problem } from "../core/model/errors.ts";
import { reasonOf } from "./read-text.ts";
import { shownPath } from "./shown-path.ts";

/** Files that a path argument leads to, as absolute paths in path order. */
export interface FoundFiles {
  readonly isFile: boolean;
  readonly files: readonly string[];
}

/** Names of the files that are read in a folder. */
const READ_NAMES = "**/*.{yaml,yml,json}";
/** Folders that hold nothing of the user's own. */
const LEFT_OUT = ["**/node_modules/**", "**/.git/**"];

/**
 * Finds the files of one argument: a file, a folder (its YAML and JSON files, recursively) or a
 * glob pattern. A path that exists is taken literally, whatever characters it has. Throws
 * AdvisorError where it leads to nothing.
 */
export async function findFiles(cwd: string, argument: string): Promise<FoundFiles> {
  const path = resolve(cwd, argument);
  const found = await kindOf(path);
  if (found === "file") return { isFile: true, files: [path] };
  if (found === "folder") return { isFile: false, files: await inFolder(cwd, path) };
  if (!isDynamicPattern(argument)) throw missing(argument, found);
  const files = await glob(argument, { cwd, absolute: true, ignore: LEFT_OUT });
  if (files.length === 0) throw noMatch(argument, "no file matches the pattern");
  return { isFile: false, files: files.sort() };
}

async function inFolder(cwd: string, folder: string): Promise<string[]> {
  const files = await glob(READ_NAMES, { cwd: folder, ignore: LEFT_OUT });
  if (files.length === 0) {
    throw noMatch(shownPath(cwd, folder), "holds no .yaml, .yml or .json file");
  }
  return files.sort().map((file) => join(folder, file));
}

/** What stands at a path, or why that cannot be told. */
async function kindOf(path: string): Promise<"file" | "folder" | { readonly reason: string }> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function missing(argument: string, { reason }: { readonly reason: string }): AdvisorError {
  const message = `${argument}: ${reason}`;
  return new AdvisorError([problem("file-unreadable", message, { hint: "check the path" })]);
}

function noMatch(shown: string, reason: string): AdvisorError {
  const hint = "px-advisor init writes a profile to begin with";
  return new AdvisorError([problem("nothing-matched", `${shown}: ${reason}`, { hint })]);
}
