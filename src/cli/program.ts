import { Command } from "commander";
import { EXIT_CODES } from "../app/exit-code.ts";
import { TOOL_NAME, TOOL_VERSION } from "../core/model/tool.ts";
import { printable } from "../report/printable.ts";
import { labelled } from "../report/layout.ts";
import type { Environment } from "./environment.ts";
import { asInvoked } from "./invocation.ts";
import { type Finished, adviseCommand, checkCommand } from "./judge-commands.ts";

type Declare = (environment: Environment, finished: Finished) => Command;

/**
 * Every command in the order of the help text. The gate is at hand, the others are loaded when they
 * are asked for.
 */
const COMMANDS: Readonly<Record<string, () => Promise<Declare> | Declare>> = {
  ask: async () => (await import("./ask-command.ts")).askCommand,
  advise: () => adviseCommand,
  check: () => checkCommand,
  inspect: async () => (await import("./inspect-command.ts")).inspectCommand,
  "what-if": async () => (await import("./what-if-command.ts")).whatIfCommand,
  diff: async () => (await import("./diff-command.ts")).diffCommand,
  render: async () => (await import("./render-command.ts")).renderCommand,
  explain: async () => (await import("./pack-commands.ts")).explainCommand,
  rules: async () => (await import("./pack-commands.ts")).rulesCommand,
  init: async () => (await import("./pack-commands.ts")).initCommand,
  schema: async () => (await import("./pack-commands.ts")).schemaCommand,
  completion: async () => (await import("./completion-command.ts")).completionCommand,
  config: async () => (await import("./config-command.ts")).configCommand,
};

/**
 * Declares the command of a name, or every command where there is none of that name. Commands report
 * their exit code to `finished` when it is not 0.
 */
export async function createProgram(
  environment: Environment,
  finished: Finished,
  name = "",
): Promise<Command> {
  const program = new Command(TOOL_NAME)
    .description(
      "Advises how to deploy Portworx on Kubernetes: disaggregated (A) or converged (B), with cited reasons.",
    )
    .version(TOOL_VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", () => `\n${exitCodeHelp()}\n\n${EXAMPLES}`);
  const names = Object.hasOwn(COMMANDS, name) ? [name] : Object.keys(COMMANDS);
  for (const each of names) {
    const declare = await COMMANDS[each]?.();
    if (declare !== undefined) program.addCommand(declare(environment, finished));
  }
  for (const command of withSubcommands(program)) settle(command, environment);
  return program;
}

/** Columns of help texts, the same in every terminal so that they can be documented. */
const HELP_WIDTH = 80;

const EXAMPLES = `Examples:
  px-advisor ask                              answer questions in the terminal
  px-advisor advise profile.yaml              recommend from a profile
  px-advisor check clusters/                  fail CI on a mismatched topology`;

/** The exit codes as the help text lists them. */
function exitCodeHelp(): string {
  const layout = { indent: 2, column: 5, width: HELP_WIDTH };
  const rows = Object.entries(EXIT_CODES).flatMap(([code, meaning]) =>
    labelled(code, meaning, layout),
  );
  return ["Exit codes:", ...rows].join("\n");
}

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

function inert(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** Help goes to stdout, usage errors to stderr, and nothing ends the process. */
function settle(command: Command, { stdout, stderr, invocation }: Environment): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => stdout.write(asInvoked(text, invocation)),
    // What was typed is repeated in it, and a file name may be among that.
    writeErr: (text) => stderr.write(asInvoked(inert(text), invocation)),
    getOutHelpWidth: () => HELP_WIDTH,
    getErrHelpWidth: () => HELP_WIDTH,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
}
