import { lstatSync, realpathSync } from "node:fs";
import nodePath, { basename, dirname, isAbsolute, join, sep } from "node:path";

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

/** As shownPath, of absolute paths of files that were found: what a folder is called is asked once. */
export function shownFiles(cwd: string, files: readonly string[]): string[] {
  const folders = new Map<string, string>();
  return files.map((file) => {
    const folder = dirname(file);
    const isBelow = sep === "/" && file.startsWith(cwd) && file[cwd.length] === sep;
    if (!isBelow && isLink(file)) return shownPath(cwd, file);
    const shown = folders.get(folder) ?? shownPath(cwd, folder);
    folders.set(folder, shown);
    return inFolder(shown, basename(file));
  });
}

/** Joined to a text of its own: engines keep the whole absolute path for a part that is cut out of it. */
function inFolder(folder: string, name: string): string {
  if (folder === ".") return name;
  return [folder.endsWith("/") ? folder.slice(0, -1) : folder, name].join("/");
}

/** Whether a path is a link itself, or nothing is known of it. */
function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return true;
  }
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
