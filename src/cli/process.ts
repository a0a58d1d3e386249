import type { Environment, Signals } from "./environment.ts";
import { asInvoked, invocationOf } from "./invocation.ts";
import { type Stream, createOutput } from "./output.ts";
import { type Texts, textFor } from "./ready-texts.ts";

/** The parts of node's `process` that a run needs. */
export interface HostProcess extends Pick<Environment, "env" | "stdin">, Signals {
  readonly argv: readonly string[];
  readonly stdout: Stream;
  readonly stderr: Stream;
  exitCode?: NodeJS.Process["exitCode"];
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

/**
 * Runs the command line of a process; the exit code is left to the caller to set. It is 2 where
 * standard output cannot be written, and set to that where this shows only afterwards.
 */
export async function runProcess(host: HostProcess, parts: Parts): Promise<number> {
  const { stdout, stderr, end } = outputsOf(host, parts.descriptors);
  const { argv, env } = host;
  const [, file, ...args] = argv;
  const invocation = invocationOf(file);
  const text = await textFor(args, parts.texts);
  if (text !== null) {
    stdout.write(asInvoked(text, invocation));
    return end(0);
  }
  const { runCli, profileShape } = await parts.cli();
  const code = await runCli({
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
    stderr,
    signals: host,
  });
  return end(code);
}

/** The outputs of a process; `end` tells of what was lost, and gives the exit code. */
function outputsOf(host: HostProcess, descriptors: Descriptors) {
  let lost: unknown = null;
  let hasEnded = false;
  // Where messages cannot be written there is nobody to tell; the exit code still says how it ended.
  const open = () => host.stderr;
  const stderr = createOutput({ descriptor: descriptors.stderr, open, failed: () => {} });
  const tell = () => {
    const reason = lost instanceof Error ? lost.message : String(lost);
    stderr.write(`px-advisor: exit 2: standard output cannot be written, ${reason}\n`);
    return 2;
  };
  const failed = (error: unknown) => {
    if (lost !== null) return;
    lost = error;
    if (hasEnded) host.exitCode = tell();
  };
  const end = (code: number) => {
    hasEnded = true;
    return lost === null ? code : tell();
  };
  const stdout = createOutput({
    descriptor: descriptors.stdout,
    open: () => host.stdout,
    failed,
  });
  return { stdout, stderr, end };
}
