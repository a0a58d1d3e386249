import { fileURLToPath } from "node:url";
import { Argument, Command } from "commander";
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
