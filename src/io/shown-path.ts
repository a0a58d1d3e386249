import { realpathSync } from "node:fs";
import nodePath, { isAbsolute, join } from "node:path";

/** The part of node's `path` that depends on the platform. */
type PathRules = Pick<typeof nodePath, "relative" | "resolve" | "sep">;

/** A path as messages and results show it: relative to the working folder, with `/`. */
export function shownPath(cwd: string, path: string, rules: PathRules = nodePath): string {
  const resolved = rules.resolve(cwd, path);
  const plain = rules.relative(cwd, resolved);
  const shown = plain.startsWith("..") ? (throughLinks(cwd, resolved) ?? plain) : plain;
  if (shown === "") return ".";
  return rules.sep === "/" ? shown : shown.split(rules.sep).join("/");
}

/** Where a path lies below a folder that it leads to by links alone; null where it does not. */
function throughLinks(cwd: string, path: string): string | null {
  try {
    const shown = nodePath.relative(realpathSync(cwd), realpathSync(path));
    return shown.startsWith("..") || isAbsolute(shown) ? null : shown;
  } catch {
    return null;
  }
}

/** A path as it is meant in a folder, for messages and results. */
export function pathFrom(cwd: string, folder: string, path: string): string {
  return shownPath(cwd, isAbsolute(path) ? path : join(folder, path));
}
