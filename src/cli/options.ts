import process from "node:process";
import { Option, type Command } from "commander";
import type { RunConfig } from "../app/run-config.ts";
import type { OutputRequest, View } from "../app/write-outputs.ts";
import { AdvisorError, problem } from "../core/model/errors.ts";
import { type Instant, instantOf } from "../core/model/instant.ts";
import { didYouMean } from "../core/model/nearest.ts";
import { FORMATS, isFormat } from "../report/report.ts";
import { paletteFor } from "./colours.ts";
import { type SettingOptions, VARIABLES } from "./settings.ts";
import {
  type Environment,
  hasColour,
  isAccessible,
  isGithubWorkflow,
  widthOf,
} from "./environment.ts";

/** Options that every command takes. */
export interface CommonOptions extends Pick<SettingOptions, "config" | "pack"> {
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Help of `--since`. */
export const SINCE = "count replaced nodes since this earlier dump of the same cluster";

/** Adds the options that every command takes. */
export function withCommonOptions(command: Command): Command {
  return command
    .option(
      "--config <file>",
      `read settings and waivers from here, not from the nearest .px-advisor.yaml (env: ${VARIABLES.config})`,
    )
    .option(
      "--pack <dir>",
      `use the rule pack in this folder, not the built-in one (env: ${VARIABLES.pack})`,
    )
    .option("--no-color", "no colour (NO_COLOR and TERM=dumb do the same)")
    .option("-v, --verbose", "more detail: thresholds, pack digest, the stack of a fault");
}

/** Adds the options of commands that print results: `-o`, repeatable, and `-q`. */
export function withOutputOptions(command: Command): Command {
  return command
    .option("-q, --quiet", "one line a target in text, nothing else")
    .addOption(outputOption());
}

/** The option for what is written, and where. */
export function outputOption(): Option {
  return new Option(
    "-o, --output <format[=file]>",
    `write the result as ${Object.keys(FORMATS).join(", ")}; to a file after =; repeatable (env, for advise and check: ${VARIABLES.output})`,
  ).argParser(collect);
}

/** Gathers the values of an option that can be given several times. */
export function collect(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/**
 * Reads `format` and `format=file`. Where nothing is asked for it is text on standard output, and
 * `auto` in a workflow of GitHub; there `auto` adds the summary of the step.
 */
export function readOutputs(
  given: readonly string[] | undefined,
  { env }: Environment,
): OutputRequest[] {
  const isWorkflow = isGithubWorkflow(env);
  const outputs = (given ?? [isWorkflow ? "auto" : "text"]).map(readOutput);
  if (outputs.filter(({ file }) => file === null).length > 1) {
    const hint = "give all but one of them a file: -o json=result.json";
    throw new AdvisorError([
      problem("argument-invalid", "-o: standard output holds one document", { hint }),
    ]);
  }
  const file = env["GITHUB_STEP_SUMMARY"] ?? "";
  const isSummed = isWorkflow && file !== "" && outputs.some(({ format }) => format === "auto");
  return isSummed ? [...outputs, { format: "summary", file, isAppended: true }] : outputs;
}

/** The outputs that a run is set to write; a mistake is told with where they are set. */
export function outputsOf(
  { output: { value, origin } }: Pick<RunConfig, "output">,
  environment: Environment,
): OutputRequest[] {
  try {
    const isWorkflow = isGithubWorkflow(environment.env);
    // A log of GitHub gets its annotations with text, and text is not heeded there.
    const given = value?.map((output) => (isWorkflow && output === "text" ? "auto" : output));
    return readOutputs(given, environment);
  } catch (error) {
    if (!(error instanceof AdvisorError)) throw error;
    throw new AdvisorError(
      error.problems.map((each) => {
        if (origin.kind === "file") return { ...each, at: origin.at };
        return origin.kind === "env"
          ? { ...each, message: `${origin.name}: ${each.message}` }
          : each;
      }),
    );
  }
}

function readOutput(given: string): OutputRequest {
  const separator = given.indexOf("=");
  const format = separator === -1 ? given : given.slice(0, separator);
  const file = separator === -1 ? null : given.slice(separator + 1);
  if (!isFormat(format)) {
    const names = Object.keys(FORMATS);
    const hint = didYouMean(format, names) ?? `formats: ${names.join(", ")}`;
    throw new AdvisorError([
      problem("argument-invalid", `-o: unknown format "${format}"`, { hint }),
    ]);
  }
  if (file === "") {
    throw new AdvisorError([problem("argument-invalid", `-o ${given}: the file is missing`)]);
  }
  if (format === "auto" && file !== null) {
    const hint = "a file gets -o text=FILE or -o summary=FILE";
    throw new AdvisorError([
      problem("argument-invalid", `-o ${given}: auto is for standard output`, { hint }),
    ]);
  }
  return { format, file };
}

/** How reports look, from the options and the terminal. */
export async function viewOf(options: CommonOptions, environment: Environment): Promise<View> {
  const { stdout, env } = environment;
  return {
    palette: await paletteFor(hasColour(stdout, environment, options.color)),
    width: widthOf(stdout),
    plain: isAccessible(environment),
    detail: detailOf(options),
    stopToken: isGithubWorkflow(env) ? randomWord() : null,
  };
}

/** Loads the cryptography only here, which few runs need. */
function randomWord(): string {
  return process.getBuiltinModule("node:crypto").randomUUID();
}

function detailOf({ quiet, verbose }: CommonOptions): View["detail"] {
  if (quiet === true) return "quiet";
  return verbose === true ? "verbose" : "normal";
}

/** Reads `--now`: a date, or a date and time; null where it is left out. */
export function readNow(given: string | undefined): Instant | null {
  if (given === undefined) return null;
  const now = instantOf(given);
  if (now !== null) return now;
  const hint = "write it as 2026-11-22";
  throw new AdvisorError([problem("argument-invalid", `--now: ${given} is no date`, { hint })]);
}
