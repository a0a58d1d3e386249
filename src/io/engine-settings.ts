import process from "node:process";

/**
 * Versions of V8 in which the settings of this file are known to do what they are set for: those of
 * Node 20 to 24. Another one might print that it does not know them.
 */
const KNOWN_VERSIONS = /^1[1-3]\./;

/** From how many files on memory counts for more than time; fewer are done in seconds. */
export const MANY_FILES = 20_000;

/** A flag of V8, as it is set here and as it is at the start. */
interface Setting {
  readonly ours: string;
  readonly usual: string;
}

function numbered(flag: string, ours: number, usual: number): Setting {
  return { ours: `${flag}=${ours}`, usual: `${flag}=${usual}` };
}

function off(flag: string): Setting {
  return { ours: `no-${flag}`, usual: flag };
}

// While functions are compiled, flags may change that V8 reads for itself in each step. Where two steps
// have to agree, as on `max-inlined-bytecode-size`, a change between them ends the process.
const INLINED_ARRAYS = off("turbo-inline-array-builtins");
const PEELED_LOOPS = off("turbo-loop-peeling");
const INLINED_BYTES = numbered("max-inlined-bytecode-size-cumulative", 200, 920);
const HELPED_COLLECTION = off("parallel-scavenge");
const NEW_GROWTH = numbered("semi-space-growth-factor", 1, 2);
const OLD_GROWTH = numbered("heap-growing-percent", 20, 0);

/** What is set otherwise than at the start. */
const changed = new Set<Setting>();

function put(flag: string): void {
  if (!KNOWN_VERSIONS.test(process.versions.v8)) return;
  // Loaded only now: with it come Node's streams, which most runs do without.
  process.getBuiltinModule("node:v8").setFlagsFromString(`--${flag}`);
}

function change(...settings: readonly Setting[]): void {
  for (const setting of settings) {
    changed.add(setting);
    put(setting.ours);
  }
}

/**
 * For work of a few seconds, in which compiling takes more of the processor's time than better code gives
 * back: calls of `map`, `filter` and their like stay calls, and no loop is written twice. New objects are
 * collected without helpers, which wait for a core more than they help.
 */
export function compileLittle(): void {
  change(INLINED_ARRAYS, PEELED_LOOPS, HELPED_COLLECTION);
}

/**
 * {@link compileLittle} where every core has a thread of its own. Each compiles all that it runs for
 * itself, so that functions are put into one another only up to a few bytes.
 */
export function shareCores(): void {
  compileLittle();
  change(INLINED_BYTES);
}

/**
 * Keeps the room for new objects as small as it is, which otherwise grows to 48 MiB while some of them
 * stay, and looks for garbage among the old ones when they have grown by a fifth instead of fourfold.
 * It takes a few hundredths of the time, which is worth it where much is read and little of it is kept.
 */
export function growSlowly(): void {
  change(NEW_GROWTH, OLD_GROWTH);
}

/** Takes {@link growSlowly} back. */
export function growFreely(): void {
  for (const setting of [NEW_GROWTH, OLD_GROWTH]) {
    changed.delete(setting);
    put(setting.usual);
  }
}

/** Does something with all settings as they are at the start. */
export function asUsual<T>(work: () => T): T {
  for (const { usual } of changed) put(usual);
  try {
    return work();
  } finally {
    for (const { ours } of changed) put(ours);
  }
}
