import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CONFIG_FILE } from "../core/model/config.ts";
import { STDIN_ARGUMENT } from "./input-reader.ts";
import { shownPath } from "./shown-path.ts";

/** Finds the configuration for inputs; every folder is looked into once. */
export function createConfigFinder(cwd: string) {
  const known = new Map<string, string | null>();
  const nearest = (folder: string): string | null => {
    const before = known.get(folder);
    if (before !== undefined) return before;
    const found = lookFrom(folder, nearest);
    known.set(folder, found);
    return found;
  };
  return {
    /**
     * The nearest configuration file from the folder of a path argument upward, to the root of the
     * repository (the folder with `.git`) or of the file system; null where there is none.
     */
    async findConfig(argument: string): Promise<string | null> {
      const found = nearest(await folderOf(argument, cwd));
      return found === null ? null : shownPath(cwd, found);
    },
  };
}

function lookFrom(folder: string, nearest: (folder: string) => string | null): string | null {
  const file = join(folder, CONFIG_FILE);
  if (existsSync(file)) return file;
  const above = dirname(folder);
  if (above === folder || existsSync(join(folder, ".git"))) return null;
  return nearest(above);
}

async function folderOf(argument: string, cwd: string): Promise<string> {
  if (argument === STDIN_ARGUMENT) return cwd;
  const path = resolve(cwd, argument);
  const isFolder = isFolderAt(path);
  if (isFolder !== null) return isFolder ? path : dirname(path);
  const { fixedPart, isDynamicPattern } = await import("./patterns.ts");
  return isDynamicPattern(argument) ? resolve(cwd, fixedPart(argument)) : dirname(path);
}

/** Whether a folder stands at a path; null where that cannot be told, which is for reading to say. */
function isFolderAt(path: string): boolean | null {
  try {
    return statSync(path).isDirectory();
  } catch {
    return null;
  }
}
