import type { Environment, Signals } from "./environment.ts";
import { asInvoked, invocationOf } from "./invocation.ts";
import { type Stream, createOutput } from "./output.ts";
import { type Texts, textFor } from "./ready-texts.ts";

/** The parts of node's `process` that a run needs. */
export interface HostProcess extends Pick<Environment, "env" | "stdin">, Signals {
  readonly argv: readonly string[];
  readonly stdout: Stream;
  readonly stderr: Stream;
  cwd(): string;
}

/** The command line, and what the build made for it. */
export interface Cli extends Pick<Environment, "profileShape"> {
  readonly runCli: (environment: Environment) => Promise<number>;
}

/** File descriptors of the process. */
export interface Descriptors {
  readonly stdout: number;
  readonly stderr: number;
}

/** What is loaded when it is needed, since a run has little time before it is slow. */
export interface Parts {
  /** What the build rendered of help and version. */
  readonly texts: () => Promise<Texts>;
  /** Everything else. */
  readonly cli: () => Promise<Cli>;
  readonly descriptors: Descriptors;
}

/** Runs the command line of a process; the exit code is left to the caller to set. */
export async function runProcess(
  host: HostProcess,
  { texts, cli, descriptors }: Parts,
): Promise<number> {
  const { argv, env } = host;
  const [, file, ...args] = argv;
  const stdout = createOutput({ descriptor: descriptors.stdout, open: () => host.stdout });
  const invocation = invocationOf(file);
  const text = await textFor(args, texts);
  if (text !== null) {
    stdout.write(asInvoked(text, invocation));
    return 0;
  }
  const { runCli, profileShape } = await cli();
  return runCli({
    args,
    invocation,
    ...(profileShape === undefined ? {} : { profileShape }),
    cwd: host.cwd(),
    env,
    // Node makes the stream of standard input when it is asked for, which takes a while.
    get stdin() {
      return host.stdin;
    },
    stdout,
    stderr: createOutput({ descriptor: descriptors.stderr, open: () => host.stderr }),
    signals: host,
  });
}
