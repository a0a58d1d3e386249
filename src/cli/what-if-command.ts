import { Command } from "commander";
import { whatIf } from "../app/what-if.ts";
import type { Environment } from "./environment.ts";
import { showOutcome } from "./exit.ts";
import type { Finished } from "./judge-commands.ts";
import { type CommonOptions, collect, viewOf, withCommonOptions } from "./options.ts";
import { createPorts } from "./ports.ts";
import { packSettings } from "./settings.ts";

interface WhatIfOptions extends CommonOptions {
  readonly set?: readonly string[];
  readonly sweep?: string;
}

/** `what-if`: before and after a change, side by side. */
export function whatIfCommand(environment: Environment, finished: Finished): Command {
  const command = new Command("what-if")
    .summary("a profile before and after a change, rule by rule")
    .description(
      "Shows a profile before and after some traits change, with the difference that each rule makes, or one trait at each of its levels.",
    )
    .argument("<path...>", "profile files, folders, patterns, or - for standard input")
    .option("--set <trait=level>", "change a trait; repeatable", collect)
    .option("--sweep <trait>", "show every level of a trait")
    .addHelpText(
      "after",
      "\nExamples:\n  px-advisor what-if profile.yaml --set autoscaling=never\n  px-advisor what-if profile.yaml --sweep performance",
    );
  return withCommonOptions(command).action(async (paths: string[], options: WhatIfOptions) => {
    const ports = createPorts(environment);
    const { pack } = await packSettings(paths, options, { environment, ports });
    const request = {
      paths,
      settings: options.set ?? [],
      sweep: options.sweep ?? null,
      packFolder: pack.value,
      view: await viewOf(options, environment),
    };
    finished(showOutcome(await whatIf(request, ports), environment));
  });
}
