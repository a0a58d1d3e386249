import { PORTWORX } from "../core/pack/portworx.ts";
import type { SealedPack } from "../core/pack/rule-set.ts";
import { readPackFolder } from "./pack-folder.ts";

/** Reads packs: a folder below the working folder, or the built-in pack for null. */
export function createPackReader(cwd: string) {
  return {
    async readPack(folder: string | null): Promise<SealedPack> {
      return folder === null ? PORTWORX : readPackFolder(cwd, folder);
    },
  };
}
