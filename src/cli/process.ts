import type { Environment } from "./environment.ts";
import { invocationOf } from "./invocation.ts";
import { runCli } from "./main.ts";

/** The parts of node's `process` that a run needs. */
export interface HostProcess extends Pick<Environment, "env" | "stdin" | "stdout" | "stderr"> {
  readonly argv: readonly string[];
  cwd(): string;
}

/** Runs the command line of a process; the exit code is left to the caller to set. */
export async function runProcess(host: HostProcess): Promise<number> {
  const { env, stdin, stdout, stderr } = host;
  for (const stream of [stdout, stderr]) stream.on("error", ignoreClosedPipe);
  const [, file, ...args] = host.argv;
  const invocation = invocationOf(file);
  return runCli({ args, invocation, cwd: host.cwd(), env, stdin, stdout, stderr });
}

/** A reader that has seen enough (`| head -1`) is no fault. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
