import { fileURLToPath } from "node:url";
import { Argument, Command } from "commander";
import { type KnownNames, knownNames } from "../app/known-names.ts";
import { AdvisorError } from "../core/model/errors.ts";
import { printable } from "../report/printable.ts";
import { completeLine } from "./complete-line.ts";
import type { Environment } from "./environment.ts";
import { createPorts } from "./ports.ts";

const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

/** `completion`: the script that makes a shell complete command lines. */
export function completionCommand(environment: Environment): Command {
  return new Command("completion")
    .summary("print the script that completes commands in a shell")
    .description("Prints the script that completes commands, options and their values in a shell.")
    .addArgument(new Argument("<shell>", "the shell that reads it").choices(SHELLS))
    .addHelpText(
      "after",
      "\nExamples:\n  source <(px-advisor completion bash)\n  source <(px-advisor completion zsh)\n  px-advisor completion fish | source",
    )
    .action(async (shell: Shell) => {
      const script = new URL(`../../completions/px-advisor.${shell}`, import.meta.url);
      const text = await createPorts(environment).readText(fileURLToPath(script));
      environment.stdout.write(text);
    });
}

/** Whether a command line is a script's question how another one goes on. */
export function isCompletionRequest([command, separator]: readonly string[]): boolean {
  return command === "complete" && separator === "--";
}

/**
 * Answers such a question in the protocol of cobra, which the scripts and kubectl read: one
 * candidate a line, its description after a tab, and at the end a colon and the directive.
 */
export async function answerCompletion(program: Command, environment: Environment): Promise<void> {
  const ports = createPorts(environment);
  const readNames = (folder: string | null) => knownNames(folder, ports).catch(withoutNames);
  const { candidates, directive } = await completeLine(
    environment.args.slice(2),
    program,
    readNames,
  );
  const lines = candidates.map(({ value, description }) =>
    description === "" ? value : `${value}\t${printable(description)}`,
  );
  environment.stdout.write([...lines, `:${directive}`, ""].join("\n"));
}

/** A pack that cannot be used has no names; what is wrong with it is told when the line is run. */
function withoutNames(error: unknown): KnownNames {
  if (!(error instanceof AdvisorError)) throw error;
  return { traits: [], explained: [] };
}
