import { type Event, YAMLException, constructFromEvents } from "js-yaml";
import { type Problem, problem } from "../../core/model/errors.ts";
import type { Path, Place } from "../../core/model/place.ts";
import { type LineIndex, indexLines } from "./line-index.ts";
import { readEvents } from "./read-events.ts";
import { type SourceNode, type SourceTree, sourceTrees } from "./source-node.ts";
import { type Chunk, splitDocuments } from "./split-documents.ts";

/** Values that one document may stand for once its aliases are followed. */
export const MOST_VALUES = 100_000;

/** A YAML or JSON document with the places of its values. */
export interface YamlDocument {
  readonly kind: "document";
  readonly value: unknown;
  /** Where the document's content begins. */
  readonly at: Place;
  /** The place of a value or of its key; of the nearest value around it where there is none. */
  placeOf(path: Path, part: "key" | "value"): Place;
}

/** A document that cannot be read, with all that is wrong with it. */
export interface BrokenDocument {
  readonly kind: "broken";
  readonly problems: readonly Problem[];
}

/** Parses all documents of a text; a broken one does not keep the others from being read. */
export function parseDocuments(file: string, text: string): (YamlDocument | BrokenDocument)[] {
  const lines = indexLines(file, text);
  return splitDocuments(text).flatMap((chunk) => parseChunk(chunk, lines));
}

function parseChunk(chunk: Chunk, lines: LineIndex): (YamlDocument | BrokenDocument)[] {
  try {
    const { events, text } = readEvents(chunk.text);
    const trees = sourceTrees(events, text);
    const problems = trees.flatMap((tree) => treeProblems(tree, chunk, lines));
    if (problems.length > 0) return [{ kind: "broken", problems }];
    return constructDocuments(events, trees, { chunk: { ...chunk, text }, lines });
  } catch (error) {
    return [{ kind: "broken", problems: [syntaxProblem(error, chunk, lines)] }];
  }
}

function constructDocuments(
  events: Event[],
  trees: readonly SourceTree[],
  { chunk, lines }: { chunk: Chunk; lines: LineIndex },
): YamlDocument[] {
  const values = constructFromEvents(events, { source: chunk.text });
  return trees.flatMap(({ root }, index) => {
    const value = values[index];
    // A marker without content, as before the first or after the last document, is no document.
    if (value === null && root.parts.size === 0) return [];
    const placeAt = (offset: number) => lines.placeAt(chunk.offset + offset);
    return [
      {
        kind: "document" as const,
        value,
        at: placeAt(root.start),
        placeOf: (path: Path, part: "key" | "value") => placeAt(offsetOf(root, path, part)),
      },
    ];
  });
}

function offsetOf(root: SourceNode, path: Path, part: "key" | "value"): number {
  let node = root;
  let keyStart = root.start;
  for (const step of path) {
    const next = node.parts.get(String(step));
    if (next === undefined) return keyStart;
    ({ node, keyStart } = next);
  }
  return part === "key" ? keyStart : node.start;
}

function treeProblems(
  { root, faults, written }: SourceTree,
  chunk: Chunk,
  lines: LineIndex,
): Problem[] {
  const found = faults.map(({ kind, name, offset }) => {
    const at = lines.placeAt(chunk.offset + offset);
    if (kind === "complex-key") {
      const hint = "put quotes around text that begins with { or [";
      return problem("yaml-syntax", "a mapping or list stands where a key is to stand", {
        at,
        hint,
      });
    }
    return kind === "duplicate-key"
      ? problem("duplicate-key", `the key "${name}" stands here a second time`, {
          at,
          hint: "remove one of the two",
        })
      : problem("yaml-syntax", `the alias "${name}" stands inside what it repeats`, { at });
  });
  if (root.size - written <= MOST_VALUES) return found;
  const message = `with its aliases followed the document holds more than ${MOST_VALUES} values`;
  const at = lines.placeAt(chunk.offset + root.start);
  return [...found, problem("alias-limit", message, { at, hint: "write the values out" })];
}

function syntaxProblem(error: unknown, chunk: Chunk, lines: LineIndex): Problem {
  if (!(error instanceof YAMLException)) throw error;
  const at = lines.placeAt(chunk.offset + (error.mark?.position ?? 0));
  return problem("yaml-syntax", `not valid YAML: ${REASONS[error.reason] ?? error.reason}`, {
    at,
    hint: hintFor(error, chunk.text),
  });
}

/** js-yaml's reasons that say little to a person. */
const REASONS: Readonly<Record<string, string>> = {
  "deficient indentation": "a bracket, brace or quote before this is still open",
};

function hintFor({ reason, mark }: YAMLException, text: string): string | null {
  const line = text.slice(text.lastIndexOf("\n", (mark?.position ?? 0) - 1) + 1);
  if (reason.includes("tab character") || /^ *\t/.test(line)) return "indent with spaces";
  return reason.includes("maxDepth") ? "nest less deeply" : null;
}
