import {
  chmod,
  mkdir,
  mkdtemp,
  realpath,
  rm,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createInputReader } from "../../src/io/input-reader.ts";

let cwd = "";
beforeEach(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), "px-input-reader-")));
});
afterEach(() => rm(cwd, { recursive: true }));

async function write(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(cwd, name)), { recursive: true });
  await writeFile(join(cwd, name), content);
}

/** An input as text: its name, and of each file the values and problems. */
async function read(argument: string, stdin: readonly (string | Uint8Array)[] = []) {
  const reader = createInputReader({ cwd, stdin: Readable.from(stdin) });
  const taken: { readonly path: string; readonly value: unknown }[] = [];
  const { path, isFile, problems, files } = await reader.readInput(argument, (document, of) =>
    taken.push({ path: of, value: document.value }),
  );
  const told = (found: readonly { readonly message: string }[]) =>
    found.map(({ message }) => `! ${message}`);
  const inside = files.map((file) => {
    const values = taken.filter((each) => each.path === file.path);
    expect(values).toHaveLength(file.documents);
    return [
      file.path,
      ...told(file.problems),
      ...values.map(({ value }) => JSON.stringify(value)),
      ...file.unread.flatMap((each) => told(each.problems)),
    ];
  });
  return { path, isFile, problems: told(problems), files: inside };
}

/** Runs something without the rights of root, for which no file is closed. */
async function asAnybody<T>(run: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return run();
  await chmod(cwd, 0o755);
  process.seteuid?.(NOBODY);
  try {
    return await run();
  } finally {
    process.seteuid?.(0);
  }
}

const NOBODY = 65_534;
const ignore = () => undefined;

describe("readInput", () => {
  it("reads a file with all its documents", async () => {
    await write("a.yaml", "a: 1\n---\nb: 2\n");
    expect(await read("a.yaml")).toEqual({
      path: "a.yaml",
      isFile: true,
      problems: [],
      files: [["a.yaml", '{"a":1}', '{"b":2}']],
    });
  });

  it("reads JSON, and a file of any other name that is given", async () => {
    await write("a.json", '{\n\t"a": 1\n}');
    await write("profile", "\uFEFFb: 2\r\n");
    expect((await read("a.json")).files).toEqual([["a.json", '{"a":1}']]);
    expect((await read("profile")).files).toEqual([["profile", '{"b":2}']]);
  });

  it("shows an absolute path as it shows a relative one", async () => {
    await write("c/a.yaml", "a: 1\n");
    expect(await read(join(cwd, "c/a.yaml"))).toEqual(await read("c/a.yaml"));
    expect(await read(join(cwd, "c"))).toEqual(await read("c/"));
  });

  it("reads a folder in path order, other files and empty ones included", async () => {
    await write("c/b.yaml", "b: 1\n");
    await write("c/a/z.json", "[1]");
    await write("c/empty.yaml", "# nothing\n");
    expect(await read("c")).toEqual({
      path: "c",
      isFile: false,
      problems: [],
      files: [["c/a/z.json", "[1]"], ["c/b.yaml", '{"b":1}'], ["c/empty.yaml"]],
    });
  });

  it("reads a pattern", async () => {
    await write("a.yaml", "a: 1\n");
    await write("b.yaml", "b: 1\n");
    const { isFile, files } = await read("?.yaml");
    expect({ isFile, files }).toEqual({
      isFile: false,
      files: [
        ["a.yaml", '{"a":1}'],
        ["b.yaml", '{"b":1}'],
      ],
    });
  });

  it.each([
    ["one piece", ["a: 1\n---\nb: ä\n"]],
    ["pieces", ["a: 1", "\n---", "\nb: ", Uint8Array.of(0xc3), Uint8Array.of(0xa4)]],
    ["a byte order mark", ["\uFEFFa: 1\n---\nb: ä"]],
  ])("reads standard input from %s", async (_, stdin) => {
    expect(await read("-", stdin)).toEqual({
      path: "<stdin>",
      isFile: true,
      problems: [],
      files: [["<stdin>", '{"a":1}', '{"b":"ä"}']],
    });
  });

  it("takes a file named - only with its folder, since - is standard input", async () => {
    await write("-", "a: 1\n");
    expect((await read("./-")).files).toEqual([["-", '{"a":1}']]);
    expect((await read("-", ["b: 2"])).files).toEqual([["<stdin>", '{"b":2}']]);
  });

  it("does not touch standard input for other arguments", async () => {
    await write("a.yaml", "a: 1\n");
    const stdin = new Readable({ read: () => expect.fail("standard input was read") });
    const { files } = await createInputReader({ cwd, stdin }).readInput("a.yaml", ignore);
    expect(files).toHaveLength(1);
  });
});

