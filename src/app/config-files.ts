import { AdvisorError, type Problem, problem } from "../core/model/errors.ts";
import { placeText } from "../core/model/place.ts";
import type { ConfigFile } from "./config-file.ts";
import type { Ports } from "./ports.ts";
import { DEFAULTS, type RunConfig, readConfig } from "./run-config.ts";

/** Reads the configuration files of a run's folders, each once. */
export class ConfigFiles {
  readonly #run: RunConfig;
  readonly #ports: Ports;
  readonly #read = new Map<string, Promise<ConfigFile>>();

  constructor(run: RunConfig, ports: Ports) {
    this.#run = run;
    this.#ports = ports;
  }

  /**
   * The configuration that holds for a folder; null where there is none. Throws AdvisorError where it
   * has a setting that the run cannot heed.
   */
  async forFolder(folder: string): Promise<ConfigFile | null> {
    const { file, isNamed } = this.#run;
    if (isNamed) return file;
    const name = await this.#ports.findConfig(folder === "" ? "." : folder);
    if (name === file?.file) return file;
    if (name === null) {
      const conflicts = unheard(this.#run, folder);
      if (conflicts.length > 0) throw new AdvisorError(conflicts);
      return null;
    }
    const read = this.#read.get(name) ?? this.#readOther(name);
    this.#read.set(name, read);
    return read;
  }

  async #readOther(name: string): Promise<ConfigFile> {
    const file = await readConfig(name, this.#ports);
    const conflicts = conflictsWith(this.#run, file);
    if (conflicts.length > 0) throw new AdvisorError(conflicts);
    return file;
  }
}

/** Settings of the run's configuration that a folder without one does not know of. */
function unheard(run: RunConfig, folder: string): Problem[] {
  return run.heeds.flatMap((key) => {
    const { value, origin } = run[key];
    if (origin.kind !== "file" || textOf(value) === textOf(DEFAULTS[key])) return [];
    const message = `${key} is ${textOf(value)} here, but not set for ${folder === "" ? "." : folder}`;
    return [problem("config-conflict", message, { at: origin.at, hint: HINT })];
  });
}

const HINT = "check the folders one by one, or settle it with an option or a variable";

/** Settings of another configuration that this run cannot heed, since one run has one of each. */
function conflictsWith(run: RunConfig, other: ConfigFile): Problem[] {
  return run.heeds.flatMap((key) => {
    const { value, origin } = run[key];
    const theirs = other.values[key];
    const isOpen = origin.kind === "file" || origin.kind === "default";
    if (!isOpen || theirs === undefined || textOf(theirs) === textOf(value)) return [];
    const here =
      origin.kind === "file"
        ? `${textOf(value)} at ${placeText(origin.at)}`
        : "not set for the run";
    const message = `${key} is ${textOf(theirs)} here, but ${here}`;
    return [problem("config-conflict", message, { at: other.placeOf([key], "key"), hint: HINT })];
  });
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}
