import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createInputReader } from "../../src/io/input-reader.ts";

let cwd = "";
beforeEach(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), "px-taken-documents-")));
});
afterEach(() => rm(cwd, { recursive: true }));

async function write(name: string, content: string): Promise<void> {
  await mkdir(dirname(join(cwd, name)), { recursive: true });
  await writeFile(join(cwd, name), content);
}

const ignore = () => undefined;

describe("the input reader", () => {
  it.each([
    ["c/a.yaml", "c", []],
    ["b.yaml", "", []],
    ["c", "c", [[".tf", 1]]],
    [".", "", [[".tf", 1]]],
    ["c/*.yaml", "c", []],
    ["-", "", []],
  ])("says what is around %s", async (argument, base, others) => {
    await write("b.yaml", "b: 1\n");
    await write("c/a.yaml", "a: 1\n");
    await write("c/main.tf", "");
    const reader = createInputReader({ cwd, stdin: Readable.from([]) });
    const found = await reader.readInput(argument, ignore);
    expect([found.base, [...found.others]]).toEqual([base, others]);
  });

  it("hands each document on with its place and the path of its file", async () => {
    await write("c/a.yaml", "a: 1\n---\nb: 2\n");
    const taken: string[] = [];
    const reader = createInputReader({ cwd, stdin: Readable.from([]) });
    await reader.readInput("c", ({ at }, path) => taken.push(`${path} ${at.file}:${at.line}`));
    expect(taken).toEqual(["c/a.yaml c/a.yaml:1", "c/a.yaml c/a.yaml:3"]);
  });

  it("lets a fault of the taker through", async () => {
    await write("a.yaml", "a: 1\n");
    const reader = createInputReader({ cwd, stdin: Readable.from([]) });
    const reading = reader.readInput("a.yaml", () => {
      throw new TypeError("fault");
    });
    await expect(reading).rejects.toThrow("fault");
  });
});
