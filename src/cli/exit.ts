import { CommanderError } from "commander";
import type { Ending } from "../app/exit-code.ts";
import type { Outcome } from "../app/judge-request.ts";
import { AdvisorError, type Problem } from "../core/model/errors.ts";
import { TOOL_NAME, TOOL_VERSION } from "../core/model/tool.ts";
import { count } from "../core/model/count.ts";
import { printable } from "../report/printable.ts";
import { problemLines } from "../report/problem-lines.ts";
import { asInvoked } from "./invocation.ts";
import { SHORT_HELP } from "./short-help.ts";
import type { Environment } from "./environment.ts";

/** Writes what a command has to show and says why it does not end with 0. */
export function showOutcome(outcome: Outcome, { stdout, stderr }: Environment): number {
  // What was written piece by piece may have nobody any more that reads it.
  if (outcome.stdout !== "") stdout.write(outcome.stdout);
  for (const note of outcome.notes ?? []) stderr.write(`${printable(note)}\n`);
  writeProblems(outcome.problems, stderr);
  return endWith(outcome.ending, stderr);
}

/** The exit code of a command that threw, after saying what happened. */
export function showFailure(error: unknown, { stderr, args, invocation }: Environment): number {
  if (error instanceof CommanderError) {
    // commander has printed help, version or the usage error itself.
    if (error.exitCode === 0) return 0;
    if (error.code === "commander.missingArgument") {
      stderr.write(asInvoked(SHORT_HELP, invocation));
    }
    return endWith({ code: 2, reason: `usage, see ${invocation} --help` }, stderr);
  }
  if (error instanceof AdvisorError) {
    writeProblems(error.problems, stderr);
    return endWith({ code: 2, reason: count(error.problems.length, "error") }, stderr);
  }
  const isVerbose = args.includes("-v") || args.includes("--verbose");
  const fault = error instanceof Error ? error : new Error(String(error));
  const detail = isVerbose ? (fault.stack ?? fault.message) : printable(fault.message);
  stderr.write(`a fault in ${TOOL_NAME} ${TOOL_VERSION}: ${detail}\n`);
  stderr.write("  please report it with the command and its input; -v shows where it happened\n");
  return endWith({ code: 2, reason: "internal" }, stderr);
}

function writeProblems(problems: readonly Problem[], stderr: Environment["stderr"]): void {
  for (const problem of problems) stderr.write(`${problemLines(problem).join("\n")}\n`);
}

function endWith({ code, reason }: Ending, stderr: Environment["stderr"]): number {
  if (reason !== null) stderr.write(`${TOOL_NAME}: exit ${code}: ${reason}\n`);
  return code;
}
