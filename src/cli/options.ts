import { Option, type Command } from "commander";
import type { OutputRequest, View } from "../app/write-outputs.ts";
import { AdvisorError, problem } from "../core/model/errors.ts";
import { type Instant, instantOf } from "../core/model/instant.ts";
import { didYouMean } from "../core/model/nearest.ts";
import { FORMATS, isFormat } from "../report/report.ts";
import { paletteFor } from "./colours.ts";
import { type Environment, hasColour, isAccessible, widthOf } from "./environment.ts";

/** Options that every command takes. */
export interface CommonOptions {
  readonly pack?: string;
  readonly color: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** Help of `--since`. */
export const SINCE = "count replaced nodes since this earlier dump of the same cluster";

/** Adds the options that every command takes. */
export function withCommonOptions(command: Command): Command {
  return command
    .option("--pack <dir>", "use the rule pack in this folder, not the built-in one")
    .option("--no-color", "no colour (NO_COLOR and TERM=dumb do the same)")
    .option("-v, --verbose", "more detail: thresholds, pack digest, the stack of a fault");
}

/** Adds the options of commands that print results: `-o`, repeatable, and `-q`. */
export function withOutputOptions(command: Command): Command {
  return command
    .option("-q, --quiet", "one line a target in text, nothing else")
    .addOption(
      new Option(
        "-o, --output <format[=file]>",
        `write the result as ${Object.keys(FORMATS).join(", ")}; to a file after =; repeatable`,
      ).argParser(collect),
    );
}

/** Gathers the values of an option that can be given several times. */
export function collect(value: string, before: readonly string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** Reads `format` and `format=file`; text on standard output where nothing is asked for. */
export function readOutputs(given: readonly string[] | undefined): OutputRequest[] {
  const outputs = (given ?? ["text"]).map(readOutput);
  if (outputs.filter(({ file }) => file === null).length > 1) {
    const hint = "give all but one of them a file: -o json=result.json";
    throw new AdvisorError([
      problem("argument-invalid", "-o: standard output holds one document", { hint }),
    ]);
  }
  return outputs;
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
  return { format, file };
}

/** How reports look, from the options and the terminal. */
export async function viewOf(options: CommonOptions, environment: Environment): Promise<View> {
  const { stdout } = environment;
  return {
    palette: await paletteFor(hasColour(stdout, environment, options.color)),
    width: widthOf(stdout),
    plain: isAccessible(environment),
    detail: detailOf(options),
  };
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
