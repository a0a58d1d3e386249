import { join } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import type { Problem } from "../core/model/errors.ts";
import { CONFIG_FILE } from "../core/model/config.ts";
import { MANY_FILES, growFreely, growSlowly } from "./engine-settings.ts";
import { realPath } from "./real-path.ts";
import { watchedFileSystem } from "./watched-file-system.ts";

export { isDynamicPattern };

/** What no folder or pattern leads to: other people's files, and the configuration. */
const LEFT_OUT = ["**/node_modules/**", "**/.git/**", `**/${CONFIG_FILE}`];

/** Files that a pattern leads to. */
export interface LookedThrough {
  /** Absolute, in path order. */
  readonly paths: readonly string[];
  /** What could not be looked into on the way. */
  readonly problems: readonly Problem[];
}

/** Finds the files of a pattern below a folder; messages show paths from `cwd`. */
export async function lookThrough(
  pattern: string,
  cwd: string,
  root: string,
): Promise<LookedThrough> {
  const watch = watchedFileSystem(cwd);
  const given = { cwd: root, absolute: true, ignore: LEFT_OUT, fs: watch.fs };
  // What grows while many paths are found would stay as large for all of the run.
  growSlowly();
  const found = await glob(pattern, given).finally(growFreely);
  if (found.length >= MANY_FILES) growSlowly();
  const paths = found.sort();
  return {
    paths: watch.links() === 0 ? paths : await withoutRepeats(paths),
    problems: watch.problems(),
  };
}

/** The folders of a pattern before the first that has a sign with a meaning. */
export function fixedPart(pattern: string): string {
  const steps = pattern.split("/");
  const end = steps.findIndex((step) => isDynamicPattern(step) || /[()[\]{}!\\]/.test(step));
  return join(
    ...steps.slice(0, end === -1 ? -1 : end).map((step) => (step === "" ? "/" : step)),
    "",
  );
}

/** Each file once, by its own path rather than one through a link. */
async function withoutRepeats(paths: readonly string[]): Promise<string[]> {
  const kept = new Map<string, string>();
  for (const path of paths) {
    // A file may be gone by now, which reading it tells.
    const real = realPath(path);
    if (path === real || !kept.has(real)) kept.set(real, path);
  }
  return [...kept.values()].sort();
}
