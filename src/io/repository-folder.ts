import { dirname, join, relative, sep } from "node:path";
import { pathExists } from "./path-exists.ts";

/**
 * Where a folder stands in its git repository, with `/`; empty at the root and outside of one. CI
 * takes the paths of reports from there.
 */
export async function repositoryFolder(folder: string): Promise<string> {
  for (let root = folder; ; root = dirname(root)) {
    if (await pathExists(join(root, ".git"))) return relative(root, folder).split(sep).join("/");
    if (dirname(root) === root) return "";
  }
}
