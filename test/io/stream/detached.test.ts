import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detached } from "../../../src/io/stream/detached.ts";
import { asStream, readThrough } from "../../support/dump-reading.ts";

const MIB = 1024 * 1024;

setFlagsFromString("--expose-gc");
const collectGarbage: unknown = runInNewContext("gc");

async function memoryInUse(): Promise<number> {
  if (typeof collectGarbage !== "function") throw new Error("no garbage collector");
  // What the functions that just ran held is let go of only then.
  await setImmediate();
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const filler = (index: number) => `${"a text without any meaning, ".repeat(300)}${index}`;
const name = (index: number) => `the-name-of-item-${index}`;
const numbers = Array.from({ length: 2000 }, (_, index) => index);

describe("detached", () => {
  it("changes no value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ minLength: 20 }), (value, text) => {
        const wrapped = { value, text, list: [text, [text, value]] };
        const before = JSON.stringify(wrapped);
        expect(JSON.stringify(detached(wrapped))).toBe(before);
        expect(detached(text)).toBe(text);
      }),
    );
  });

  it("keeps a key __proto__ a key", () => {
    const value: unknown = JSON.parse('{"__proto__": "a text that is long enough"}');
    expect(Object.entries(Object(detached(value)))).toEqual([
      ["__proto__", "a text that is long enough"],
    ]);
  });

  it.each([
    ["items of a list", "apiVersion: v1\nkind: List\nitems:\n", "- kind: A\n  "],
    ["documents", "", "---\n  "],
  ])("lets %s go, although a name of each is kept", async (_, head, start) => {
    const bytes = bytesOf(head, (index) => `${start}x: ${filler(index)}\n  name: ${name(index)}\n`);
    const before = await memoryInUse();
    const names = await namesIn(bytes);
    const grown = (await memoryInUse()) - before;
    expect(bytes.length).toBeGreaterThan(15 * MIB);
    expect(grown).toBeLessThan(4 * MIB);
    expect(names).toEqual(numbers.map(name));
  });
});

/** Made in a function of its own, so that nothing else of it is left when memory is looked at. */
function bytesOf(head: string, text: (index: number) => string): Buffer {
  return Buffer.from(head + numbers.map(text).join(""));
}

async function namesIn(bytes: Buffer): Promise<string[]> {
  const { values } = await readThrough(asStream, bytes);
  return values.map((value) => Object(value).name);
}
