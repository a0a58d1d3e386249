import {
  type Stats,
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { Script } from "node:vm";
import { asUsual } from "./engine-settings.ts";

/** The files of a program in CommonJS, and where what V8 compiles of them is kept. */
export interface ProgramFiles {
  /** The folder of the files. */
  readonly folder: string;
  /** What tells builds of the program apart. */
  readonly build: string;
  /** The file that the program began with, which Node has loaded. */
  readonly main: string;
  /** Loads that file, and what is no file of the program. */
  readonly require: (id: string) => unknown;
  /** The folder for compiled code of all builds; it need not be there. */
  readonly cache: string;
}

/** Loads the files of a program. */
export interface CompiledCode {
  /** What a file of the program exports; it is run once, and finds the others as `./name`. */
  readonly load: (name: string) => unknown;
  /** Keeps what was compiled and not yet kept. That it could not is nobody's concern. */
  readonly save: () => void;
}

/** What a file is wrapped in: it takes exports, require, module, and the names of the file and its folder. */
type Wrapped = (...given: readonly unknown[]) => void;

/**
 * Milliseconds after which code is kept anew: with what was compiled before and since, as runs of other
 * kinds compile other functions.
 */
const FRESH = 24 * 3600 * 1000;
/** Milliseconds after which builds that nobody has renewed may go. */
const OLD = 30 * 24 * 3600 * 1000;
/** Permissions by which others than the owner could write. */
const OTHERS_WRITE = 0o022;

/**
 * Loads files as Node does, but with the functions that an earlier run compiled: compiling takes a third
 * of the time of a short run. Code is taken from files alone that are this user's own, and V8 refuses what
 * another version of it has made, or itself with other settings.
 */
export function compiledCode({ folder, build, main, require, cache }: ProgramFiles): CompiledCode {
  const home = join(cache, `${build}-${process.arch}-${process.versions.v8}`);
  const modules = new Map<string, { exports: unknown }>();
  const unsaved = new Map<string, Script>();
  const load = (name: string): unknown => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    const file = join(folder, name);
    const kept = ownBytes(keptAs(home, name));
    const script = asUsual(() => scriptOf(file, kept?.bytes));
    if (kept?.isFresh !== true) unsaved.set(name, script);
    modules.set(name, module);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as it is wrapped here
    const run = script.runInThisContext() as Wrapped;
    run(module.exports, find, module, file, folder);
    return module.exports;
  };
  const find = (id: string) => {
    const isOurs = id.startsWith("./") && id !== `./${main}`;
    return isOurs ? load(id.slice("./".length)) : require(id);
  };
  return {
    load,
    save() {
      if (unsaved.size === 0) return;
      try {
        if (!isOwn(nearest(home))) return;
        mkdirSync(home, { recursive: true, mode: 0o700 });
        for (const [name, script] of unsaved) {
          const bytes = asUsual(() => script.createCachedData());
          replace(keptAs(home, name), twice(bytes));
        }
        unsaved.clear();
        removeOld(cache, home);
      } catch {
        // A run without the cache is only slower.
      }
    },
  };
}

function keptAs(home: string, name: string): string {
  return join(home, `${name}.bin`);
}

/** The files of the bundle are ASCII. */
function scriptOf(file: string, cachedData: Buffer | undefined): Script {
  const text = readFileSync(file, "latin1");
  const wrapped = `(function (exports, require, module, __filename, __dirname) {${text}\n})`;
  return new Script(wrapped, {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
}

interface Kept {
  readonly bytes: Buffer;
  readonly isFresh: boolean;
}

/** What a file holds that nobody but this user can have written; undefined where there is none. */
function ownBytes(path: string): Kept | undefined {
  let file: number | null = null;
  try {
    file = openSync(path, "r");
    const stats = fstatSync(file);
    if (!isOwn(stats) || (stats.mode & OTHERS_WRITE) !== 0) return undefined;
    const bytes = undamaged(readFileSync(file));
    return bytes === undefined ? undefined : { bytes, isFresh: Date.now() - stats.mtimeMs < FRESH };
  } catch {
    return undefined;
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** V8 dies of damaged code without a word, and a comparison is the quickest proof that there is none. */
function twice(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, bytes]);
}

function undamaged(bytes: Buffer): Buffer | undefined {
  const first = bytes.subarray(0, bytes.length / 2);
  return first.equals(bytes.subarray(first.length)) ? first : undefined;
}

function isOwn({ uid }: Stats): boolean {
  return process.getuid === undefined || uid === process.getuid();
}

/** What is known of a folder, or of the nearest one above it that is there. */
function nearest(folder: string): Stats {
  return statSync(folder, { throwIfNoEntry: false }) ?? nearest(dirname(folder));
}

function replace(path: string, bytes: Buffer): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, bytes, { mode: 0o600 });
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes what builds have left that were replaced long ago. */
function removeOld(cache: string, home: string): void {
  const oldest = statSync(home).mtimeMs - OLD;
  for (const name of readdirSync(cache)) {
    const each = join(cache, name);
    if (each !== home && statSync(each).mtimeMs < oldest) rmSync(each, { recursive: true });
  }
}

/** The folder where programs of this user may keep what they can make again; null where none is known. */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): string | null {
  const { HOME, XDG_CACHE_HOME, LOCALAPPDATA } = env;
  if (platform === "win32")
    return LOCALAPPDATA === undefined ? null : join(LOCALAPPDATA, "px-advisor", "cache");
  if (XDG_CACHE_HOME?.startsWith("/") === true) return join(XDG_CACHE_HOME, "px-advisor");
  if (HOME?.startsWith("/") !== true) return null;
  return join(HOME, platform === "darwin" ? "Library/Caches" : ".cache", "px-advisor");
}
