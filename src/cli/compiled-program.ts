import {
  type CompiledCode,
  type ProgramFiles,
  cacheFolder,
  compiledCode,
} from "../io/compiled-code.ts";

/** The parts of node's `process` that say whether and where compiled code is kept. */
export interface CompilingHost extends Pick<
  NodeJS.Process,
  "argv" | "env" | "execArgv" | "platform" | "sourceMapsEnabled" | "uptime"
> {}

/** The program, compiled before or now. */
export interface CompiledProgram extends Pick<CompiledCode, "load"> {
  /** To be called when a run has ended, with its exit code: keeps what it compiled where others gain. */
  end(exitCode: number): void;
}

/**
 * Commands whose runs take most of what the gate is made of. What another command compiles has little of
 * it, and would be kept instead.
 */
const JUDGING: ReadonlySet<string | undefined> = new Set(["check", "advise"]);
/** Variables with which compiled code is not wanted, whatever they are set to. */
const UNWANTED = ["NODE_DISABLE_COMPILE_CACHE", "NODE_V8_COVERAGE", "PX_ADVISOR_DEBUG"];
/** Seconds after which V8 forgets functions that ran only at the beginning. */
const SOON = 2;
/** Exit codes of runs that judged. */
const JUDGED: ReadonlySet<number> = new Set([0, 1, 3]);

/**
 * The files of the program with their compiled code; null where that is not wanted: with
 * NODE_DISABLE_COMPILE_CACHE, which turns Node's own cache off, while code is debugged or its coverage is
 * taken, with maps of sources, and where no folder is known to keep it in.
 */
export function compiledProgram(
  host: CompilingHost,
  files: Omit<ProgramFiles, "cache" | "options">,
): CompiledProgram | null {
  const { env, argv, execArgv } = host;
  const isUnwanted = host.sourceMapsEnabled || UNWANTED.some((name) => (env[name] ?? "") !== "");
  const cache = isUnwanted ? null : cacheFolder(env, host.platform);
  if (cache === null) return null;
  const options = [env["NODE_OPTIONS"] ?? "", ...execArgv].join(" ").trim();
  const code = compiledCode({ ...files, cache, options });
  return {
    load: code.load,
    end(exitCode) {
      if (JUDGING.has(argv[2]) && JUDGED.has(exitCode) && host.uptime() < SOON) code.save();
    },
  };
}
