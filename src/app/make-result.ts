import { SCHEMA_VERSION } from "../core/model/tool.ts";
import type { Assessment, Input, Result } from "../core/model/assessment.ts";
import type { Problem } from "../core/model/errors.ts";
import { TOOL_NAME, TOOL_VERSION } from "../core/model/tool.ts";
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

/** The JSON result of a run. */
export function makeResult(ruleSet: RuleSet, found: Findings): Result {
  const { baseline = null } = found;
  return {
    schemaVersion: SCHEMA_VERSION,
    ...stampOf(ruleSet),
    gate: found.gate,
    folder: found.folder,
    results: [...found.results],
    errors: [...found.errors],
    inputs: [...found.inputs],
    ...(baseline === null ? {} : { baseline }),
    summary: summaryOf(found.results, found.errors),
    exitCode: found.exitCode,
  };
}

function summaryOf(results: readonly Assessment[], errors: readonly Problem[]): Result["summary"] {
  const withStatus = (status: Assessment["topology"]["status"]) =>
    results.filter(({ topology }) => topology.status === status).length;
  const open = results.filter(
    ({ verdict }) => verdict.kind === "inconclusive" || verdict.kind === "conflict",
  );
  return {
    targets: results.length,
    match: withStatus("match"),
    mismatch: withStatus("mismatch"),
    inconclusive: open.length,
    errors: errors.length,
  };
}
