import { access } from "node:fs/promises";
import { resolve } from "node:path";
import { readText } from "./read-text.ts";
import { shownPath } from "./shown-path.ts";

/** Reads single text files below a working folder. */
export function createTextReader(cwd: string) {
  return {
    async readText(path: string, most?: number): Promise<string> {
      const file = { path: resolve(cwd, path), shown: shownPath(cwd, path) };
      return readText(most === undefined ? file : { ...file, most });
    },
    async exists(path: string): Promise<boolean> {
      return access(resolve(cwd, path)).then(
        () => true,
        () => false,
      );
    },
  };
}
