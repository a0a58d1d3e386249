import { availableParallelism } from "node:os";
import { describe, expect, it } from "vitest";
import type { BatchSetup, Work } from "../../src/app/fleet/batch.ts";
import { startRunner, threadsAtOnce } from "../../src/cli/fleet-runner.ts";
import { createPorts } from "../../src/cli/ports.ts";
import { contextOf } from "../support/assessing.ts";

async function* nothing(): AsyncGenerator<never> {}

const cwd = "/";
const { palette, ...view } = { ...contextOf(), stopToken: null };
const batch: BatchSetup = {
  gate: { command: "check", failOn: "error", exitZero: false },
  packFolder: null,
  settings: [],
  fixed: [],
  now: null,
  today: 0,
  folder: "",
  view: { ...view, palette: undefined } as BatchSetup["view"],
  formats: ["ndjson"],
};
const workOf = (path: string): Work => ({
  kind: "files",
  paths: [path],
  texts: [null],
  areAlone: false,
});
const work = workOf("none.yaml");

/** What this thread says of a file that is not there. */
const HERE = { errors: [{ code: "file-unreadable" }], files: 1 };

/** A runner over a pool that counts what it is given and fails as it is told to. */
async function runner(given: {
  threads: number | null;
  files: number | null;
  error?: Error;
  isStuck?: boolean;
}) {
  let started = 0;
  let run = 0;
  const { threads, files, error } = given;
  const made = await startRunner({
    setup: { batch, cwd, isColoured: false, growsSlowly: false },
    palette,
    ports: createPorts({ cwd, stdin: nothing() }),
    files,
    threads,
    startThreads: async () => {
      started += 1;
      return {
        run: () => {
          run += 1;
          if (error !== undefined) return Promise.reject(error);
          return given.isStuck === true ? new Promise(() => {}) : Promise.resolve("from a thread");
        },
        isOutOfMemory: (reason) => reason === error && error?.message === "memory",
        close: async () => {},
      };
    },
  });
  return { made, counts: () => ({ started, run }) };
}

describe("batches", () => {
  it("go to whatever thread is free, this one among them", async () => {
    const { made, counts } = await runner({ threads: 2, files: null });
    const outputs = await Promise.all([made.run(work), made.run(work), made.run(work)]);
    expect(outputs).toMatchObject(["from a thread", "from a thread", HERE]);
    expect(counts()).toEqual({ started: 1, run: 2 });
    expect(await made.run(work)).toBe("from a thread");
    await made.close();
  });

  it("are all judged while a thread does not come back", async () => {
    const { made } = await runner({ threads: 1, files: null, isStuck: true });
    const [, ...others] = [work, work, work].map((each) => made.run(each));
    expect(await Promise.all(others)).toMatchObject([HERE, HERE]);
  });

  it("are judged ahead in threads only, and once", async () => {
    const { made, counts } = await runner({ threads: 1, files: null });
    await made.ahead(workOf("a.yaml"));
    await made.ahead(workOf("b.yaml"));
    expect(counts()).toEqual({ started: 1, run: 2 });
    expect(await made.run(workOf("a.yaml"))).toBe("from a thread");
    expect(await made.run(workOf("b.yaml"))).toBe("from a thread");
    expect(counts()).toEqual({ started: 1, run: 2 });
    await made.run(workOf("b.yaml"));
    expect(counts()).toEqual({ started: 1, run: 3 });
  });

  it("that wait since before are judged in this thread once it is free", async () => {
    const { made, counts } = await runner({ threads: 1, files: null, isStuck: true });
    await made.ahead(workOf("a.yaml"));
    await made.ahead(workOf("b.yaml"));
    expect(counts().run).toBe(1);
    expect(await made.run(workOf("c.yaml"))).toMatchObject(HERE);
    expect(await made.run(workOf("b.yaml"))).toMatchObject(HERE);
  });

  it("are not judged ahead without end", async () => {
    const { made, counts } = await runner({ threads: 1, files: null });
    for (let file = 0; file < 100; file += 1) await made.ahead(workOf(`${file}.yaml`));
    expect(counts().run).toBe(24);
  });

  it("that fail ahead fail where they are asked for", async () => {
    const { made } = await runner({ threads: 1, files: null, error: new Error("gone") });
    await made.ahead(workOf("a.yaml"));
    await expect(made.run(workOf("a.yaml"))).rejects.toThrow("gone");
  });

  it.each([
    ["there are few files", { threads: null, files: 100 }],
    ["no threads are wanted", { threads: 0, files: 100_000 }],
  ])("are judged in this thread where %s", async (_, given) => {
    const { made, counts } = await runner(given);
    expect(await made.run(work)).toMatchObject({ errors: [{ code: "file-unreadable" }], files: 1 });
    expect(counts()).toEqual({ started: 0, run: 0 });
  });

  it("of which a thread has too little memory are judged in this one", async () => {
    const { made } = await runner({ threads: 1, files: null, error: new Error("memory") });
    expect(await made.run(work)).toMatchObject({ errors: [{ code: "file-unreadable" }] });
  });

  it("in which a thread fails are not judged again", async () => {
    const { made } = await runner({ threads: 1, files: null, error: new Error("gone") });
    await expect(made.run(work)).rejects.toThrow("gone");
  });
});

describe("threads", () => {
  it.each([
    ["none for few files", 1999, null, false],
    ["some for many files", 2000, null, availableParallelism() > 1],
    ["as many as are wanted, for any number of files", 1, 2, true],
    ["none where none are wanted", 100_000, 0, false],
  ])("start before files are looked into: %s", (_, files, wanted, isAny) => {
    const threads = threadsAtOnce(files, wanted);
    expect(threads > 0).toBe(isAny);
    if (wanted !== null) expect(threads).toBe(wanted);
  });
});
