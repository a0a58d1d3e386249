import { memoryUsage } from "node:process";
import { describe, expect, it } from "vitest";
import { releaseBytes } from "../../src/io/release-bytes.ts";

const MEBIBYTE = 1024 * 1024;

describe("bytes that nobody needs any more", () => {
  it("are gone at once", () => {
    const bytes = new Uint8Array(MEBIBYTE).fill(1);
    releaseBytes(bytes);
    expect(bytes).toHaveLength(0);
  });

  it("leave no memory behind until a collection", () => {
    const before = memoryUsage().arrayBuffers;
    for (let count = 0; count < 64; count += 1) releaseBytes(new Uint8Array(MEBIBYTE).fill(1));
    expect(memoryUsage().arrayBuffers - before).toBeLessThan(8 * MEBIBYTE);
  });

  it("stay where others share their memory, or where they are few", () => {
    const whole = new Uint8Array(MEBIBYTE).fill(1);
    const part = whole.subarray(1);
    const few = new Uint8Array(1024);
    const shared = new Uint8Array(new SharedArrayBuffer(MEBIBYTE));
    for (const bytes of [part, few, shared]) releaseBytes(bytes);
    expect([whole, few, shared].map(({ length }) => length)).toEqual([MEBIBYTE, 1024, MEBIBYTE]);
  });
});
