import { execFile, spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { createInputReader } from "../../src/io/input-reader.ts";
import { type DumpFormat, dumpChunks, dumpTruth, writeDump } from "../support/dump.ts";

const MIB = 1024 * 1024;

let cwd = "";
beforeAll(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), "px-large-inputs-")));
});
afterAll(() => rm(cwd, { recursive: true }));

/** Reads an argument, and how many of its storage nodes store, by what is taken one by one. */
async function read(argument: string, stdin: AsyncIterable<unknown> = Readable.from([])) {
  const kinds = new Map<unknown, number>();
  const stores = { storage: 0, storageless: 0 };
  const all = await createInputReader({ cwd, stdin }).readInput(argument, ({ value }) => {
    const { kind, status } = Object(value);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (kind === "StorageNode") {
      stores[status.nodeAttributes.storage === true ? "storage" : "storageless"] += 1;
    }
  });
  const [file] = all.files;
  const problems = [
    ...(file?.problems ?? []),
    ...(file?.unread ?? []).flatMap((each) => each.problems),
  ];
  return {
    kinds: Object.fromEntries(kinds),
    ...stores,
    documents: file?.documents,
    problems: problems.map(({ code, message, hint }) => ({ code, message, hint })),
  };
}

const FORMATS = ["kubectl-json", "compact-json", "kubectl-yaml"] as const;

describe("a dump", () => {
  it.each(FORMATS)(
    "in %s is read item by item, from a file and from standard input",
    async (format) => {
      for (const topology of ["disaggregated", "uniform", "diskless-nodes"] as const) {
        const options = { nodes: 130, topology, format };
        const { storage, storageless } = await writeDump(join(cwd, "dump"), options);
        expect((await stat(join(cwd, "dump"))).size).toBeGreaterThan(MIB);
        const expected = {
          kinds: { Node: 130, StorageNode: 130, StorageCluster: 1 },
          storage,
          storageless,
          documents: 261,
          problems: [],
        };
        expect(await read("dump")).toEqual(expected);
        expect(await read("-", createReadStream(join(cwd, "dump")))).toEqual(expected);
      }
    },
  );

  it.each(FORMATS)("in %s is what another parser makes of it", (format) => {
    const text = (each: DumpFormat) =>
      [...dumpChunks({ nodes: 5, topology: "disaggregated", format: each, images: 2 })].join("");
    const [document] = parseAllDocuments(text(format));
    expect(document?.errors).toEqual([]);
    expect(document?.toJS()).toEqual(JSON.parse(text("kubectl-json")));
  });

  it("says what there is to find out", () => {
    const about = { nodes: 9, format: "kubectl-json" } as const;
    expect(dumpTruth({ ...about, topology: "disaggregated" })).toEqual({
      approach: "disaggregated",
      form: "separate-node-groups",
      storage: 3,
      storageless: 6,
    });
    expect(dumpTruth({ ...about, topology: "uniform" })).toEqual({
      approach: "converged",
      form: "uniform",
      storage: 9,
      storageless: 0,
    });
  });
});

describe("a named pipe", () => {
  it("is read as what is written into it", async () => {
    const options = { nodes: 130, topology: "uniform", format: "kubectl-json" } as const;
    await writeDump(join(cwd, "dump"), options);
    await promisify(execFile)("mkfifo", [join(cwd, "pipe")]);
    const writing = promisify(execFile)("sh", ["-c", "cat dump > pipe"], { cwd });
    expect(await read("pipe")).toMatchObject({ storage: 130, documents: 261, problems: [] });
    await writing;
  });

  it("with a fault is left at once, whether or not more is to come", async () => {
    await promisify(execFile)("mkfifo", [join(cwd, "stuck")]);
    const writer = spawn("sh", ["-c", "exec > stuck; head -c 1052672 /dev/zero; exec sleep 60"], {
      cwd,
    });
    try {
      const { problems } = await read("stuck");
      expect(problems).toMatchObject([{ code: "binary-file" }]);
    } finally {
      writer.kill();
    }
  });
});

describe("a byte order mark", () => {
  it.each(FORMATS)("before a dump in %s is no part of it", async (format) => {
    const chunks = ["\uFEFF", ...dumpChunks({ nodes: 130, topology: "uniform", format })];
    const { kinds, problems } = await read("-", Readable.from(chunks));
    expect([kinds, problems]).toEqual([{ Node: 130, StorageNode: 130, StorageCluster: 1 }, []]);
  });
});

describe("the size from which an input is not held as a whole", () => {
  // Lists are taken apart only where they are too large.
  const listOf = (size: number) => {
    const text = "apiVersion: v1\nkind: List\nitems:\n- kind: A\n- kind: B\n";
    return `${text}# ${"x".repeat(size - text.length - 2)}`;
  };

  it.each([
    [MIB, { List: 1 }],
    [MIB + 1, { A: 1, B: 1 }],
  ])("%s bytes", async (size, kinds) => {
    await writeFile(join(cwd, "list"), listOf(size));
    expect(await read("list")).toMatchObject({ kinds, problems: [] });
    expect(await read("-", Readable.from([listOf(size)]))).toMatchObject({ kinds, problems: [] });
  });

  it.each([MIB, MIB + 1])("a byte order mark is no part of a text of %s bytes", async (size) => {
    await writeFile(join(cwd, "list"), `\uFEFF${listOf(size - 3)}`);
    expect((await read("list")).problems).toEqual([]);
  });
});

describe("an input without end is refused", () => {
  async function* endless(...texts: readonly string[]) {
    yield texts[0];
    const piece = (texts[1] ?? "").repeat(MIB / 16);
    for (;;) yield piece;
  }

  it.each([
    [
      "a JSON text",
      ['{"a":"', "x"],
      256,
      "use kubectl get … -o json, without --raw: its lists are read item by item",
    ],
    ["a YAML text", ['a: "', "x"], 16, "use -o json: its lists are read item by item"],
    ["comments", ["", "# c\n"], 16, "use -o json: its lists are read item by item"],
  ])("%s", async (_, texts, limit, hint) => {
    const message = `<stdin>: holds a document of more than ${limit} MiB`;
    const { problems } = await read("-", endless(...texts));
    expect(problems).toEqual([{ code: "file-too-large", message, hint }]);
  });

  it("of bytes that are no text, at once", async () => {
    const { problems } = await createInputReader({ cwd, stdin: Readable.from([]) })
      .readInput("/dev/zero", () => undefined)
      .then(({ files }) => files[0] ?? { problems: [] });
    expect(problems.map(({ code }) => code)).toEqual(["binary-file"]);
  });

  it("and let go of", async () => {
    const ended = { is: false };
    async function* watched() {
      try {
        yield* endless('a: "', "x");
      } finally {
        ended.is = true;
      }
    }
    await read("-", watched());
    expect(ended.is).toBe(true);
  });
});
