import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { CONFIG_FILE } from "../core/model/config.ts";
import { STDIN_ARGUMENT } from "./input-reader.ts";
import { shownPath } from "./shown-path.ts";
import { pathExists } from "./path-exists.ts";

/** Finds the configuration for inputs; every folder is looked into once. */
export function createConfigFinder(cwd: string) {
  const known = new Map<string, Promise<string | null>>();
  const nearest = (folder: string): Promise<string | null> => {
    const found = known.get(folder) ?? lookFrom(folder, nearest);
    known.set(folder, found);
    return found;
  };
  return {
    /**
     * The nearest configuration file from the folder of a path argument upward, to the root of the
     * repository (the folder with `.git`) or of the file system; null where there is none.
     */
    async findConfig(argument: string): Promise<string | null> {
      const found = await nearest(await folderOf(argument, cwd));
      return found === null ? null : shownPath(cwd, found);
    },
  };
}

async function lookFrom(
  folder: string,
  nearest: (folder: string) => Promise<string | null>,
): Promise<string | null> {
  const file = join(folder, CONFIG_FILE);
  if (await pathExists(file)) return file;
  const above = dirname(folder);
  if (above === folder || (await pathExists(join(folder, ".git")))) return null;
  return nearest(above);
}

async function folderOf(argument: string, cwd: string): Promise<string> {
  if (argument === STDIN_ARGUMENT) return cwd;
  const path = resolve(cwd, argument);
  const stats = await stat(path).catch(() => null);
  if (stats !== null) return stats.isDirectory() ? path : dirname(path);
  const { fixedPart, isDynamicPattern } = await import("./patterns.ts");
  return isDynamicPattern(argument) ? resolve(cwd, fixedPart(argument)) : dirname(path);
}
