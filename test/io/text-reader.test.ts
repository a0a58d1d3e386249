import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTextReader } from "../../src/io/text-reader.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "px-text-reader-"));
  await mkdir(join(folder, "sub"));
  await writeFile(join(folder, "sub", "a.txt"), "\uFEFFtext ä\r\n");
  await symlink("nowhere", join(folder, "dangling"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("createTextReader", () => {
  it.each(["sub/a.txt", "./sub/../sub/a.txt"])("reads %s below its folder", async (path) => {
    expect(await createTextReader(folder).readText(path)).toBe("text ä\r\n");
  });

  it("reads an absolute path as it is", async () => {
    const path = join(folder, "sub", "a.txt");
    expect(await createTextReader("/").readText(path)).toBe("text ä\r\n");
  });

  it("names a missing file as it was given, relative to its folder", async () => {
    const reading = createTextReader(folder).readText(join(folder, "sub", "b.txt"));
    await expect(reading).rejects.toThrow("sub/b.txt: does not exist");
  });

  it.each([
    ["sub/a.txt", true],
    ["sub", true],
    ["sub/b.txt", false],
    ["sub/a.txt/x", false],
    ["dangling", false],
  ])("whether %s exists: %s", async (path, exists) => {
    expect(await createTextReader(folder).exists(path)).toBe(exists);
  });
});
