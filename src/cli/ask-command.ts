import { Command, InvalidArgumentError, Option } from "commander";
import { ask } from "../app/ask.ts";
import type { Asker } from "../app/asker.ts";
import type { OutputRequest } from "../app/write-outputs.ts";
import { AdvisorError, problem } from "../core/model/errors.ts";
import { paletteFor, promptPaint } from "./colours.ts";
import { type Environment, hasColour, isAccessible, isInteractive } from "./environment.ts";
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

/** Options of `ask`. */
export interface AskOptions extends CommonOptions {
  readonly out?: string;
  readonly resume?: string;
  readonly evidence?: string;
  readonly all?: boolean;
  readonly stopAt?: number;
  readonly input?: boolean;
  readonly output?: readonly string[];
  readonly html?: string;
}

/** `ask`: the questionnaire. */
export function askCommand(environment: Environment, finished: Finished): Command {
  const command = new Command("ask")
    .summary("the questionnaire: answers in, profile and recommendation out")
    .description(
      "Asks about a cluster, the most decisive question first, saves the answers as a profile and recommends an approach. Stops asking when nothing can change the answer.",
    )
    .option("--out <file>", "save the profile here (asked at the end otherwise)")
    .option("--resume <file>", "go on from a profile")
    .option(
      "--evidence <path>",
      "ask only what a folder or file of manifests and dumps leaves open",
    )
    .option("--all", "ask everything, even what cannot change the answer")
    .addOption(
      new Option(
        "--stop-at <share>",
        "stop when this share of what is possible lies on one side, such as 0.95",
      )
        .argParser(readShare)
        .conflicts("all"),
    )
    .option("--html <file>", "write the what-if page as well, as -o html=FILE does")
    .option("--no-input", "never ask; end with 2")
    .addHelpText(
      "after",
      "\nExamples:\n  px-advisor ask --out payments.yaml\n  px-advisor ask --resume payments.yaml\n  ACCESSIBLE=1 px-advisor ask",
    );
  return withCommonOptions(withOutputOptions(command)).action(async (options: AskOptions) => {
    finished(await runAsk(options, environment));
  });
}

/** Runs the questionnaire; throws AdvisorError where nobody can be asked. */
export async function runAsk(options: AskOptions, environment: Environment): Promise<number> {
  if (options.input === false || !isInteractive(environment)) {
    const hint =
      "write a profile with px-advisor init, set its traits, then: px-advisor advise FILE";
    const message = "no questions can be asked here: no terminal, CI is set, or --no-input";
    throw new AdvisorError([problem("not-interactive", message, { hint })]);
  }
  const ports = createPorts(environment);
  const near = [options.out, options.resume, options.evidence].filter((path) => path !== undefined);
  const request = {
    files: {
      out: options.out ?? null,
      resume: options.resume ?? null,
      evidence: options.evidence ?? null,
    },
    asksAll: options.all ?? false,
    stopAt: options.stopAt ?? null,
    config: await packSettings(near, options, { environment, ports }),
    outputs: outputsOfAsk(options, environment),
    view: await viewOf(options, environment),
  };
  const asker = await askerFor(environment, options.color);
  return showOutcome(await ask(request, ports, asker), environment);
}

/** The page is asked for beside what is printed anyway. */
function outputsOfAsk({ output, html }: AskOptions, environment: Environment): OutputRequest[] {
  const outputs = readOutputs(output, environment);
  return html === undefined ? outputs : [...outputs, ...readOutputs([`html=${html}`], environment)];
}

function readShare(value: string): number {
  const share = Number(value);
  if (value.trim() !== "" && share > 0.5 && share <= 1) return share;
  throw new InvalidArgumentError("a share above 0.5, at most 1.");
}

async function askerFor(environment: Environment, wantsColour: boolean): Promise<Asker> {
  const { stdin, stderr } = environment;
  if (isAccessible(environment)) {
    const { createLineAsker } = await import("./line-asker.ts");
    return createLineAsker({ input: stdin, output: stderr.stream });
  }
  const palette = await paletteFor(hasColour(stderr, environment, wantsColour));
  const { createInquirerAsker } = await import("./inquirer-asker.ts");
  return createInquirerAsker({ input: stdin, output: stderr.stream, paint: promptPaint(palette) });
}
