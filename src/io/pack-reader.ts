import { PORTWORX } from "../core/pack/portworx.ts";
import type { SealedPack } from "../core/pack/rule-set.ts";

/** Reads packs: a folder below the working folder, or the built-in pack for null. */
export function createPackReader(cwd: string) {
  return {
    async readPack(folder: string | null): Promise<SealedPack> {
      if (folder === null) return PORTWORX;
      // The built-in pack was checked when it was built, so most runs load no schemas.
      const { readPackFolder } = await import("./pack-folder.ts");
      return readPackFolder(cwd, folder);
    },
  };
}
