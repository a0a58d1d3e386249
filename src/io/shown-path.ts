import { relative, resolve, sep } from "node:path";

/** A path as messages and results show it: relative to the working folder, with `/`. */
export function shownPath(cwd: string, path: string): string {
  const shown = relative(cwd, resolve(cwd, path)).split(sep).join("/");
  return shown === "" ? "." : shown;
}
