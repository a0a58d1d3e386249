import fs from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { AdvisorError, type Problem, problem } from "../core/model/errors.ts";
import { reasonOf } from "./read-text.ts";
import { shownPath } from "./shown-path.ts";

/** Files that a path argument leads to, as absolute paths in path order. */
export interface FoundFiles {
  readonly isFile: boolean;
  readonly files: readonly string[];
  /** What could not be looked into on the way. */
  readonly problems: readonly Problem[];
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
  if (argument === "") throw missing('""', { reason: "is no path" });
  const path = resolve(cwd, argument);
  const found = await kindOf(path);
  if (found === "file") return { isFile: true, files: [path], problems: [] };
  if (found === "folder") {
    const reason = "holds no .yaml, .yml or .json file";
    return lookThrough(READ_NAMES, {
      cwd,
      root: path,
      empty: noMatch(shownPath(cwd, path), reason),
    });
  }
  if (!isDynamicPattern(argument)) throw missing(argument, found);
  const empty = noMatch(argument, "no file matches the pattern");
  return lookThrough(argument, { cwd, root: cwd, empty });
}

interface Search {
  readonly cwd: string;
  readonly root: string;
  /** The error where nothing is found. */
  readonly empty: AdvisorError;
}

async function lookThrough(pattern: string, { cwd, root, empty }: Search): Promise<FoundFiles> {
  const watch = watchedFileSystem(cwd);
  const given = {
    cwd: root,
    absolute: true,
    ignore: LEFT_OUT,
    caseSensitiveMatch: pattern !== READ_NAMES,
    fs: watch.fs,
  };
  const paths = (await glob(pattern, given)).sort();
  const files = watch.links() === 0 ? paths : await withoutRepeats(paths);
  const problems = watch.problems();
  if (files.length > 0) return { isFile: false, files, problems };
  throw problems.length > 0 ? new AdvisorError(problems) : empty;
}

/** The file system for tinyglobby, which drops what it cannot open without a word. */
function watchedFileSystem(cwd: string) {
  const faults = new Map<string, Problem>();
  let links = 0;
  const noted = (path: unknown, error: unknown) => {
    if (error === null) return;
    const shown = shownPath(cwd, String(path));
    const message = `${shown}: ${reasonOf(error)}`;
    faults.set(shown, problem("file-unreadable", message, { hint: "check the path" }));
  };
  const watched = {
    readdir: (
      path: fs.PathLike,
      options: { withFileTypes: true },
      done: (error: NodeJS.ErrnoException | null, entries: fs.Dirent[]) => void,
    ) =>
      fs.readdir(path, options, (error, entries) => {
        noted(path, error);
        done(error, entries);
      }),
    realpath: (
      path: fs.PathLike,
      done: (error: NodeJS.ErrnoException | null, real: string) => void,
    ) =>
      fs.realpath(path, (error, real) => {
        links += 1;
        noted(path, error);
        done(error, real);
      }),
  };
  const inOrder = () => [...faults].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fault]) => fault);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of the overloads only these two are called
  return { fs: watched as never, problems: inOrder, links: () => links };
}

/** Each file once, by its own path rather than one through a link. */
async function withoutRepeats(paths: readonly string[]): Promise<string[]> {
  const kept = new Map<string, string>();
  for (const path of paths) {
    const real = await realpath(path);
    if (path === real || !kept.has(real)) kept.set(real, path);
  }
  return [...kept.values()].sort();
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
