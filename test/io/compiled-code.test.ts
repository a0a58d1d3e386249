import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cacheFolder, compiledCode } from "../../src/io/compiled-code.ts";
import { growFreely, growSlowly } from "../../src/io/engine-settings.ts";

const DAY = 24 * 3600;

let folder = "";
let cache = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "px-compiled-"));
  cache = join(folder, "cache/px-advisor");
  write("answer.cjs", program(1));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** A file of the program that answers with a number, from within a function. */
const program = (answer: number) =>
  `function answer() { return ${answer}; } module.exports = answer;`;

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

const start = (build = "one") =>
  compiledCode({ folder, build, main: "main.cjs", cache, require: (id) => `node's ${id}` });

/**
 * What a run is answered once the file of the program has changed: 1 by kept code, otherwise what the file
 * says. Within one process V8 knows a text again, so that each has to be another one.
 */
function answered(answer: number, build?: string): unknown {
  write("answer.cjs", program(answer));
  const { load } = start(build);
  return (load("answer.cjs") as () => number)();
}

function keep(build?: string): void {
  const code = start(build);
  (code.load("answer.cjs") as () => number)();
  code.save();
}

function turned(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed.writeUInt8(bytes.readUInt8(Math.floor(at)) ^ 1, Math.floor(at));
  return changed;
}

const builds = () => readdirSync(cache);
const kept = () => {
  const [build = ""] = builds();
  return join(cache, build, "answer.cjs.bin");
};

describe("files of a program", () => {
  it("find each other, what Node has loaded, and where they are", () => {
    write("first.cjs", 'exports.from = () => require("./second.cjs"); exports.at = __filename;');
    write(
      "second.cjs",
      'const first = require("./first.cjs"); module.exports = [first.at, __dirname, require("./main.cjs"), require("node:fs")];',
    );
    const first = start().load("first.cjs") as { from(): readonly string[] };
    const main = ["node's ./main.cjs", "node's node:fs"];
    expect(first.from()).toEqual([join(folder, "first.cjs"), folder, ...main]);
  });

  it("run once", () => {
    write("counted.cjs", "module.exports = {};");
    const { load } = start();
    expect(load("counted.cjs")).toBe(load("counted.cjs"));
  });

  it("keep their names in stacks", () => {
    write("fault.cjs", 'module.exports = () => {\n  throw new Error("planted"); };');
    const fault = start().load("fault.cjs") as () => void;
    const thrown: unknown = (() => {
      try {
        return fault();
      } catch (error) {
        return error;
      }
    })();
    expect((thrown as Error).stack).toContain(`${join(folder, "fault.cjs")}:2:9`);
  });
});

describe("compiled code", () => {
  it("is taken from an earlier run of the same build, and from no other", () => {
    keep();
    expect([answered(2), answered(3, "two")]).toEqual([1, 3]);
  });

  it("is taken where V8 was set otherwise meanwhile", () => {
    try {
      growSlowly();
      keep();
      expect(answered(2)).toBe(1);
    } finally {
      growFreely();
    }
    expect(answered(3)).toBe(1);
  });

  it("is this user's alone", () => {
    keep();
    const mode = (path: string) => statSync(path).mode & 0o777;
    expect([mode(kept()), mode(cache)]).toEqual([0o600, 0o700]);
    chmodSync(kept(), 0o620);
    expect(answered(2)).toBe(2);
    chmodSync(kept(), 0o600);
    expect(answered(3)).toBe(1);
    vi.spyOn(process, "getuid").mockReturnValue((process.getuid?.() ?? 0) + 1);
    expect(answered(4)).toBe(4);
  });

  it("is not kept in a folder of another user", () => {
    vi.spyOn(process, "getuid").mockReturnValue((process.getuid?.() ?? 0) + 1);
    keep();
    expect(existsSync(cache)).toBe(false);
  });

  it.each([
    ["nothing", (bytes: Buffer) => bytes.subarray(0, 0)],
    ["half of it", (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ["something else", () => Buffer.from("no code")],
    ["zeros", (bytes: Buffer) => Buffer.alloc(bytes.length)],
    ["a bit that turned over", (bytes: Buffer) => turned(bytes, bytes.length / 4)],
    ["a bit that turned over in the copy", (bytes: Buffer) => turned(bytes, bytes.length - 1)],
  ])("is compiled anew where the file holds %s", (_, change) => {
    keep();
    writeFileSync(kept(), change(readFileSync(kept())));
    expect(answered(2)).toBe(2);
  });

  it("is not written again by the next run, but a day later", () => {
    keep();
    const before = statSync(kept()).ino;
    keep();
    expect(statSync(kept()).ino).toBe(before);
    const yesterday = Date.now() / 1000 - DAY - 60;
    utimesSync(kept(), yesterday, yesterday);
    keep();
    expect(statSync(kept()).mtimeMs / 1000).toBeGreaterThan(yesterday + DAY);
    expect(readdirSync(join(kept(), ".."))).toEqual(["answer.cjs.bin"]);
  });

  it("of builds that are long gone is removed, and of others left", () => {
    for (const [name, days] of [
      ["long-gone", 31],
      ["of-late", 29],
    ] as const) {
      const old = join(cache, name);
      mkdirSync(old, { recursive: true });
      writeFileSync(join(old, "answer.cjs.bin"), "");
      const then = Date.now() / 1000 - days * DAY;
      utimesSync(old, then, then);
    }
    keep();
    expect(builds().toSorted()).toEqual(["of-late", expect.stringMatching(/^one-/)]);
  });

  it("that cannot be kept is nobody's concern", () => {
    writeFileSync(join(folder, "cache"), "a file where a folder should be");
    expect(() => keep()).not.toThrow();
    expect(answered(2)).toBe(2);
  });
});

describe("the folder of what can be made again", () => {
  it.each([
    ["linux", { HOME: "/home/ada" }, "/home/ada/.cache/px-advisor"],
    ["linux", { HOME: "/home/ada", XDG_CACHE_HOME: "/var/cache" }, "/var/cache/px-advisor"],
    ["linux", { HOME: "/home/ada", XDG_CACHE_HOME: "here" }, "/home/ada/.cache/px-advisor"],
    ["darwin", { HOME: "/Users/ada" }, "/Users/ada/Library/Caches/px-advisor"],
    ["linux", { HOME: "" }, null],
    ["linux", {}, null],
    ["win32", { HOME: "/c/ada" }, null],
  ] as const)("on %s with %j: %s", (platform, env, expected) => {
    expect(cacheFolder(env, platform)).toBe(expected);
  });

  it("on Windows is among the local data of applications", () => {
    const found = cacheFolder({ LOCALAPPDATA: String.raw`C:\Users\ada\AppData\Local` }, "win32");
    expect(found).toMatch(/^C:\\Users\\ada\\AppData\\Local.px-advisor.cache$/);
  });
});
