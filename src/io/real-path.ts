import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** Where an absolute path leads once every link is followed; the last parts need not be there. */
export function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPath(above), basename(path));
  }
}
