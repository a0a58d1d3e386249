import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { item } from "../../src/core/model/lookup.ts";
import { compiledCode } from "../../src/io/compiled-code.ts";
import { growFreely, growSlowly } from "../../src/io/engine-settings.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

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

/** Writes a file of the program, with the time that packages have. */
function write(name: string, text: string, written = 500_000_000): void {
  writeFileSync(join(folder, name), text);
  utimesSync(join(folder, name), written, written);
}

const ONE = "0123456789abcdef";

const start = (build = ONE, options = "") =>
  compiledCode({
    ...{ folder, build, options, main: "main.cjs", cache },
    require: (id) => `node's ${id}`,
  });

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
  return join(cache, build, item(readdirSync(join(cache, build)), 0));
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
    expect([answered(2), answered(3, "fedcba9876543210")]).toEqual([1, 3]);
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

  it("is not written again by the next run, but an hour later", () => {
    keep();
    const file = statSync(kept()).ino;
    keep();
    expect(statSync(kept()).ino).toBe(file);
    const before = Date.now() / 1000 - HOUR - 60;
    utimesSync(kept(), before, before);
    keep();
    expect(statSync(kept()).mtimeMs / 1000).toBeGreaterThan(before + HOUR);
    expect(readdirSync(join(kept(), ".."))).toHaveLength(1);
  });

  it("is that of the file as it was", () => {
    keep();
    write("answer.cjs", program(2), 600_000_000);
    const changed = start().load("answer.cjs") as () => number;
    expect(changed()).toBe(2);
  });

  it("of other options does not take its place", () => {
    keep();
    const { load, save } = start(ONE, "--max-old-space-size=512 --stack-size=900");
    (load("answer.cjs") as () => number)();
    save();
    expect(builds()).toHaveLength(2);
    expect(answered(2)).toBe(1);
  });

  it("of builds that are long gone is removed, and all else left", () => {
    const old = (name: string, days: number) => {
      mkdirSync(join(cache, name), { recursive: true });
      const then = Date.now() / 1000 - days * DAY;
      utimesSync(join(cache, name), then, then);
    };
    const [gone, late] = ["aaaaaaaaaaaaaaaa-x64-11.3.244", "bbbbbbbbbbbbbbbb-arm64-11.3.244"];
    old(gone, 31);
    old(late, 29);
    old("somebody's own", 300);
    symlinkSync(folder, join(cache, "cccccccccccccccc-x64-11.3.244"));
    chmodSync(cache, 0o700);
    keep();
    const own = builds().filter((name) => name.startsWith(ONE));
    const link = "cccccccccccccccc-x64-11.3.244";
    expect(builds().toSorted()).toEqual([...own, late, link, "somebody's own"].toSorted());
    expect(own).toHaveLength(1);
  });

  it("is not kept where others can write, or where there is no folder for caches", () => {
    mkdirSync(cache, { recursive: true });
    chmodSync(cache, 0o777);
    keep();
    expect(builds()).toEqual([]);
    cache = join(folder, "a/b/c/px-advisor");
    keep();
    expect(existsSync(join(folder, "a"))).toBe(false);
  });

  it.each([
    ["in a file", () => writeFileSync(join(folder, "cache"), "")],
    ["behind a link to itself", () => symlinkSync("cache", join(folder, "cache"))],
    ["under a name that is too long", () => (cache = join(folder, "x".repeat(300)))],
  ])("that cannot be kept %s is nobody's concern", (_, stand) => {
    stand();
    expect(() => keep()).not.toThrow();
    expect(answered(2)).toBe(2);
  });

  it("may hold any characters", () => {
    write("odd.cjs", "module.exports = () => /[µ×’]/.source;");
    expect((start().load("odd.cjs") as () => string)()).toBe("[µ×’]");
  });
});
