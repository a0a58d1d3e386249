import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Intake } from "../../../src/io/documents.ts";
import { jsonLines, readJsonLines } from "../../../src/io/fleet/json-lines.ts";

interface Read {
  readonly documents: readonly { readonly value: unknown; readonly line: number }[];
  readonly problems: readonly { readonly message: string; readonly line: number | undefined }[];
}

async function readAll(chunks: readonly Uint8Array[], longest?: number): Promise<Read> {
  const documents: { value: unknown; line: number }[] = [];
  const intake = new Intake("<stdin>", ({ value, at }) => documents.push({ value, line: at.line }));
  for await (const lines of jsonLines(Readable.from(chunks), "<stdin>", longest)) {
    readJsonLines(lines, intake);
  }
  const broken = intake.unread.flatMap(({ problems }) => problems);
  return { documents, problems: broken.map(({ message, at }) => ({ message, line: at?.line })) };
}

/** A text in pieces of some bytes. */
function pieces(text: string, size: number): Buffer[] {
  const bytes = Buffer.from(text);
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}

describe("lines of JSON", () => {
  it("are what JSON.parse makes of each, in whatever pieces they arrive", async () => {
    const value = fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.nat()), {
      minKeys: 1,
    });
    const lines = fc.array(
      fc.oneof(
        value.map((each) => JSON.stringify(each)),
        fc.constant("  "),
      ),
      {
        minLength: 1,
      },
    );
    await fc.assert(
      fc.asyncProperty(lines, fc.integer({ min: 1, max: 40 }), async (all, size) => {
        const { documents, problems } = await readAll(pieces(all.join("\n"), size));
        const expected = all.flatMap((each, index) =>
          each.trim() === "" ? [] : [{ value: JSON.parse(each) as unknown, line: index + 1 }],
        );
        expect(problems).toEqual([]);
        expect(documents).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it("that are none are told of with their number, and keep no other from being read", async () => {
    const text = '{"a": 1}\nkind: x\n\n{"a": 2\n{"a": 3}\r\n';
    const { documents, problems } = await readAll([Buffer.from(text)]);
    expect(documents).toEqual([
      { value: { a: 1 }, line: 1 },
      { value: { a: 3 }, line: 5 },
    ]);
    expect(problems).toEqual(
      [2, 4].map((line) => ({ message: "this line is not valid JSON", line })),
    );
  });

  it("that are no UTF-8 are told of one by one", async () => {
    const bad = Buffer.concat([Buffer.from('{"a": "'), Buffer.from([0xff]), Buffer.from('"}\n')]);
    const { documents, problems } = await readAll([
      bad,
      Buffer.from('{"a": 1}\n'),
      bad,
      Buffer.from("\0\n"),
    ]);
    expect(documents).toEqual([{ value: { a: 1 }, line: 2 }]);
    expect(problems.map(({ line }) => line)).toEqual([1, 3, 4]);
  });

  it("that are too long are passed over", async () => {
    const long = JSON.stringify({ a: "x".repeat(300) });
    const text = ['{"a": 1}', long, '{"a": 2}', long].join("\n");
    for (const size of [1, 7, 100, 1000]) {
      const { documents, problems } = await readAll(pieces(text, size), 200);
      expect(problems.map(({ line }) => line)).toEqual(size === 1000 ? [4] : [2, 4]);
      expect(documents.filter(({ line }) => line !== 2)).toEqual([
        { value: { a: 1 }, line: 1 },
        { value: { a: 2 }, line: 3 },
      ]);
    }
  });

  it("have places inside the line", async () => {
    const columns: number[] = [];
    const intake = new Intake("<stdin>", (document) => {
      columns.push(document.placeOf(["traits", "network"], "key").column);
    });
    const text = '{"traits": {"network": "slow"}}\n';
    for await (const lines of jsonLines(Readable.from([text]), "<stdin>"))
      readJsonLines(lines, intake);
    expect(columns).toEqual([text.indexOf('"network"') + 1]);
  });

  it("copy what they are a part of no further", async () => {
    const bytes = Buffer.concat([Buffer.alloc(50_000, "x"), Buffer.from("\n{}\n")]);
    for await (const lines of jsonLines(Readable.from([bytes]), "<stdin>")) {
      expect(lines.bytes.buffer.byteLength).toBe(lines.bytes.length);
    }
  });
});
