import { join, isAbsolute, relative, resolve, sep } from "node:path";

/** A path as messages and results show it: relative to the working folder, with `/`. */
export function shownPath(cwd: string, path: string): string {
  const shown = relative(cwd, resolve(cwd, path)).split(sep).join("/");
  return shown === "" ? "." : shown;
}

/** A path as it is meant in a folder, for messages and results. */
export function pathFrom(cwd: string, folder: string, path: string): string {
  return shownPath(cwd, isAbsolute(path) ? path : join(folder, path));
}
