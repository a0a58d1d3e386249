import { execFile } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findFiles } from "../../src/io/find-files.ts";

let cwd = "";
beforeEach(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), "px-find-files-")));
});
afterEach(() => rm(cwd, { recursive: true }));

async function files(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(cwd, name)), { recursive: true });
    await writeFile(join(cwd, name), "a: 1\n");
  }
}

/** What an argument leads to: the files below the working folder, or why there are none. */
async function found(argument: string): Promise<readonly string[] | string> {
  const { isFile, files: paths, problems } = await findFiles(cwd, argument);
  if (paths.length === 0) {
    return problems.map(({ code, message }) => `${code} ${message}`).join("; ");
  }
  return [...(isFile ? ["file:"] : []), ...paths.map((path) => relative(cwd, path))];
}

describe("a file", () => {
  it.each([
    "plain.yaml",
    "without-ending",
    "notes.txt",
    "a[1].yaml",
    "{a,b}.yaml",
    "*.yaml",
    "what?.yaml",
    "!not.yaml",
    "(1) & #.yaml",
    "with space.yaml",
    "ä😀.yaml",
    "node_modules/a.yaml",
    ".git/a.yaml",
  ])("named %s is taken literally", async (name) => {
    await files(name, "a1.yaml", "a.yaml", "b.yaml", "x.yaml");
    expect(await found(name)).toEqual(["file:", name]);
  });

  it("may be named by an absolute path, or by one through another folder", async () => {
    await files("eu/a.yaml");
    expect(await found(join(cwd, "eu/a.yaml"))).toEqual(["file:", "eu/a.yaml"]);
    expect(await found("eu/../eu/./a.yaml")).toEqual(["file:", "eu/a.yaml"]);
  });
});

describe("a folder", () => {
  it("gives its YAML and JSON files in path order, at any depth", async () => {
    await files("c/b/2.json", "c/a.yaml", "c/b.yml", "c/b/10.yaml", "c/B.yaml", "c/z/a/a.yaml");
    expect(await found("c")).toEqual([
      "c/B.yaml",
      "c/a.yaml",
      "c/b.yml",
      "c/b/10.yaml",
      "c/b/2.json",
      "c/z/a/a.yaml",
    ]);
  });

  it.each(["c", "c/", "./c", "c/../c"])("is the same folder as %s", async (argument) => {
    await files("c/a.yaml", "d/b.yaml");
    expect(await found(argument)).toEqual(["c/a.yaml"]);
  });

  it("may be the working folder itself, or one above", async () => {
    await files("a.yaml", "c/b.yaml");
    expect(await found(".")).toEqual(["a.yaml", "c/b.yaml"]);
    const { files: above } = await findFiles(join(cwd, "c"), "..");
    expect(above).toEqual([join(cwd, "a.yaml"), join(cwd, "c/b.yaml")]);
  });

  it("is read without node_modules, .git and files of other kinds", async () => {
    await files("c/a.yaml", "c/README.md", "c/a.yaml.bak", "c/values", "c/x.YAML.txt");
    await files("c/node_modules/x/a.yaml", "c/sub/node_modules/a.yaml", "c/.git/a.yaml");
    expect(await found("c")).toEqual(["c/a.yaml"]);
  });

  it.each(["c[1]", "{a,b}", "*", "(1) & #", "with space", "ä", "!c"])(
    "named %s is taken literally",
    async (folder) => {
      await files(`${folder}/p.yaml`, "c1/q.yaml", "a/q.yaml", "b/q.yaml");
      expect(await found(folder)).toEqual([`${folder}/p.yaml`]);
    },
  );

  it("with links in a circle is read to its end", async () => {
    await files("c/a.yaml", "c/d/b.yaml");
    await symlink("..", join(cwd, "c/d/up"));
    await symlink(".", join(cwd, "c/self"));
    await symlink("loop", join(cwd, "c/loop"));
    const paths = await found("c");
    expect(paths).toContain("c/a.yaml");
    expect(paths).toContain("c/d/b.yaml");
  });

  it("with links in a circle names each file once", async () => {
    await files("c/a.yaml", "c/d/b.yaml");
    await symlink("..", join(cwd, "c/d/up"));
    expect(await found("c")).toEqual(["c/a.yaml", "c/d/b.yaml"]);
  });

  it("with a link to a file gives that file", async () => {
    await files("a.yaml", "c/b.yaml");
    await symlink("../a.yaml", join(cwd, "c/link.yaml"));
    expect(await found("c")).toEqual(["c/b.yaml", "c/link.yaml"]);
  });

  it("does not give pipes, which would be waited for", async () => {
    await files("c/a.yaml");
    await promisify(execFile)("mkfifo", [join(cwd, "c/pipe.yaml")]);
    expect(await found("c")).toEqual(["c/a.yaml"]);
  });

  it.each([
    ["nothing", []],
    ["only files of other kinds", ["c/README.md", "c/a.txt"]],
    ["only what is left out", ["c/node_modules/a.yaml"]],
  ])("with %s is an error", async (_, names) => {
    await mkdir(join(cwd, "c"));
    await files(...names);
    expect(await found("c")).toBe("nothing-matched c: holds no .yaml, .yml or .json file");
  });
});

