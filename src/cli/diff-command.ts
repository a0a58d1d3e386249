import { Command, Option } from "commander";
import { type DiffRequest, diff } from "../app/diff.ts";
import type { Environment } from "./environment.ts";
import { showOutcome } from "./exit.ts";
import type { Finished } from "./judge-commands.ts";
import { type CommonOptions, viewOf } from "./options.ts";
import { createPorts } from "./ports.ts";

interface DiffOptions extends CommonOptions {
  readonly output: DiffRequest["format"];
}

/** `diff`: two saved results compared. */
export function diffCommand(environment: Environment, finished: Finished): Command {
  return new Command("diff")
    .summary("two saved results: what is new, what is resolved")
    .description(
      "Compares two JSON results of check or advise, by cluster and by what a finding is about, so that a moved line or a renamed folder changes nothing.",
    )
    .argument("<old>", "the earlier result, saved with -o json=FILE")
    .argument("<new>", "the later result")
    .addOption(
      new Option("-o, --output <format>", "write the comparison in this format")
        .choices(["text", "json"])
        .default("text"),
    )
    .option("-q, --quiet", "the last line of text only")
    .option("--no-color", "no colour (NO_COLOR and TERM=dumb do the same)")
    .option("-v, --verbose", "also what is unchanged; the stack of a fault")
    .addHelpText(
      "after",
      "\nEnds with 0 where no error is new, 1 where one is new or cannot be compared, 2 where\na result cannot be read.\n\nExamples:\n  px-advisor diff main.json branch.json\n  px-advisor diff main.json branch.json -o json",
    )
    .action(async (before: string, after: string, options: DiffOptions) => {
      const view = await viewOf(options, environment);
      const request = { before, after, format: options.output, view };
      finished(showOutcome(await diff(request, createPorts(environment)), environment));
    });
}
