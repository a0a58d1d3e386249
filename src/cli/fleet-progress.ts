import { type Environment, isAccessible, isSet } from "./environment.ts";

/** Milliseconds between two drawings. */
const PAUSE = 100;
/** Columns of the bar. */
const BAR = 20;
const CLEAR_LINE = "\r\u001B[K";

/** Shows how far a run is, on one line that it clears. */
export interface Progress {
  show(done: number, all: number | null): void;
  clear(): void;
}

/**
 * The progress of a run on standard error, where a person looks at it and nothing else is written
 * there: documents go elsewhere than to a terminal.
 */
export function createProgress(environment: Environment, isQuiet: boolean): Progress {
  const { stdout, stderr, env } = environment;
  const isSeen = stderr.isTTY && !stdout.isTTY;
  if (!isSeen || isQuiet || isAccessible(environment) || isSet(env["CI"])) return SILENT;
  let last = Date.now();
  let isDrawn = false;
  return {
    show(done, all) {
      const now = Date.now();
      if (now - last < PAUSE) return;
      last = now;
      isDrawn = true;
      stderr.write(`${CLEAR_LINE}${progressText(done, all)}`);
    },
    clear() {
      if (isDrawn) stderr.write(CLEAR_LINE);
      isDrawn = false;
    },
  };
}

const SILENT: Progress = { show: () => {}, clear: () => {} };

/** `████░░░░░░░░░░░░░░░░  20 %  2000 of 10000 files`. */
export function progressText(done: number, all: number | null): string {
  if (all === null || all === 0) return `${done} judged`;
  const share = Math.min(1, done / all);
  const full = Math.floor(share * BAR);
  const bar = "█".repeat(full) + "░".repeat(BAR - full);
  return `${bar}  ${Math.floor(share * 100)} %  ${done} of ${all} files`;
}
