import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/**
 * Where a folder stands in its git repository, with `/`; empty at the root and outside of one. CI
 * takes the paths of reports from there.
 */
export function repositoryFolder(folder: string): string {
  for (let root = folder; ; root = dirname(root)) {
    if (existsSync(join(root, ".git"))) return relative(root, folder).split(sep).join("/");
    if (dirname(root) === root) return "";
  }
}
