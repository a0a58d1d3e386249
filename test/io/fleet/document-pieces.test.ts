import { mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentPieces } from "../../../src/io/fleet/document-pieces.ts";
import { lookAtFile } from "../../../src/io/fleet/look-at-file.ts";

const PROFILE = "apiVersion: px-advisor/v1\nkind: ClusterProfile\nmetadata: { name: ä }\n";
const MANY = 20_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "px-pieces-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(text: string): Promise<string> {
  const path = join(folder, "a.yaml");
  await writeFile(path, text);
  return path;
}

async function piecesOf(text: string) {
  const file = await open(await written(text));
  try {
    const pieces = [];
    for await (const piece of documentPieces(file, "a.yaml")) pieces.push(piece);
    return pieces;
  } finally {
    await file.close();
  }
}

describe("the pieces of a large file", () => {
  it("are the file, cut before documents, each with its line", async () => {
    const text = Array.from({ length: MANY }, () => `---\n${PROFILE}`).join("");
    const pieces = await piecesOf(text);
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    let line = 1;
    for (const piece of pieces) {
      expect(piece.text.startsWith("---\n")).toBe(true);
      expect(piece.line).toBe(line);
      line += piece.text.split("\n").length - 1;
    }
  });

  it("have no byte order mark", async () => {
    const [piece] = await piecesOf(`\uFEFF${PROFILE}`);
    expect(piece?.text).toBe(PROFILE);
  });

  it("refuse a document that is larger than any profile", async () => {
    await expect(piecesOf(`x: ${"y".repeat(200_000)}\n`)).rejects.toThrow(
      "a.yaml: holds a document",
    );
  });
});

describe("a look at a file", () => {
  const many = (count: number, more = "") =>
    `${Array.from({ length: count }, () => `---\n${PROFILE}`).join("")}${more}`;

  it.each([
    ["small", "few profiles", many(3)],
    ["large", "many profiles", many(MANY)],
    [
      "open",
      "another object behind many profiles",
      many(MANY, "---\napiVersion: v1\nkind: Node\n"),
    ],
    ["open", "a large document", `${PROFILE}x: ${"y".repeat(2_000_000)}\n`],
    ["open", "another object", "apiVersion: v1\nkind: Node\n"],
    ["open", "bytes that are no text", "\0"],
    ["open", "nothing but comments, many of them", "# x\n---\n".repeat(200_000)],
  ])("finds %s with %s", async (expected, _, text) => {
    const look = await lookAtFile(await written(text));
    expect(look.kind).toBe(expected);
    if (look.kind === "small") expect(look.text).toBe(text);
  });

  it.each(["none.yaml", "/dev/null", "."])("leaves %s to whatever reads it", async (path) => {
    const look = await lookAtFile(path === "none.yaml" ? join(folder, path) : path);
    expect(look).toEqual({ kind: "open" });
  });
});
