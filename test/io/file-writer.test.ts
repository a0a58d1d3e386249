import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { chmod, mkdir, mkdtemp, open, readFile, readdir } from "node:fs/promises";
import { realpath, rm, stat, lstat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AdvisorError } from "../../src/core/model/errors.ts";
import { createFileWriter } from "../../src/io/file-writer.ts";

let cwd = "";
beforeEach(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), "px-file-writer-")));
});
afterEach(() => rm(cwd, { recursive: true }));

const inside = (name: string) => join(cwd, name);
const textOf = (name: string) => readFile(inside(name), "utf8");

/** How a writing ended: `written`, or the code and message of the error. */
async function ending(writing: Promise<void>): Promise<string> {
  try {
    await writing;
    return "written";
  } catch (error) {
    if (!(error instanceof AdvisorError)) throw error;
    return error.problems.map(({ code, message }) => `${code} ${message}`).join("; ");
  }
}

/** Every text that is seen while something runs. */
async function seenWhile(look: () => Promise<string>, run: () => Promise<void>): Promise<string[]> {
  const running = { is: true };
  const seen = new Set<string>();
  const looking = (async () => {
    while (running.is) seen.add(await look());
  })();
  await run();
  running.is = false;
  await looking;
  return [...seen];
}

describe("replaceFile", () => {
  it.each(["new.json", "./new.json", "with space & (1) #.json", "ä😀.json", "a[1].json"])(
    "writes %s",
    async (name) => {
      await createFileWriter(cwd).replaceFile(name, "text ä\n");
      expect(await textOf(name)).toBe("text ä\n");
      expect(await readdir(cwd)).toHaveLength(1);
    },
  );

  it("replaces what is there, and keeps its mode", async () => {
    await writeFile(inside("a.json"), "a longer old text");
    await chmod(inside("a.json"), 0o640);
    await createFileWriter(cwd).replaceFile("a.json", "new");
    expect(await textOf("a.json")).toBe("new");
    expect((await stat(inside("a.json"))).mode & 0o777).toBe(0o640);
  });

  it("writes through a link and keeps the link", async () => {
    await writeFile(inside("target.json"), "old");
    await symlink("target.json", inside("link.json"));
    await createFileWriter(cwd).replaceFile("link.json", "new");
    expect(await textOf("target.json")).toBe("new");
    expect((await lstat(inside("link.json"))).isSymbolicLink()).toBe(true);
  });

  it("never shows a reader half of a text", async () => {
    const texts = ["a", "b"].map((letter) => letter.repeat(1024 * 1024));
    const writer = createFileWriter(cwd);
    await writer.replaceFile("a.json", texts[0] ?? "");
    const seen = await seenWhile(
      () => textOf("a.json"),
      async () => {
        for (let round = 0; round < 50; round += 1) {
          await writer.replaceFile("a.json", texts[round % 2] ?? "");
        }
      },
    );
    expect(seen.filter((text) => !texts.includes(text))).toEqual([]);
    expect(await readdir(cwd)).toEqual(["a.json"]);
  });

  it("lets many write one file at once, and one of them last", async () => {
    const writer = createFileWriter(cwd);
    const texts = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(100_000));
    await Promise.all(texts.map((text) => writer.replaceFile("a.json", text)));
    expect(texts).toContain(await textOf("a.json"));
    expect(await readdir(cwd)).toEqual(["a.json"]);
  });

  it("never puts a file in the place of a pipe or device, as with -o json=/dev/null", async () => {
    await promisify(execFile)("mkfifo", [inside("pipe")]);
    // Open for reading and writing, so that nobody waits for the other end.
    const other = await open(inside("pipe"), constants.O_RDWR);
    await ending(createFileWriter(cwd).replaceFile("pipe", "x"));
    await other.close();
    expect((await lstat(inside("pipe"))).isFIFO()).toBe(true);
  });

  it.each([
    [
      "a folder that is not there",
      "out/x.json",
      "file-unwritable out/x.json: cannot be written, its folder does not exist",
    ],
    ["a folder", "folder", "file-unwritable folder: cannot be written, is a folder"],
    [
      "a path through a file",
      "a.txt/x.json",
      "file-unwritable a.txt/x.json: cannot be written, a part of the path is not a folder",
    ],
  ])("refuses %s and leaves nothing behind", async (_, name, message) => {
    await mkdir(inside("folder"));
    await writeFile(inside("a.txt"), "x");
    expect(await ending(createFileWriter(cwd).replaceFile(name, "x"))).toBe(message);
    expect(await readdir(cwd)).toEqual(["a.txt", "folder"]);
  });
});

describe("createFile", () => {
  it("writes a file that is not there", async () => {
    await createFileWriter(cwd).createFile("a.yaml", "text");
    expect(await textOf("a.yaml")).toBe("text");
    expect(await readdir(cwd)).toEqual(["a.yaml"]);
  });

  it("writes below a folder that is not there yet", async () => {
    await createFileWriter(cwd).createFile("my-pack/traits/a.yaml", "text");
    expect(await textOf("my-pack/traits/a.yaml")).toBe("text");
  });

  it.each(["a file", "an empty file", "a folder", "a link", "a link that leads nowhere"])(
    "never overwrites %s",
    async (kind) => {
      const path = inside("a.yaml");
      if (kind === "a folder") await mkdir(path);
      else if (kind === "a link") await symlink("/etc/hostname", path);
      else if (kind === "a link that leads nowhere") await symlink("nowhere", path);
      else await writeFile(path, kind === "a file" ? "old" : "");
      const before = await lstat(path);
      expect(await ending(createFileWriter(cwd).createFile("a.yaml", "new"))).toBe(
        "file-exists a.yaml: already exists",
      );
      expect((await lstat(path)).ino).toBe(before.ino);
      expect(await readdir(cwd)).toEqual(["a.yaml"]);
    },
  );

  it("lets exactly one of many win", async () => {
    const texts = Array.from({ length: 50 }, (_, index) => `${index} `.repeat(10_000));
    const writings = texts.map((text) => createFileWriter(cwd).createFile("a.yaml", text));
    const endings = await Promise.all(writings.map((writing) => ending(writing)));
    const winner = endings.indexOf("written");
    expect(endings.filter((each) => each === "written")).toHaveLength(1);
    expect(await textOf("a.yaml")).toBe(texts[winner]);
    expect(await readdir(cwd)).toEqual(["a.yaml"]);
  });

  it("never shows a reader an empty file", async () => {
    const text = "x".repeat(1024 * 1024);
    for (let round = 0; round < 20; round += 1) {
      const name = `${round}.yaml`;
      const seen = await seenWhile(
        () => textOf(name).catch(() => text),
        () => createFileWriter(cwd).createFile(name, text),
      );
      expect(seen.filter((each) => each !== text)).toEqual([]);
    }
  });
});
