import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inOrder } from "../../../src/app/fleet/in-order.ts";

const never = new AbortController().signal;

/** Items that say when they are pulled. */
async function* counted(count: number, onPull: (item: number) => void): AsyncGenerator<number> {
  for (let item = 0; item < count; item += 1) {
    onPull(item);
    yield item;
  }
}

describe("work in order", () => {
  it("is given in the order of its items, whichever ends first", async () => {
    const delays = fc.array(fc.nat(4), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(delays, fc.integer({ min: 1, max: 6 }), async (waits, most) => {
        const given: number[] = [];
        const run = (item: number) => setTimeout(waits[item] ?? 0, item * 2);
        const source = counted(waits.length, () => {});
        for await (const { item, output } of inOrder(source, run, { most, signal: never })) {
          expect(output).toBe(item * 2);
          given.push(item);
        }
        expect(given).toEqual(waits.map((_, index) => index));
      }),
      { numRuns: 30 },
    );
  });

  it("is never further ahead of its reader than it may be, however many items there are", async () => {
    let ahead = 0;
    let furthest = 0;
    const source = counted(500, () => {
      ahead += 1;
      furthest = Math.max(furthest, ahead);
    });
    const run = () => Promise.resolve();
    for await (const _ of inOrder(source, run, { most: 4, signal: never })) {
      ahead -= 1;
      await setTimeout(0);
    }
    // One more is pulled and not begun.
    expect(furthest).toBeLessThanOrEqual(5);
  });

  it("gives what came of an item before the next one arrives", async () => {
    async function* slow() {
      yield 1;
      await setTimeout(10_000, null, { ref: false });
    }
    const work = inOrder(slow(), (item) => Promise.resolve(item), { most: 4, signal: never });
    expect(await work.next()).toEqual({ done: false, value: { item: 1, output: 1 } });
  });

  it("begins nothing once it is interrupted, and gives what is under way", async () => {
    const controller = new AbortController();
    const begun: number[] = [];
    const run = async (item: number) => {
      begun.push(item);
      await setTimeout(2);
    };
    const given: number[] = [];
    const spread = { most: 3, signal: controller.signal };
    for await (const { item } of inOrder(
      counted(100, () => {}),
      run,
      spread,
    )) {
      given.push(item);
      if (item === 5) controller.abort();
    }
    expect(given).toEqual(begun);
    expect(given.length).toBeLessThan(12);
  });

  it("ends at an interruption though its source says nothing", async () => {
    const controller = new AbortController();
    async function* silent() {
      yield 1;
      await new Promise(() => {});
    }
    const given: number[] = [];
    const spread = { most: 3, signal: controller.signal };
    const run = (item: number) => Promise.resolve(item);
    for await (const { item } of inOrder(silent(), run, spread)) {
      given.push(item);
      void setTimeout(1).then(() => controller.abort());
    }
    expect(given).toEqual([1]);
  });

  it.each([0, 1])("passes on what a source throws after %i items", async (count) => {
    async function* failing() {
      yield* counted(count, () => {});
      throw new Error("source");
    }
    const all = async () => {
      for await (const _ of inOrder(failing(), () => Promise.resolve(), {
        most: 2,
        signal: never,
      }));
    };
    await expect(all()).rejects.toThrow("source");
  });
});
