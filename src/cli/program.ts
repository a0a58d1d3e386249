import { Command } from "commander";
import { EXIT_CODES } from "../app/exit-code.ts";
import { TOOL_NAME, TOOL_VERSION } from "../core/model/tool.ts";
import { printable } from "../report/printable.ts";
import { labelled } from "../report/layout.ts";
import { askCommand } from "./ask-command.ts";
import { completionCommand } from "./completion-command.ts";
import type { Environment } from "./environment.ts";
import { configCommand } from "./config-command.ts";
import { diffCommand } from "./diff-command.ts";
import { inspectCommand } from "./inspect-command.ts";
import { asInvoked } from "./invocation.ts";
import { type Finished, adviseCommand, checkCommand } from "./judge-commands.ts";
import { renderCommand } from "./render-command.ts";
import { whatIfCommand } from "./what-if-command.ts";
import { explainCommand, initCommand, rulesCommand, schemaCommand } from "./pack-commands.ts";

/** Declares every command; they report their exit code to `finished` when it is not 0. */
export function createProgram(environment: Environment, finished: Finished): Command {
  const program = new Command(TOOL_NAME)
    .description(
      "Advises how to deploy Portworx on Kubernetes: disaggregated (A) or converged (B), with cited reasons.",
    )
    .version(TOOL_VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print the help of a command")
    .addCommand(askCommand(environment, finished))
    .addCommand(adviseCommand(environment, finished))
    .addCommand(checkCommand(environment, finished))
    .addCommand(inspectCommand(environment, finished))
    .addCommand(whatIfCommand(environment, finished))
    .addCommand(diffCommand(environment, finished))
    .addCommand(renderCommand(environment, finished))
    .addCommand(explainCommand(environment))
    .addCommand(rulesCommand(environment, finished))
    .addCommand(initCommand(environment))
    .addCommand(schemaCommand(environment))
    .addCommand(completionCommand(environment))
    .addCommand(configCommand(environment))
    .addHelpText("after", `\n${exitCodeHelp()}\n\n${EXAMPLES}`);
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
    writeOut: (text) => void stdout.write(asInvoked(text, invocation)),
    // What was typed is repeated in it, and a file name may be among that.
    writeErr: (text) => void stderr.write(asInvoked(inert(text), invocation)),
    getOutHelpWidth: () => HELP_WIDTH,
    getErrHelpWidth: () => HELP_WIDTH,
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  });
}
