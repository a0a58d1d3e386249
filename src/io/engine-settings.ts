import process from "node:process";
import { setFlagsFromString } from "node:v8";

/**
 * Versions of V8 in which the settings of this file are known to do what they are set for: those of
 * Node 20 to 24. Another one might print that it does not know them.
 */
const KNOWN_VERSIONS = /^1[1-3]\./;

/** From how many files on memory counts for more than time; fewer are done in seconds. */
export const MANY_FILES = 20_000;

function set(...flags: readonly string[]): void {
  if (!KNOWN_VERSIONS.test(process.versions.v8)) return;
  for (const flag of flags) setFlagsFromString(flag);
}

/**
 * Each thread compiles all that it runs for itself, on the same cores. V8 puts functions into one another
 * up to so many bytes (920 otherwise), which takes a fifth of the processor's time where a thread lives
 * for seconds, and gives next to nothing back.
 */
export function compileLess(): void {
  set("--max-inlined-bytecode-size-cumulative=200");
}

/**
 * Keeps the room for new objects as small as it is, which otherwise grows to 48 MiB while some of them
 * stay, and looks for garbage among the old ones when they have grown by a fifth instead of fourfold.
 * It takes a few hundredths of the time, which is worth it where much is read and little of it is kept.
 */
export function growSlowly(): void {
  set("--semi-space-growth-factor=1", "--heap-growing-percent=20");
}

/** Takes {@link growSlowly} back. */
export function growFreely(): void {
  set("--semi-space-growth-factor=2", "--heap-growing-percent=0");
}
