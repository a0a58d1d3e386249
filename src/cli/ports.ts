import { resolve } from "node:path";
import type { FleetReader } from "../app/fleet/fleet-ports.ts";
import type { Ports } from "../app/ports.ts";
import { sha256 } from "../core/model/sha256.ts";
import type { ProfileShape } from "../core/model/read-profile.ts";
import { loadEvaluator } from "../io/cel/load-evaluator.ts";
import { createFleetReader } from "../io/fleet/fleet-reader.ts";
import { createFileWriter } from "../io/file-writer.ts";
import { createConfigFinder } from "../io/find-config.ts";
import { createInputReader } from "../io/input-reader.ts";
import { createPackReader } from "../io/pack-reader.ts";
import { readPage } from "../io/read-page.ts";
import { realPath } from "../io/real-path.ts";
import { repositoryFolder } from "../io/repository-folder.ts";
import { pathFrom, shownPath } from "../io/shown-path.ts";
import { createTextReader } from "../io/text-reader.ts";
import { parseValue } from "../io/yaml/parse-value.ts";
import { writeYaml } from "../io/yaml/write-yaml.ts";

/** Where a run takes place. */
export interface Surroundings {
  readonly cwd: string;
  readonly stdin: AsyncIterable<unknown>;
  /** What the build made for the profiles of the built-in pack; absent where it made nothing. */
  readonly profileShape?: ProfileShape;
}

/** The outside as use cases see it, for one run. */
export function createPorts(surroundings: Surroundings): Ports & FleetReader {
  const { cwd, profileShape } = surroundings;
  return {
    ...createFleetReader(surroundings),
    ...createInputReader(surroundings),
    ...createTextReader(cwd),
    ...createPackReader(cwd),
    ...createFileWriter(cwd),
    ...createConfigFinder(cwd),
    profileShape: profileShape ?? null,
    now: () => Date.now(),
    realPath: async (path) => realPath(resolve(cwd, path)),
    pathFrom: (folder, path) => pathFrom(cwd, folder, path),
    workingFolder: async () => repositoryFolder(cwd),
    shownPath: (path) => shownPath(cwd, path),
    parseYaml: parseValue,
    yaml: writeYaml,
    sha256,
    page: readPage,
    loadEvaluator,
  };
}
