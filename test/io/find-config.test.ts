import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createConfigFinder } from "../../src/io/find-config.ts";
import { findFiles } from "../../src/io/find-files.ts";

let root = "";
let cwd = "";
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "px-find-config-")));
  cwd = join(root, "repo");
  await files("repo/.git/HEAD", "repo/a/b/p.yaml", "repo/c/p.yaml", "outside/p.yaml");
});
afterEach(() => rm(root, { recursive: true }));

async function files(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), "a: 1\n");
  }
}

const find = (argument: string) => createConfigFinder(cwd).findConfig(argument);

describe("the configuration of an input", () => {
  it.each([
    ["a file", "a/b/p.yaml", "a/.px-advisor.yaml"],
    ["a folder", "a/b", "a/.px-advisor.yaml"],
    ["the folder that it stands in", "a", "a/.px-advisor.yaml"],
    ["a pattern", "a/*/p.yaml", "a/.px-advisor.yaml"],
    ["a file that is missing", "a/none.yaml", "a/.px-advisor.yaml"],
    ["a path that a file stands in", "a/b/p.yaml/x", "a/.px-advisor.yaml"],
    ["a name that is too long", `a/${"x".repeat(300)}`, "a/.px-advisor.yaml"],
    ["a link that leads to itself", "a/loop.yaml", "a/.px-advisor.yaml"],
    ["a folder without one", "c/p.yaml", ".px-advisor.yaml"],
    ["standard input", "-", ".px-advisor.yaml"],
    ["a folder outside", "../outside/p.yaml", "../.px-advisor.yaml"],
  ])("of %s is the nearest upward", async (_, argument, expected) => {
    await files(".px-advisor.yaml", "repo/.px-advisor.yaml", "repo/a/.px-advisor.yaml");
    await symlink("loop.yaml", join(cwd, "a/loop.yaml"));
    expect(await find(argument)).toBe(expected);
  });

  it("does not come from beyond the repository", async () => {
    await files(".px-advisor.yaml");
    expect(await find("a/b/p.yaml")).toBeNull();
    expect(await find("../outside/p.yaml")).toBe("../.px-advisor.yaml");
  });

  it("may stand beside .git, which may be a file", async () => {
    await rm(join(cwd, ".git"), { recursive: true });
    await files(".px-advisor.yaml", "repo/.git");
    expect(await find("c")).toBeNull();
    await files("repo/.px-advisor.yaml");
    expect(await find("c")).toBe(".px-advisor.yaml");
  });

  it("is no input, in a folder or by a pattern", async () => {
    await files("repo/a/.px-advisor.yaml", "repo/a/b/.px-advisor.yaml");
    for (const argument of ["a", "a/**/{p,.px-advisor}.yaml", "**/.px-advisor.yaml", "a/.*.yaml"]) {
      const found = await findFiles(cwd, argument);
      expect(found.files.filter((path) => path.endsWith(".px-advisor.yaml"))).toEqual([]);
    }
    expect((await findFiles(cwd, "a")).files).toEqual([join(cwd, "a/b/p.yaml")]);
  });
});
