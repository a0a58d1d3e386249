import { Command } from "commander";
import { render } from "../app/render.ts";
import type { Environment } from "./environment.ts";
import { showOutcome } from "./exit.ts";
import type { Finished } from "./judge-commands.ts";
import {
  type CommonOptions,
  readOutputs,
  viewOf,
  withCommonOptions,
  withOutputOptions,
} from "./options.ts";
import { createPorts } from "./ports.ts";
import { packSettings } from "./settings.ts";

interface RenderOptions extends CommonOptions {
  readonly output?: readonly string[];
}

/** `render`: a saved result in, any format out. */
export function renderCommand(environment: Environment, finished: Finished): Command {
  const command = new Command("render")
    .summary("a saved JSON result in, any format out")
    .description(
      "Writes a result that was saved with -o json=FILE in other formats, as the command that made it would have. Ends with the exit code that is saved in it, and with 2 where it cannot be read.",
    )
    .argument("<result>", "a saved result, or - for standard input")
    .addHelpText(
      "after",
      "\nExamples:\n  px-advisor render result.json -o summary\n  px-advisor render result.json -o sarif=px.sarif -o junit=px.xml\n  px-advisor check clusters/ -o json | px-advisor render -",
    );
  return withCommonOptions(withOutputOptions(command)).action(
    async (path: string, options: RenderOptions) => {
      const ports = createPorts(environment);
      const { pack } = await packSettings([path], options, { environment, ports });
      const request = {
        path,
        packFolder: pack.value,
        outputs: readOutputs(options.output, environment),
        view: await viewOf(options, environment),
      };
      finished(showOutcome(await render(request, ports), environment));
    },
  );
}
