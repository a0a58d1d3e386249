import { resolve } from "node:path";
import type { Ports } from "../app/ports.ts";
import { loadEvaluator } from "../io/cel/load-evaluator.ts";
import { createFileWriter } from "../io/file-writer.ts";
import { createConfigFinder } from "../io/find-config.ts";
import { createInputReader } from "../io/input-reader.ts";
import { createPackReader } from "../io/pack-reader.ts";
import { readPage } from "../io/read-page.ts";
import { realPath } from "../io/real-path.ts";
import { sha256 } from "../io/sha256.ts";
import { repositoryFolder } from "../io/repository-folder.ts";
import { pathFrom, shownPath } from "../io/shown-path.ts";
import { createTextReader } from "../io/text-reader.ts";
import { parseValue } from "../io/yaml/parse-value.ts";
import { writeYaml } from "../io/yaml/write-yaml.ts";
import type { Environment } from "./environment.ts";

/** The outside as use cases see it, for one run. */
export function createPorts(environment: Environment): Ports {
  const { cwd, profileShape } = environment;
  return {
    ...createInputReader(environment),
    ...createTextReader(cwd),
    ...createPackReader(cwd),
    ...createFileWriter(cwd),
    ...createConfigFinder(cwd),
    profileShape: profileShape ?? null,
    now: () => Date.now(),
    realPath: (path) => realPath(resolve(cwd, path)),
    pathFrom: (folder, path) => pathFrom(cwd, folder, path),
    workingFolder: () => repositoryFolder(cwd),
    shownPath: (path) => shownPath(cwd, path),
    parseYaml: parseValue,
    yaml: writeYaml,
    sha256,
    page: readPage,
    loadEvaluator,
  };
}
