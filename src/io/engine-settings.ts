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

const INLINED_BYTES = numbered("max-inlined-bytecode-size-cumulative", 200, 920);
const NEW_GROWTH = numbered("semi-space-growth-factor", 1, 2);
const OLD_GROWTH = numbered("heap-growing-percent", 20, 0);
const HELPED_COLLECTION = { ours: "no-parallel-scavenge", usual: "parallel-scavenge" };

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
 * Each thread compiles all that it runs for itself, on the same cores. V8 puts functions into one another
 * up to so many bytes, which takes a fifth of the processor's time where a thread lives for seconds, and
 * gives next to nothing back. In functions of that size new objects also live longer than they are used:
 * a quarter of those of a large dump then ends among the old ones. And helpers that collect garbage beside
 * a thread wait for a core more than they help where every core has a thread of its own: a twentieth of the
 * time of a fleet.
 */
export function shareCores(): void {
  change(INLINED_BYTES, HELPED_COLLECTION);
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
