import { existsSync, promises } from "node:fs";
import { resolve } from "node:path";
import { readText, unreadable } from "./read-text.ts";
import { shownPath } from "./shown-path.ts";

/** Reads single text files below a working folder. */
export function createTextReader(cwd: string) {
  return {
    async readText(path: string, most?: number): Promise<string> {
      const file = { path: resolve(cwd, path), shown: shownPath(cwd, path) };
      return readText(most === undefined ? file : { ...file, most });
    },
    async namesIn(folder: string): Promise<readonly string[]> {
      return promises.readdir(resolve(cwd, folder)).catch((error: unknown) => {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
        throw unreadable(shownPath(cwd, folder), error);
      });
    },
    async exists(path: string): Promise<boolean> {
      return existsSync(resolve(cwd, path));
    },
  };
}
