import type { Environment, Signals } from "./environment.ts";
import { asInvoked, invocationOf } from "./invocation.ts";
import { type Texts, textFor } from "./ready-texts.ts";

/** The parts of node's `process` that a run needs. */
export interface HostProcess
  extends Pick<Environment, "env" | "stdin" | "stdout" | "stderr">, Signals {
  readonly argv: readonly string[];
  cwd(): string;
}

/** The command line, and what the build made for it. */
export interface Cli extends Pick<Environment, "profileShape"> {
  readonly runCli: (environment: Environment) => Promise<number>;
}

/** What is loaded when it is needed, since a run has little time before it is slow. */
export interface Parts {
  /** What the build rendered of help and version. */
  readonly texts: () => Promise<Texts>;
  /** Everything else. */
  readonly cli: () => Promise<Cli>;
}

/** Runs the command line of a process; the exit code is left to the caller to set. */
export async function runProcess(host: HostProcess, parts: Parts): Promise<number> {
  host.stdout.on("error", ignoreClosedPipe);
  const [, file, ...args] = host.argv;
  const invocation = invocationOf(file);
  const text = await textFor(args, parts.texts);
  if (text !== null) {
    host.stdout.write(asInvoked(text, invocation));
    return 0;
  }
  host.stderr.on("error", ignoreClosedPipe);
  const { runCli, profileShape } = await parts.cli();
  const line = { args, invocation, ...(profileShape === undefined ? {} : { profileShape }) };
  return runCli(environmentOf(host, line));
}

/** Node makes the stream of standard input when it is asked for, which takes a while. */
function environmentOf(
  host: HostProcess,
  line: Pick<Environment, "args" | "invocation" | "profileShape">,
): Environment {
  const { env, stdout, stderr } = host;
  return {
    ...line,
    cwd: host.cwd(),
    env,
    get stdin() {
      return host.stdin;
    },
    stdout,
    stderr,
    signals: host,
  };
}

/** A reader that has seen enough (`| head -1`) is no fault. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