describe("a pattern", () => {
  it.each([
    ["*.yaml", ["a.yaml", "b.yaml"]],
    ["./*.yaml", ["a.yaml", "b.yaml"]],
    ["**/*.yaml", ["a.yaml", "b.yaml", "c/a.yaml", "c/d/a.yaml"]],
    ["c/**", ["c/a.yaml", "c/d/a.yaml", "c/d/b.txt"]],
    ["c/d/*", ["c/d/a.yaml", "c/d/b.txt"]],
    ["{a,x}.yaml", ["a.yaml"]],
    ["[ab].yaml", ["a.yaml", "b.yaml"]],
    ["c/?.yaml", ["c/a.yaml"]],
    ["c/*", ["c/a.yaml"]],
    ["c/../*.yaml", ["a.yaml", "b.yaml"]],
  ])("%s gives what it matches, in path order", async (pattern, paths) => {
    await files("b.yaml", "a.yaml", "c/d/b.txt", "c/d/a.yaml", "c/a.yaml", "node_modules/a.yaml");
    expect(await found(pattern)).toEqual(paths);
  });

  it("may be absolute", async () => {
    await files("b.yaml", "a.yaml");
    expect(await found(`${cwd}/*.yaml`)).toEqual(["a.yaml", "b.yaml"]);
  });

  it.each(["*.json", "nothing/**", "{x,y}.yaml"])(
    "%s that matches nothing is an error",
    async (pattern) => {
      await files("a.yaml");
      expect(await found(pattern)).toBe(`nothing-matched ${pattern}: no file matches the pattern`);
    },
  );

  it("of exclusions alone reads nothing unasked", async () => {
    await files("a.yaml", "b.yaml");
    expect(await found("!*.json")).toBe("nothing-matched !*.json: no file matches the pattern");
  });
});

describe("a path that leads nowhere", () => {
  it.each([
    ["none.yaml", "file-unreadable none.yaml: does not exist"],
    ["a.yaml/b.yaml", "file-unreadable a.yaml/b.yaml: a part of the path is not a folder"],
    ["loop.yaml", "file-unreadable loop.yaml: the links lead in a circle"],
    ["dangling.yaml", "file-unreadable dangling.yaml: does not exist"],
  ])("%s is told from what it should be", async (argument, message) => {
    await files("a.yaml");
    await symlink("loop.yaml", join(cwd, "loop.yaml"));
    await symlink("nowhere", join(cwd, "dangling.yaml"));
    expect(await found(argument)).toBe(message);
  });

  it("an empty one, as of a variable that is not set, is not the working folder", async () => {
    await files("a.yaml");
    expect(await found("")).not.toEqual(["a.yaml"]);
  });
});
