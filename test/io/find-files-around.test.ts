import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findFiles } from "../../src/io/find-files.ts";

let cwd = "";
beforeEach(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), "px-find-files-around-")));
});
afterEach(() => rm(cwd, { recursive: true }));

async function files(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(cwd, name)), { recursive: true });
    await writeFile(join(cwd, name), "a: 1\n");
  }
}

describe("the base", () => {
  it.each([
    ["a file", "c/d/a.yaml", "c/d"],
    ["a file of the working folder", "b.yaml", ""],
    ["a file through another folder", "c/../c/d/a.yaml", "c/d"],
    ["a folder", "c", "c"],
    ["the working folder", ".", ""],
    ["a folder above", "..", ".."],
    ["a pattern", "c/d/*.yaml", "c/d"],
    ["a pattern for folders", "c/*/a.yaml", "c"],
    ["a pattern for everything", "**", ""],
    ["a pattern with choices", "{c,x}/d/a.yaml", ""],
    ["a pattern with a choice that holds a slash", "@(c/d|x)/a.yaml", ""],
    ["a pattern with a quoted sign", "c/\\[d/*.yaml", "c"],
    ["a pattern through another folder", "c/../c/d/*.yaml", "c/d"],
    ["a pattern that matches nothing", "c/*.json", "c"],
    ["a file that is missing", "c/none.yaml", "c"],
  ])("of %s is the folder that paths start from", async (_, argument, base) => {
    await files("b.yaml", "c/d/a.yaml");
    expect(relative(cwd, (await findFiles(cwd, argument)).base)).toBe(base);
  });

  it("of an absolute pattern is absolute too", async () => {
    await files("c/a.yaml");
    expect((await findFiles(join(cwd, "elsewhere"), `${cwd}/c/*.yaml`)).base).toBe(join(cwd, "c"));
  });
});

describe("files of a folder that are not looked into", () => {
  const others = async (argument: string) => [...(await findFiles(cwd, argument)).others];

  it("are counted by ending", async () => {
    await files("c/a.yaml", "c/b.YML", "c/main.tf", "c/d/vars.TF", "c/values", "c/a.yaml.bak");
    expect(new Map(await others("c"))).toEqual(
      new Map([
        [".tf", 2],
        [".bak", 1],
        ["", 1],
      ]),
    );
  });

  it("are counted where there is nothing else", async () => {
    await files("c/main.tf");
    expect(await others("c")).toEqual([[".tf", 1]]);
    const { files: paths, problems } = await findFiles(cwd, "c");
    expect([paths, problems.map(({ code }) => code)]).toEqual([[], ["nothing-matched"]]);
  });

  it("are not those of other programs, nor hidden ones", async () => {
    await files("c/a.yaml", "c/node_modules/x/y.js", "c/.git/config", "c/.hidden", "c/.d/x.tf");
    expect(await others("c")).toEqual([]);
  });

  it("are counted once, however many links lead to them", async () => {
    await files("c/a.yaml", "c/d/main.tf");
    await symlink("..", join(cwd, "c/d/up"));
    expect(await others("c")).toEqual([[".tf", 1]]);
  });

  it.each(["c/*.yaml", "c/a.yaml"])("are those of a folder only, not of %s", async (argument) => {
    await files("c/a.yaml", "c/main.tf");
    expect(await others(argument)).toEqual([]);
  });
});
