import { Command, Option } from "commander";
import { judgeRun } from "../app/judge-inputs.ts";
import type { Gate } from "../app/exit-code.ts";
import { FAIL_ON } from "../core/model/config.ts";
import { AdvisorError, problem } from "../core/model/errors.ts";
import type { Environment } from "./environment.ts";
import { showOutcome } from "./exit.ts";
import {
  type CommonOptions,
  SINCE,
  collect,
  readNow,
  outputsOf,
  viewOf,
  withCommonOptions,
  withOutputOptions,
} from "./options.ts";
import { createFleetPorts } from "./fleet-ports.ts";
import { createPorts } from "./ports.ts";
import { type SettingOptions, VARIABLES, settingsFor } from "./settings.ts";

/** Called with the exit code of the command that ran. */
export type Finished = (code: number) => void;

interface JudgeOptions extends CommonOptions, SettingOptions {
  readonly set?: readonly string[];
  readonly fixed?: readonly string[];
  readonly now?: string;
  readonly since?: string;
  readonly input?: "ndjson";
  readonly record?: string;
}

/** `advise`: profiles in, recommendation out. */
export function adviseCommand(environment: Environment, finished: Finished): Command {
  const command = judgeCommand("advise")
    .summary("profiles in, recommendation and next steps out")
    .description("Recommends an approach for each profile, with the reasons behind it.")
    .option("--set <trait=level>", "change a trait in every profile; repeatable", collect)
    .option(
      "--fixed <trait>",
      "leave a trait out of what would flip the advice; repeatable",
      collect,
    )
    .option(
      "--record <dir>",
      "write a numbered decision record for each cluster into this folder, or into the one that its .adr-dir names",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  px-advisor advise examples/elastic-cloud.yaml\n  px-advisor advise clusters/ -o json\n  px-advisor advise profile.yaml --set autoscaling=never\n  px-advisor advise clusters/ --record docs/decisions",
    );
  return command.action(async (paths: string[], options: JudgeOptions) => {
    finished(await judge({ command: "advise", paths, options }, environment));
  });
}

/** `check`: the gate for CI. */
export function checkCommand(environment: Environment, finished: Finished): Command {
  const command = judgeCommand("check")
    .summary("the gate for CI: topology against recommendation")
    .description("Fails where the topology of a profile is not what its traits call for.")
    .addOption(failOnOption())
    .addHelpText(
      "after",
      "\nExamples:\n  px-advisor check clusters/\n  px-advisor check profile.yaml --fail-on warning\n  px-advisor check - < profile.yaml",
    );
  return command.action(async (paths: string[], options: JudgeOptions) => {
    finished(await judge({ command: "check", paths, options }, environment));
  });
}

function judgeCommand(name: Gate["command"]): Command {
  const command = new Command(name)
    .argument("<path...>", "profile files, folders, patterns, or - for standard input")
    .option(
      "--now <date>",
      "judge evidence as of this day, not of its newest timestamp, and waivers, not of today",
    )
    .option("--since <old>", SINCE)
    .addOption(inputOption());
  return withCommonOptions(withOutputOptions(withGateOptions(command)));
}

function inputOption(): Option {
  const text = "what - is: ndjson for a profile in each line, as JSON";
  return new Option("--input <format>", text).choices(["ndjson"]);
}

/** Adds the options that a gate shares with `config`. */
export function withGateOptions(command: Command): Command {
  return command
    .option(
      "--exit-zero",
      `end with 0 where it would be 1 or 3; 2 stays 2 (env: ${VARIABLES.exitZero})`,
    )
    .option(
      "--baseline <file>",
      `a saved JSON result: only what is not in it fails (env: ${VARIABLES.baseline})`,
    )
    .option("--no-baseline", "compare with no baseline, whatever the settings say");
}

/** The option for what fails. */
export function failOnOption(): Option {
  const text = `least severity that fails, error unless set (env: ${VARIABLES.failOn})`;
  return new Option("--fail-on <severity>", text).choices(FAIL_ON);
}

async function judge(
  run: { command: Gate["command"]; paths: readonly string[]; options: JudgeOptions },
  environment: Environment,
): Promise<number> {
  const { command, paths, options } = run;
  const ports = createPorts(environment);
  const config = await settingsFor(paths, options, { environment, ports });
  const request = {
    command,
    paths,
    hasLines: hasLines(paths, options),
    settings: options.set ?? [],
    fixed: options.fixed ?? [],
    config,
    now: readNow(options.now),
    since: options.since ?? null,
    record: options.record ?? null,
    outputs: outputsOf(config, environment),
    view: await viewOf(options, environment),
  };
  const { view } = request;
  const shown = { view, wantsColour: options.color };
  const fleetPorts = createFleetPorts(shown, environment, ports);
  return showOutcome(await judgeRun(request, fleetPorts), environment);
}

function hasLines(paths: readonly string[], { input }: JudgeOptions): boolean {
  if (input === undefined || paths.includes("-")) return input !== undefined;
  const hint = "give - for standard input";
  throw new AdvisorError([
    problem("argument-invalid", `--input ${input}: standard input is not read`, { hint }),
  ]);
}
