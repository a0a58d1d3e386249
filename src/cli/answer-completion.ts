import type { Command } from "commander";
import { type KnownNames, knownNames } from "../app/known-names.ts";
import { AdvisorError } from "../core/model/errors.ts";
import { printable } from "../report/printable.ts";
import { completeLine } from "./complete-line.ts";
import type { Environment } from "./environment.ts";
import { createPorts } from "./ports.ts";

/**
 * Answers how a command line goes on, in the protocol of cobra, which the scripts and kubectl read: one
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
