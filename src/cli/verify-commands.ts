import { Command } from "commander";
import { suggestForPack, verifyRules } from "../app/verify.ts";
import type { Environment } from "./environment.ts";
import { showOutcome } from "./exit.ts";
import type { Finished } from "./judge-commands.ts";
import { type CommonOptions, viewOf, withCommonOptions } from "./options.ts";
import { createPorts } from "./ports.ts";
import { packSettings } from "./settings.ts";

interface VerifyOptions extends CommonOptions {
  readonly against?: string;
}

/** `rules verify`: proofs about a pack. */
export function verifyCommand(environment: Environment, finished: Finished): Command {
  const command = new Command("verify")
    .summary("prove what can be proved about the pack")
    .description(
      "Proves that the rules of a pack are sound and that its cases notice every change to them, and measures what it advises over all profiles. Ends with 1 when a proof fails.",
    )
    .option("--against <dir>", "also measure the drift from the version of the pack in this folder")
    .addHelpText(
      "after",
      "\nExamples:\n  px-advisor rules verify\n  px-advisor rules verify --pack my-pack --against my-pack-before",
    );
  return withCommonOptions(command).action(async (options: VerifyOptions) => {
    const ports = createPorts(environment);
    const { pack } = await packSettings([], options, { environment, ports });
    const request = {
      packFolder: pack.value,
      againstFolder: options.against ?? null,
      view: await viewOf(options, environment),
    };
    finished(showOutcome(await verifyRules(request, ports), environment));
  });
}

/** `rules suggest-cases`: profiles to label. */
export function suggestCasesCommand(environment: Environment): Command {
  const command = new Command("suggest-cases")
    .summary("print profiles to label for cases.yaml")
    .description(
      "Prints profiles on the edge of a verdict as YAML. Labelled and added to cases.yaml, they notice every change to the rules that its cases miss so far.",
    )
    .addHelpText("after", "\nExamples:\n  px-advisor rules suggest-cases --pack my-pack");
  return withCommonOptions(command).action(async (options: CommonOptions) => {
    const ports = createPorts(environment);
    const { pack } = await packSettings([], options, { environment, ports });
    environment.stdout.write(await suggestForPack(pack.value, ports));
  });
}
