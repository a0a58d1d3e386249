import {
  type Stats,
  closeSync,
  fstatSync,
  lstatSync,
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
  /** What tells builds of the program apart: sixteen digits of a hash. */
  readonly build: string;
  /** Options of Node, of which some change what V8 compiles. */
  readonly options: string;
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

/** What a file is wrapped in, with its parameters. */
const BEFORE = Buffer.from("(function (exports, require, module, __filename, __dirname) {");
const AFTER = Buffer.from("\n})");
type Wrapped = (...given: readonly unknown[]) => void;

/**
 * Milliseconds after which code is kept anew: with what was compiled before and since, as runs of other
 * kinds compile other functions.
 */
const FRESH = 3600 * 1000;
/** Milliseconds after which builds that nobody has renewed may go. */
const OLD = 30 * 24 * 3600 * 1000;
/** How the folder of a build is called. */
const BUILD = /^[0-9a-f]{16}-\w+-\d+\.\d+\./;
/** Permissions by which others than the owner could write. */
const OTHERS_WRITE = 0o022;
/** Folders that are made at most: the build's, the program's, and the one for all programs. */
const MOST_LEVELS = 3;

/**
 * Loads files as Node does, but with the functions that an earlier run compiled: compiling takes a third
 * of the time of a short run. Code is taken from files alone that are this user's own, and V8 refuses what
 * another version of it has made, or itself with other settings.
 */
export function compiledCode(program: ProgramFiles): CompiledCode {
  const { folder, main, require, cache } = program;
  const home = join(cache, buildName(program));
  const modules = new Map<string, { exports: unknown }>();
  const unsaved = new Map<string, Script>();
  const load = (name: string): unknown => {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    const file = join(folder, name);
    const { text, version } = sourceOf(file);
    const path = join(home, `${name}.${version}.bin`);
    const kept = ownBytes(path);
    const script = asUsual(() => scriptOf(file, text, kept?.bytes));
    if (kept?.isFresh !== true || script.cachedDataRejected === true) unsaved.set(path, script);
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
  return { load, save: () => save(unsaved, { cache, home }) };
}

/** Builds, versions of V8 and options of Node do not take each other's place. */
function buildName({ build, options }: ProgramFiles): string {
  const others = options.replaceAll(/[^\w=]+/g, "-").slice(0, 100);
  return `${build}-${process.arch}-${process.versions.v8}${others}`;
}

/**
 * A file's text as it is wrapped, in one piece: pieces of a text that are put together cost as much again.
 * A file that was changed in place is of another version.
 */
function sourceOf(file: string): { readonly text: string; readonly version: string } {
  const { size, mtimeMs } = statSync(file);
  return {
    text: Buffer.concat([BEFORE, readFileSync(file), AFTER]).toString(),
    version: `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`,
  };
}

function scriptOf(file: string, text: string, cachedData: Buffer | undefined): Script {
  const given = cachedData === undefined ? {} : { cachedData };
  const places = { filename: file, columnOffset: -BEFORE.length };
  return new Script(text, { ...places, ...given });
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
    const bytes = isOwn(stats) ? undamaged(readFileSync(file)) : undefined;
    const isFresh = Date.now() - stats.mtimeMs < FRESH;
    return bytes === undefined ? undefined : { bytes, isFresh };
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

/** Whether something is this user's, and nobody else can write to it. Windows does not tell. */
function isOwn(stats: Stats): boolean {
  if (process.getuid === undefined) return true;
  return isOfUser(stats) && (stats.mode & OTHERS_WRITE) === 0;
}

function isOfUser({ uid }: Stats): boolean {
  return process.getuid === undefined || uid === process.getuid();
}

/** The folder of a build, and the one that it stands in. */
interface Home {
  readonly home: string;
  readonly cache: string;
}

function save(unsaved: Map<string, Script>, { home, cache }: Home): void {
  if (unsaved.size === 0) return;
  try {
    if (!isOwnFolder(cache, MOST_LEVELS - 1) || !isOwnFolder(home, 1)) return;
    for (const [path, script] of unsaved) {
      const bytes = asUsual(() => script.createCachedData());
      replace(path, twice(bytes));
    }
    unsaved.clear();
    removeOld(cache, home);
  } catch {
    // A run without the cache is only slower.
  }
}

/** Whether a folder, made where it was missing, is this user's. */
function isOwnFolder(folder: string, levels: number): boolean {
  makeFolder(folder, levels);
  return isOwn(lstatSync(folder));
}

/** Not by mkdir's own way to make several, which never ends in some file systems. */
function makeFolder(folder: string, levels: number): void {
  if (statSync(folder, { throwIfNoEntry: false }) !== undefined) return;
  if (levels === 0) throw new Error("there is no folder for caches");
  const above = dirname(folder);
  makeFolder(above, levels - 1);
  if (!isOfUser(statSync(above))) throw new Error("the folder for caches is another user's");
  mkdirSync(folder, { mode: 0o700 });
}

/** Unlike the writer of outputs, it follows no link and does not wait for the disk. */
function replace(path: string, bytes: Buffer): void {
  const draft = `${path}.${process.pid}-${process.hrtime.bigint()}`;
  writeFileSync(draft, bytes, { mode: 0o600, flag: "wx" });
  try {
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft);
    throw error;
  }
}

/** Removes what builds have left that were replaced long ago. */
function removeOld(cache: string, home: string): void {
  const oldest = Date.now() - OLD;
  for (const name of readdirSync(cache).filter((each) => BUILD.test(each))) {
    const folder = join(cache, name);
    const stats = lstatSync(folder);
    const isOld = stats.isDirectory() && stats.mtimeMs < oldest;
    if (isOld && folder !== home) rmSync(folder, { recursive: true });
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
