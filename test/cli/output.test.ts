import { execFile } from "node:child_process";
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { createOutput } from "../../src/cli/output.ts";
import { streamOutput } from "../support/stream-output.ts";

const folder = mkdtempSync(join(tmpdir(), "px-output-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** An output on a descriptor, and what reached its stream. */
function outputOn(descriptor: number) {
  const stream = new PassThrough({ highWaterMark: 1024 * 1024 });
  let opened = 0;
  const open = () => {
    opened += 1;
    return stream;
  };
  const streamed = () => (stream.read() as Buffer | null) ?? Buffer.alloc(0);
  const failures: unknown[] = [];
  const failed = (error: unknown) => void failures.push(error);
  const output = createOutput({ descriptor, open, failed });
  return { output, opened: () => opened, streamed, failures };
}

async function pipe(name: string) {
  const path = join(folder, name);
  await promisify(execFile)("mkfifo", [path]);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return { reader, writer: openSync(path, constants.O_WRONLY | constants.O_NONBLOCK) };
}

describe("an output", () => {
  it("on a file is written without its stream, and is no terminal", () => {
    const path = join(folder, "out.txt");
    const { output, opened } = outputOn(openSync(path, "w"));
    expect(output).toMatchObject({ isTTY: false, columns: undefined });
    output.write("größe ");
    output.write("😀\n");
    expect(readFileSync(path, "utf8")).toBe("größe 😀\n");
    expect(opened()).toBe(0);
  });

  it("on a pipe that is full hands the rest to its stream, and all that comes later", async () => {
    const { reader, writer } = await pipe("full");
    const { output, opened, streamed } = outputOn(writer);
    const text = "é".repeat(60_000);
    output.write(text);
    output.write("later");
    const piped = Buffer.alloc(200_000);
    const count = readSync(reader, piped);
    expect(count).toBeGreaterThan(1000);
    expect(opened()).toBe(1);
    const rest = streamed();
    expect(rest.length).toBeGreaterThan(1000);
    expect(Buffer.concat([piped.subarray(0, count), rest]).toString()).toBe(`${text}later`);
  });

  it("on a pipe that nobody reads is silent", async () => {
    const { reader, writer } = await pipe("closed");
    closeSync(reader);
    const { output, opened, failures } = outputOn(writer);
    output.write("unread");
    expect(opened()).toBe(0);
    expect(failures).toEqual([]);
  });

  it("that cannot be written to says so", () => {
    const { output, failures } = outputOn(openSync(join(folder, "out.txt"), "r"));
    output.write("x");
    expect(failures).toMatchObject([{ code: "EBADF" }]);
  });

  it("on anything else writes to its stream, which it opens once", () => {
    const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
    const output = streamOutput(stream);
    expect(output).toMatchObject({ isTTY: true, columns: 120 });
    output.write("a");
    output.write("b");
    expect(String(stream.read())).toBe("ab");
    expect(output.stream).toBe(stream);
    expect(stream.listenerCount("error")).toBe(1);
  });

  it("does not mind that its stream is closed, and minds every other error", () => {
    const stream = new PassThrough();
    streamOutput(stream).write("x");
    const failure = (code: string) => Object.assign(new Error(code), { code });
    expect(() => stream.emit("error", failure("EPIPE"))).not.toThrow();
    expect(() => stream.emit("error", failure("EIO"))).toThrow("EIO");
  });
});
