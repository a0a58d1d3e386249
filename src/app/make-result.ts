import { summaryOf } from "../core/fleet/summary.ts";
import { tallyOf } from "../core/fleet/tally.ts";
import type { Assessment, Input, Result } from "../core/model/assessment.ts";
import type { Problem } from "../core/model/errors.ts";
import { SCHEMA_VERSION, TOOL_NAME, TOOL_VERSION } from "../core/model/tool.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { ExitCode } from "./exit-code.ts";

/** What a run found, before it is put into its envelope. */
export interface Findings {
  /** The command that ran, and what fails it. */
  readonly gate: Result["gate"];
  /** Where the working folder stands in its repository. */
  readonly folder: string;
  readonly results: readonly Assessment[];
  readonly errors: readonly Problem[];
  readonly inputs: readonly Input[];
  /** What became of the entries of a baseline; null without one. */
  readonly baseline?: Result["baseline"] | null;
  readonly exitCode: ExitCode;
}

/** What a result says of the program and the pack that made it. */
export function stampOf({ id, version, digest }: RuleSet): Pick<Result, "tool" | "pack"> {
  return { tool: { name: TOOL_NAME, version: TOOL_VERSION }, pack: { id, version, digest } };
}

/** What is known of a result before anything is judged. */
export function headOf(
  ruleSet: RuleSet,
  { gate, folder }: Pick<Findings, "gate" | "folder">,
): Pick<Result, "schemaVersion" | "tool" | "pack" | "gate" | "folder"> {
  return { schemaVersion: SCHEMA_VERSION, ...stampOf(ruleSet), gate, folder };
}

/** The JSON result of a run. */
export function makeResult(ruleSet: RuleSet, found: Findings): Result {
  const { baseline = null } = found;
  return {
    ...headOf(ruleSet, found),
    results: [...found.results],
    errors: [...found.errors],
    inputs: [...found.inputs],
    ...(baseline === null ? {} : { baseline }),
    summary: summaryOf(tallyOf(found.results), { errors: found.errors.length, notRead: 0 }),
    exitCode: found.exitCode,
  };
}
