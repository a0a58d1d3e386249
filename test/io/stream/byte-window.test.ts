import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromPieces } from "../../../src/io/stream/byte-sources.ts";
import { ByteWindow, lineBreaks } from "../../../src/io/stream/byte-window.ts";

/** A window on a text that arrives in pieces. */
function windowOn(pieces: Iterable<string | Uint8Array>, size: number): ByteWindow {
  const all = [...pieces];
  async function* arriving() {
    yield* all;
  }
  return new ByteWindow(size, fromPieces(arriving(), "f"));
}

describe("a window", () => {
  it("holds what is asked for, and moves on", async () => {
    const window = windowOn(["a\nb\n", "c\nd"], 4);
    await window.atLeast(3);
    expect(window.bytes.toString()).toBe("a\nb\n");
    window.pass(2);
    expect([window.bytes.toString(), window.line]).toEqual(["b\n", 2]);
    await window.more();
    expect([window.bytes.toString(), window.isAtEnd]).toEqual(["b\nc\n", false]);
    window.pass(4, 2);
    await window.more();
    expect([window.bytes.toString(), window.line, window.isAtEnd]).toEqual(["d", 4, true]);
  });

  it("grows only where nothing was passed, and gives the room back", async () => {
    const window = windowOn(["x".repeat(200)], 8);
    const lengths: number[] = [];
    for (const passed of [0, 0, 0, 60, 0, 128]) {
      await window.more();
      lengths.push(window.bytes.length);
      window.pass(passed);
    }
    await window.more();
    expect([...lengths, window.bytes.length]).toEqual([8, 16, 32, 64, 64, 128, 8]);
  });

  it("says so where there is no more", async () => {
    const window = windowOn(["abc"], 8);
    expect(await window.more()).toBe(true);
    expect(await window.more()).toBe(false);
    await window.atLeast(100);
    expect(window.bytes.toString()).toBe("abc");
  });

  it("on nothing is at its end at once", async () => {
    const window = windowOn([], 8);
    expect([await window.more(), window.isAtEnd, window.bytes.length]).toEqual([false, true, 0]);
  });

  it("takes pieces of text and of bytes, empty ones too", async () => {
    const window = windowOn(
      ["", Uint8Array.of(0xc3), Uint8Array.of(), Uint8Array.of(0xa4), "ö"],
      8,
    );
    await window.more();
    expect(window.bytes.toString()).toBe("äö");
  });

  it("shows the same whatever pieces an input arrives in", async () => {
    const text = fc.string({ unit: fc.constantFrom("a", "\n", "ä"), maxLength: 60 });
    const cuts = fc.array(fc.nat({ max: 60 }), { maxLength: 6 });
    const property = fc.asyncProperty(text, cuts, async (source, at) => {
      const seen = async (pieces: readonly string[]) => {
        const window = windowOn(pieces, 7);
        const shown: string[] = [];
        while (await window.more()) {
          shown.push(`${window.line} ${window.bytes.toString("latin1")}`);
          window.pass(Math.ceil(window.bytes.length / 2));
        }
        return shown;
      };
      expect(await seen(piecesOf(source, at))).toEqual(await seen([source]));
    });
    await fc.assert(property);
  });
});

describe("lineBreaks", () => {
  it.each(["", "a", "\n", "a\nb", "\n\n\n", "ä\r\nö\n"])("counts those of %j", (text) => {
    expect(lineBreaks(Buffer.from(text))).toBe(text.split("\n").length - 1);
  });
});

function piecesOf(text: string, cuts: readonly number[]): string[] {
  const at = [0, ...cuts.map((cut) => Math.min(cut, text.length)), text.length];
  const sorted = at.toSorted((a, b) => a - b);
  return sorted.slice(1).map((end, index) => text.slice(sorted[index], end));
}
