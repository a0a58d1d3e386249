import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { repositoryFolder } from "../../src/io/repository-folder.ts";

let root = "";
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "px-repository-")));
  await mkdir(join(root, "clone/.git"), { recursive: true });
  await mkdir(join(root, "clone/infra/eu"), { recursive: true });
  // In a worktree or submodule it is a file.
  await mkdir(join(root, "clone/module/a"), { recursive: true });
  await writeFile(join(root, "clone/module/.git"), "gitdir: ../.git/modules/module\n");
});
afterAll(() => rm(root, { recursive: true, force: true }));

describe("where a folder stands in its repository", () => {
  it.each([
    ["clone", ""],
    ["clone/infra/eu", "infra/eu"],
    ["clone/module/a", "a"],
    [".", ""],
  ])("%s: %j", async (folder, expected) => {
    expect(repositoryFolder(join(root, folder))).toBe(expected);
  });
});
