import process from "node:process";

/**
 * Versions of V8 in which the settings of this file are known to do what they are set for: those of
 * Node 20 to 24. Another one might print that it does not know them.
 */
const KNOWN_VERSIONS = /^1[1-3]\./;

/** From how many files on memory counts for more than time; fewer are done in seconds. */
export const MANY_FILES = 20_000;

/** A flag of V8. */
interface Setting {
  readonly flag: string;
  readonly ours: number;
  /** What it is at the start. */
  readonly usual: number;
}

const INLINED_BYTES = { flag: "max-inlined-bytecode-size-cumulative", ours: 200, usual: 920 };
const NEW_GROWTH = { flag: "semi-space-growth-factor", ours: 1, usual: 2 };
const OLD_GROWTH = { flag: "heap-growing-percent", ours: 20, usual: 0 };

/** What is set otherwise than at the start. */
const changed = new Set<Setting>();

function put({ flag }: Setting, value: number): void {
  if (!KNOWN_VERSIONS.test(process.versions.v8)) return;
  // Loaded only now: with it come Node's streams, which most runs do without.
  process.getBuiltinModule("node:v8").setFlagsFromString(`--${flag}=${value}`);
}

function change(...settings: readonly Setting[]): void {
  for (const setting of settings) {
    changed.add(setting);
    put(setting, setting.ours);
  }
}

/**
 * Each thread compiles all that it runs for itself, on the same cores. V8 puts functions into one another
 * up to so many bytes, which takes a fifth of the processor's time where a thread lives for seconds, and
 * gives next to nothing back. In functions of that size new objects also live longer than they are used:
 * a quarter of those of a large dump then ends among the old ones.
 */
export function compileLess(): void {
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
    put(setting, setting.usual);
  }
}

/** Does something with all settings as they are at the start. */
export function asUsual<T>(work: () => T): T {
  for (const setting of changed) put(setting, setting.usual);
  try {
    return work();
  } finally {
    for (const setting of changed) put(setting, setting.ours);
  }
}
