import { Command } from "commander";
import { showConfig } from "../app/show-config.ts";
import type { Environment } from "./environment.ts";
import { failOnOption, withGateOptions } from "./judge-commands.ts";
import { type CommonOptions, outputOption, viewOf, withCommonOptions } from "./options.ts";
import { createPorts } from "./ports.ts";
import { type SettingOptions, givenSettings } from "./settings.ts";

/** `config`: the settings, and where each comes from. */
export function configCommand(environment: Environment): Command {
  const command = new Command("config")
    .summary("the settings of a run, and where each comes from")
    .description(
      "Prints the settings that check would have for a path, each with the option, variable, or line of the configuration that it comes from. Options are taken as check would take them.",
    )
    .argument("[path]", "file or folder whose configuration is looked for", ".")
    .addOption(failOnOption())
    .addOption(outputOption())
    .addHelpText("after", "\nExamples:\n  px-advisor config clusters/");
  return withCommonOptions(withGateOptions(command)).action(
    async (path: string, options: CommonOptions & SettingOptions) => {
      const given = givenSettings(options, environment);
      const request = { path, given, view: await viewOf(options, environment) };
      environment.stdout.write(await showConfig(request, createPorts(environment)));
    },
  );
}