describe("what is wrong is reported, not thrown", () => {
  it.each([
    ["none.yaml", "! none.yaml: does not exist"],
    ["*.json", "! *.json: no file matches the pattern"],
    ["empty", "! empty: holds no .yaml, .yml or .json file"],
    ["a.yaml/x", "! a.yaml/x: a part of the path is not a folder"],
  ])("of the argument %s", async (argument, message) => {
    await write("a.yaml", "a: 1\n");
    await mkdir(join(cwd, "empty"));
    expect(await read(argument)).toEqual({
      path: argument,
      isFile: false,
      problems: [message],
      files: [],
    });
  });

  it("of one document of three, with the others", async () => {
    await write("a.yaml", "a: 1\n---\n\tb: 2\n---\nc: 3\n");
    expect((await read("a.yaml")).files).toEqual([
      ["a.yaml", '{"a":1}', '{"c":3}', expect.stringMatching(/^! not valid YAML: /)],
    ]);
  });

  it("of some files of a folder, with the others", async () => {
    await write("c/a.yaml", "a: 1\n");
    await write("c/binary.yaml", "a: \0\n");
    await write("c/huge.json", "");
    await truncate(join(cwd, "c/huge.json"), 100 * 1024 * 1024);
    await write("c/latin.yaml", Buffer.from("a: \xE4\n", "latin1"));
    expect((await read("c")).files).toEqual([
      ["c/a.yaml", '{"a":1}'],
      ["c/binary.yaml", "! c/binary.yaml: holds NUL bytes, so it is not text"],
      ["c/huge.json", "! c/huge.json: holds NUL bytes, so it is not text"],
      ["c/latin.yaml", "! c/latin.yaml: is not encoded in UTF-8"],
    ]);
  });

  it("of a link in a folder that leads nowhere, with the other files", async () => {
    await write("c/a.yaml", "a: 1\n");
    await symlink("nowhere", join(cwd, "c/link.yaml"));
    const { files, problems } = await read("c");
    expect(files).toContainEqual(["c/a.yaml", '{"a":1}']);
    expect([...problems, ...files.flat()]).toContain("! c/link.yaml: does not exist");
  });

  it("of a folder inside that may not be opened, with the other files", async () => {
    await write("c/a.yaml", "a: 1\n");
    await write("c/secret/b.yaml", "b: 1\n");
    await chmod(join(cwd, "c/secret"), 0);
    const { files, problems } = await asAnybody(() => read("c"));
    expect(files).toContainEqual(["c/a.yaml", '{"a":1}']);
    expect([...problems, ...files.flat()]).toContain(
      "! c/secret: may not be opened (permission denied)",
    );
  });

  it("of a folder that may not be opened", async () => {
    await mkdir(join(cwd, "secret"));
    await chmod(join(cwd, "secret"), 0);
    const { problems } = await asAnybody(() => read("secret"));
    expect(problems).toEqual(["! secret: may not be opened (permission denied)"]);
  });

  it("of standard input", async () => {
    expect((await read("-", ["a: \0"])).files).toEqual([
      ["<stdin>", "! <stdin>: holds NUL bytes, so it is not text"],
    ]);
  });

  it("of standard input that breaks off", async () => {
    const stdin = Readable.from(
      (async function* broken() {
        yield "a: 1\n";
        throw Object.assign(new Error("EIO: i/o error, read"), { code: "EIO" });
      })(),
    );
    const { files } = await createInputReader({ cwd, stdin }).readInput("-", ignore);
    expect(files.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      "file-unreadable",
    ]);
  });
});
