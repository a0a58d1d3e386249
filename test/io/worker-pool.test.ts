import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startPool } from "../../src/io/worker-pool.ts";

// A loop that only allocates would not be stopped on Node 24, whose compiled code does not look up.
const MODULE = `
const text = JSON.stringify(Array.from({ length: 1000 }, (_, index) => ({ index })));
export function work(number) {
  if (number === 3) process.exit(9);
  if (number === 5) throw new Error("five");
  if (number === 7) for (const all = []; ; ) all.push(JSON.parse(text));
  return number * 2;
}
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "px-pool-"));
  await writeFile(join(folder, "work.mjs"), MODULE);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("a pool tells of a thread that has too little memory", async () => {
  const module = pathToFileURL(join(folder, "work.mjs"));
  const pool = startPool({ module, name: "work", threads: 1 });
  try {
    const error: unknown = await pool.run(7).catch((reason: unknown) => reason);
    expect([pool.isOutOfMemory(error), pool.isOutOfMemory(new Error("x"))]).toEqual([true, false]);
    expect(await pool.run(8)).toBe(16);
  } finally {
    await pool.close();
  }
});

it("a pool goes on when a piece of work throws or its thread dies", async () => {
  const module = pathToFileURL(join(folder, "work.mjs"));
  const pool = startPool({ module, name: "work", threads: 2 });
  try {
    const settled = await Promise.allSettled(
      Array.from({ length: 7 }, (_, number) => pool.run(number)),
    );
    expect(settled.map(({ status }) => status).filter((each) => each === "rejected")).toHaveLength(
      2,
    );
    expect(settled.map((each) => (each.status === "fulfilled" ? each.value : null))).toEqual([
      ...[0, 2, 4, null, 8, null, 12],
    ]);
    expect(settled[5]).toMatchObject({ reason: { message: "five" } });
  } finally {
    await pool.close();
  }
});
