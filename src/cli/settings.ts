import { FAIL_ON } from "../core/model/config.ts";
import { AdvisorError, problem } from "../core/model/errors.ts";
import { didYouMean } from "../core/model/nearest.ts";
import type { Ports } from "../app/ports.ts";
import {
  type GivenSettings,
  type RunConfig,
  SETTING_NAMES,
  type Setting,
  runConfig,
} from "../app/run-config.ts";
import type { Environment } from "./environment.ts";

/** The options that are settings as well. */
export interface SettingOptions {
  readonly config?: string | undefined;
  readonly pack?: string | undefined;
  readonly failOn?: "error" | "warning";
  readonly exitZero?: boolean;
  readonly output?: readonly string[];
  /** False for --no-baseline. */
  readonly baseline?: string | false;
}

/** The variables that stand for options; help texts name them. */
export const VARIABLES = {
  config: "PX_ADVISOR_CONFIG",
  pack: "PX_ADVISOR_PACK",
  failOn: "PX_ADVISOR_FAIL_ON",
  exitZero: "PX_ADVISOR_EXIT_ZERO",
  output: "PX_ADVISOR_OUTPUT",
  baseline: "PX_ADVISOR_BASELINE",
} as const;

/** The variable for the number of threads that judge many files. */
const WORKERS = "PX_ADVISOR_WORKERS";
/** More threads than any machine has use for here. */
const MOST_WORKERS = 64;

/** How many threads judge a fleet; 0 for none beside this one, null where nobody says. */
export function workersOf({ env }: Environment): number | null {
  const text = env[WORKERS]?.trim() ?? "";
  if (text === "") return null;
  const threads = Number(text);
  if (Number.isInteger(threads) && threads >= 0 && threads <= MOST_WORKERS) return threads;
  const message = `${WORKERS} must be a whole number from 0 to ${MOST_WORKERS}, not "${text}"`;
  throw new AdvisorError([problem("config-invalid", message)]);
}

/** The settings of a run over some paths; throws AdvisorError where one has a bad value. */
export function settingsFor(
  paths: readonly string[],
  options: SettingOptions,
  { environment, ports }: { readonly environment: Environment; readonly ports: Ports },
): Promise<RunConfig> {
  const given = givenSettings(options, environment);
  return runConfig(given, { paths, heeds: SETTING_NAMES }, ports);
}

/** The settings of a command that heeds none but the pack, for some paths or the working folder. */
export function packSettings(
  paths: readonly string[],
  options: Pick<SettingOptions, "config" | "pack">,
  { environment, ports }: { readonly environment: Environment; readonly ports: Ports },
): Promise<RunConfig> {
  const { config, pack } = options;
  return runConfig(givenSettings({ config, pack }, environment), { paths, heeds: ["pack"] }, ports);
}

/** What options and variables say; an option goes before its variable. */
export function givenSettings(options: SettingOptions, environment: Environment): GivenSettings {
  const { env } = environment;
  const { baseline } = options;
  return {
    config: flagged("--config", options.config) ?? named(VARIABLES.config, env, asText),
    pack: flagged("--pack", options.pack) ?? named(VARIABLES.pack, env, asText),
    failOn: flagged("--fail-on", options.failOn) ?? named(VARIABLES.failOn, env, asSeverity),
    exitZero: flagged("--exit-zero", options.exitZero) ?? named(VARIABLES.exitZero, env, asYesNo),
    output: flagged("--output", options.output) ?? named(VARIABLES.output, env, asList),
    baseline:
      baseline === false
        ? flagged("--no-baseline", null)
        : (flagged("--baseline", baseline) ?? named(VARIABLES.baseline, env, asText)),
  };
}

function flagged<T>(name: string, value: T | undefined): Setting<T> | undefined {
  return value === undefined ? undefined : { value, origin: { kind: "flag", name } };
}

/** A variable that is empty says nothing. */
function named<T>(
  name: string,
  env: Environment["env"],
  read: (text: string, name: string) => T,
): Setting<T> | undefined {
  const text = env[name]?.trim() ?? "";
  return text === "" ? undefined : { value: read(text, name), origin: { kind: "env", name } };
}

function asText(text: string): string {
  return text;
}

function asList(text: string): string[] {
  return text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

function asSeverity(text: string, name: string): "error" | "warning" {
  const severity = FAIL_ON.find((each) => each === text);
  if (severity === undefined) throw badValue(name, text, FAIL_ON);
  return severity;
}

const YES_NO = ["1", "true", "0", "false"] as const;

function asYesNo(text: string, name: string): boolean {
  const value = YES_NO.find((each) => each === text);
  if (value === undefined) throw badValue(name, text, YES_NO);
  return value === "1" || value === "true";
}

function badValue(name: string, text: string, valid: readonly string[]): AdvisorError {
  const message = `${name} must be one of ${valid.join(", ")}, not "${text}"`;
  const hint = didYouMean(text, valid);
  return new AdvisorError([problem("config-invalid", message, { hint })]);
}
