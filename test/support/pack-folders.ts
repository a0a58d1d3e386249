import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { AdvisorError } from "../../src/core/model/errors.ts";
import { placeText } from "../../src/core/model/place.ts";
import { readPackFolder } from "../../src/io/pack-folder.ts";

/** The files of a pack, by their paths in its folder. */
export type Files = Readonly<Record<string, string>>;

/** The faults of a pack as `place: message`. */
export async function faultsIn(files: Files): Promise<string[]> {
  const cwd = await folderWith(files);
  const error = await readPackFolder(cwd, ".").catch((thrown: unknown) => thrown);
  const problems = error instanceof AdvisorError ? error.problems : [];
  return problems.map(({ at, message }) =>
    at === null ? message : `${placeText(at)}: ${message}`,
  );
}

/** A folder with the files of a pack, for one test. */
export async function folderWith(files: Files): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "px-pack-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}
