import { statSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { type Problem, problem } from "../core/model/errors.ts";
import { reasonOf } from "./read-text.ts";
import { shownPath } from "./shown-path.ts";

/** Files that a path argument leads to, as absolute paths in path order. */
export interface FoundFiles {
  readonly isFile: boolean;
  /** The folder that was looked through, or that the file stands in; absolute. */
  readonly base: string;
  readonly files: readonly string[];
  /** How many files of a folder are left out for their ending, by ending. */
  readonly others: ReadonlyMap<string, number>;
  /** What could not be looked into on the way, or why there is nothing. */
  readonly problems: readonly Problem[];
}

/** Endings of the files that are read in a folder. */
const READ_ENDINGS: ReadonlySet<string> = new Set([".yaml", ".yml", ".json"]);
const NO_OTHERS: ReadonlyMap<string, number> = new Map();

/**
 * Finds the files of one argument: a file, a folder (its YAML and JSON files, recursively) or a
 * glob pattern. A path that exists is taken literally, whatever characters it has.
 */
export async function findFiles(cwd: string, argument: string): Promise<FoundFiles> {
  if (argument === "") return missing('""', cwd, "is no path");
  const path = resolve(cwd, argument);
  const found = kindOf(path);
  if (found === "file") {
    return { isFile: true, base: dirname(path), files: [path], others: NO_OTHERS, problems: [] };
  }
  if (found === "folder") return findInFolder(cwd, path);
  const { fixedPart, isDynamicPattern, lookThrough } = await loadPatterns();
  if (!isDynamicPattern(argument)) return missing(argument, dirname(path), found.reason);
  const { paths, problems } = await lookThrough(argument, cwd, cwd);
  const base = resolve(cwd, fixedPart(argument));
  return foundOr("no file matches the pattern", {
    shown: argument,
    found: { isFile: false, base, files: paths, others: NO_OTHERS, problems },
  });
}

async function findInFolder(cwd: string, folder: string): Promise<FoundFiles> {
  const { lookThrough } = await loadPatterns();
  const { paths, problems } = await lookThrough("**", cwd, folder);
  const files: string[] = [];
  const others = new Map<string, number>();
  for (const path of paths) {
    const ending = extname(path).toLowerCase();
    if (READ_ENDINGS.has(ending)) files.push(path);
    else others.set(ending, (others.get(ending) ?? 0) + 1);
  }
  return foundOr("holds no .yaml, .yml or .json file", {
    shown: shownPath(cwd, folder),
    found: { isFile: false, base: folder, files, others, problems },
  });
}

/** Loaded only now, since a path that is a file takes none of it. */
const loadPatterns = () => import("./patterns.ts");

/** Says why there is nothing, unless something else is known to stand in the way. */
function foundOr(
  reason: string,
  { shown, found }: { readonly shown: string; readonly found: FoundFiles },
): FoundFiles {
  if (found.files.length > 0 || found.problems.length > 0) return found;
  const hint = "px-advisor init writes a profile to begin with";
  return { ...found, problems: [problem("nothing-matched", `${shown}: ${reason}`, { hint })] };
}

/** What stands at a path, or why that cannot be told. */
function kindOf(path: string): "file" | "folder" | { readonly reason: string } {
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function missing(argument: string, base: string, reason: string): FoundFiles {
  const message = `${argument}: ${reason}`;
  const problems = [problem("file-unreadable", message, { hint: "check the path" })];
  return { isFile: false, base, files: [], others: NO_OTHERS, problems };
}
