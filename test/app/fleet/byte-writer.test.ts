import { describe, expect, it } from "vitest";
import { ByteWriter } from "../../../src/app/fleet/byte-writer.ts";

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe("the bytes of a batch", () => {
  it("are its texts one after the other, beyond the memory to begin with", () => {
    const writer = new ByteWriter();
    const texts = ["a\u00e9\u{1f600}".repeat(50_000), "\n", "x".repeat(300_000)];
    for (const each of texts) writer.write(each);
    expect(text(writer.take())).toBe(texts.join(""));
  });

  it("do not change with the next batch, and hold nothing of the one before", () => {
    const writer = new ByteWriter();
    writer.write("first");
    const first = writer.take();
    writer.write("other");
    expect([text(first), text(writer.take())]).toEqual(["first", "other"]);
  });

  it("hold nothing of a batch that was given up", () => {
    const writer = new ByteWriter();
    writer.write("half");
    writer.clear();
    writer.write("whole");
    expect(text(writer.take())).toBe("whole");
  });
});
