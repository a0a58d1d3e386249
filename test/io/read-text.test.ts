import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AdvisorError } from "../../src/core/model/errors.ts";
import { MOST_BYTES, readText, reasonOf } from "../../src/io/read-text.ts";

const run = promisify(execFile);
const NOBODY = 65_534;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "px-read-text-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** The code and message of the error that a reading ends with. */
async function failure(reading: Promise<string>): Promise<string> {
  const error = await reading.then(
    () => new Error("it was read"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AdvisorError)) throw error;
  return error.problems.map(({ code, message }) => `${code} ${message}`).join("; ");
}

/** Runs something without the rights of root, for which no file is closed. */
async function asAnybody<T>(read: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return read();
  await chmod(folder, 0o755);
  process.seteuid?.(NOBODY);
  try {
    return await read();
  } finally {
    process.seteuid?.(0);
  }
}

describe("readText gives the text of", () => {
  it.each([
    ["a plain file", "a: 1\n", "a: 1\n"],
    ["an empty file", "", ""],
    ["a file with a byte order mark, without it", "\uFEFFa: 1\n", "a: 1\n"],
    ["a file with marks elsewhere, with them", "a: \uFEFF1\n", "a: \uFEFF1\n"],
    ["a file with CR LF, with them", "a: 1\r\n", "a: 1\r\n"],
    ["a file with letters of any size", "ä€😀\u2028", "ä€😀\u2028"],
  ])("%s", async (title, content, text) => {
    const path = await written(`${title}.yaml`, content);
    expect(await readText({ path, shown: "f" })).toBe(text);
  });

  it("a file of exactly the most bytes", async () => {
    const path = await written("largest.yaml", Buffer.alloc(MOST_BYTES, "x"));
    expect(await readText({ path, shown: "f" })).toHaveLength(MOST_BYTES);
  });

  it("a file behind a link", async () => {
    const path = join(folder, "link.yaml");
    await symlink(await written("target.yaml", "a: 1\n"), path);
    expect(await readText({ path, shown: "f" })).toBe("a: 1\n");
  });

  it("a pipe", async () => {
    const path = join(folder, "pipe.yaml");
    await run("mkfifo", [path]);
    const [text] = await Promise.all([
      readText({ path, shown: "f" }),
      run("sh", ["-c", 'echo "a: 1" > "$1"', "sh", path]),
    ]);
    expect(text).toBe("a: 1\n");
  });
});

describe("readText refuses", () => {
  it.each([
    ["a NUL byte", "a: \0\n", "binary-file f: holds NUL bytes, so it is not text"],
    [
      "UTF-16",
      Buffer.from("a: 1\n", "utf16le"),
      "binary-file f: holds NUL bytes, so it is not text",
    ],
    ["Latin-1", Buffer.from("name: M\xFCller\n", "latin1"), "not-utf8 f: is not encoded in UTF-8"],
    ["a cut sequence", Uint8Array.of(0x61, 0xc3), "not-utf8 f: is not encoded in UTF-8"],
    ["a surrogate", Uint8Array.of(0xed, 0xa0, 0x80), "not-utf8 f: is not encoded in UTF-8"],
    ["an overlong form", Uint8Array.of(0xc0, 0xaf), "not-utf8 f: is not encoded in UTF-8"],
    ["compressed data", Uint8Array.of(0x1f, 0x8b, 8, 0xff), "not-utf8 f: is not encoded in UTF-8"],
  ])("%s", async (title, bytes, message) => {
    const path = await written(`${title}.bad`, bytes);
    expect(await failure(readText({ path, shown: "f" }))).toBe(message);
  });

  it.each([
    [MOST_BYTES + 1, "17 MiB"],
    [100 * 1024 * 1024, "100 MiB"],
    [20 * 1024 ** 3, "20480 MiB"],
  ])("a file of %s bytes, without reading it", async (size, shown) => {
    const path = await written(`${size}.yaml`, "");
    await truncate(path, size);
    expect(await failure(readText({ path, shown: "f" }))).toBe(
      `file-too-large f: has ${shown}, more than the 16 MiB that are read`,
    );
  });

  it.each([
    ["a missing file", "none.yaml", "f: does not exist"],
    ["a folder", ".", "f: is a folder"],
    ["a path through a file", "plain.txt/x.yaml", "f: a part of the path is not a folder"],
    ["a name beyond all measure", "x".repeat(300), "f: the name is too long"],
    ["a link that leads to itself", "loop", "f: the links lead in a circle"],
    ["a link that leads nowhere", "dangling", "f: does not exist"],
  ])("%s", async (_, name, message) => {
    await written("plain.txt", "x");
    await symlink("loop", join(folder, "loop")).catch(() => null);
    await symlink("nowhere", join(folder, "dangling")).catch(() => null);
    expect(await failure(readText({ path: join(folder, name), shown: "f" }))).toBe(
      `file-unreadable ${message}`,
    );
  });

  it("a file without permission", async () => {
    const path = await written("secret.yaml", "a: 1\n");
    await chmod(path, 0);
    expect(await asAnybody(() => failure(readText({ path, shown: "f" })))).toBe(
      "file-unreadable f: may not be opened (permission denied)",
    );
  });

  it("a pipe that never ends, at the limit", async () => {
    expect(await failure(readText({ path: "/dev/zero", shown: "f" }))).toBe(
      "file-too-large f: has 17 MiB, more than the 16 MiB that are read",
    );
  });
});

describe("reasonOf", () => {
  it.each([
    [Object.assign(new Error("x"), { code: "EACCES" }), "may not be opened (permission denied)"],
    [Object.assign(new Error("x"), { code: "EMFILE" }), "too many files are open"],
    [Object.assign(new Error("EIO: i/o error, read"), { code: "EIO" }), "EIO: i/o error, read"],
    [new Error("odd"), "odd"],
    ["text", "text"],
  ])("%s becomes words", (error, words) => {
    expect(reasonOf(error)).toBe(words);
  });
});
