import nodePath, { isAbsolute, join } from "node:path";

/** The part of node's `path` that depends on the platform. */
type PathRules = Pick<typeof nodePath, "relative" | "resolve" | "sep">;

/** A path as messages and results show it: relative to the working folder, with `/`. */
export function shownPath(cwd: string, path: string, rules: PathRules = nodePath): string {
  const shown = rules.relative(cwd, rules.resolve(cwd, path)).split(rules.sep).join("/");
  return shown === "" ? "." : shown;
}

/** A path as it is meant in a folder, for messages and results. */
export function pathFrom(cwd: string, folder: string, path: string): string {
  return shownPath(cwd, isAbsolute(path) ? path : join(folder, path));
}
