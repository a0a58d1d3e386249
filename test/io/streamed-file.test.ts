import { chmod, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { streamFile } from "../../src/io/streamed-file.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "px-streamed-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const bytes = (text: string) => Buffer.from(text);
const read = (name: string) => readFile(join(folder, name), "utf8");

describe("a file that is written in pieces", () => {
  it("is in its place only when it is whole", async () => {
    await writeFile(join(folder, "a.json"), "before");
    const file = await streamFile(folder, "a.json");
    await file.write(bytes("one"));
    await file.write(bytes(" two"));
    expect(await read("a.json")).toBe("before");
    await file.finish();
    expect(await read("a.json")).toBe("one two");
    expect(await readdir(folder)).toEqual(["a.json"]);
  });

  it("leaves nothing behind when it is given up", async () => {
    await writeFile(join(folder, "a.json"), "before");
    const file = await streamFile(folder, "a.json");
    await file.write(bytes("one"));
    await file.discard();
    expect(await read("a.json")).toBe("before");
    expect(await readdir(folder)).toEqual(["a.json"]);
  });

  it("keeps the mode of the one it replaces", async () => {
    await writeFile(join(folder, "a.json"), "before");
    await chmod(join(folder, "a.json"), 0o600);
    const file = await streamFile(folder, "a.json");
    await file.finish();
    expect((await stat(join(folder, "a.json"))).mode & 0o777).toBe(0o600);
  });

  it("replaces what a link leads to", async () => {
    await writeFile(join(folder, "real.json"), "before");
    await symlink("real.json", join(folder, "link.json"));
    const file = await streamFile(folder, "link.json");
    await file.write(bytes("after"));
    await file.finish();
    expect(await read("real.json")).toBe("after");
  });

  it("goes straight into a device", async () => {
    const file = await streamFile(folder, "/dev/null");
    await file.write(bytes("x"));
    await file.finish();
    expect((await stat("/dev/null")).isCharacterDevice()).toBe(true);
  });

  it("is refused in a folder that does not exist", async () => {
    await expect(streamFile(folder, "none/a.json")).rejects.toThrow(
      "none/a.json: cannot be written, its folder does not exist",
    );
  });
});
