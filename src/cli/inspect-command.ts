import { Command } from "commander";
import { inspect } from "../app/inspect.ts";
import type { Environment } from "./environment.ts";
import { showOutcome } from "./exit.ts";
import type { Finished } from "./judge-commands.ts";
import {
  type CommonOptions,
  SINCE,
  readNow,
  readOutputs,
  viewOf,
  withCommonOptions,
  withOutputOptions,
} from "./options.ts";
import { createPorts } from "./ports.ts";
import { packSettings } from "./settings.ts";

interface InspectOptions extends CommonOptions {
  readonly output?: readonly string[];
  readonly now?: string;
  readonly since?: string;
}

/** `inspect`: manifests and dumps in, a profile out. */
export function inspectCommand(environment: Environment, finished: Finished): Command {
  const command = new Command("inspect")
    .argument("<path...>", "manifests, kubectl dumps, folders, patterns, or - for standard input")
    .summary("manifests and dumps in, a profile out")
    .description("Reads manifests and kubectl dumps, and says which topology they show, and where.")
    .option("--now <date>", "judge evidence as of this day, not of its newest timestamp")
    .option("--since <old>", SINCE)
    .addHelpText(
      "after",
      "\nExamples:\n  px-advisor inspect clusters/prod/\n  kubectl get nodes,storageclusters,storagenodes -A -o json | px-advisor inspect -",
    );
  return withCommonOptions(withOutputOptions(command)).action(
    async (paths: string[], options: InspectOptions) => {
      const ports = createPorts(environment);
      const { pack } = await packSettings(paths, options, { environment, ports });
      // Its text is a profile, which is often written to a file: nothing is added to it unasked.
      const request = {
        paths,
        packFolder: pack.value,
        now: readNow(options.now),
        since: options.since ?? null,
        outputs: readOutputs(options.output ?? ["text"], environment),
        view: await viewOf(options, environment),
      };
      finished(showOutcome(await inspect(request, ports), environment));
    },
  );
}
