import { YAMLException } from "./js-yaml.ts";
import { type Problem, problem } from "../../core/model/errors.ts";
import type { Place } from "../../core/model/place.ts";
import type { SourceTree, TreeFault } from "./source-node.ts";

/** Values that one document may stand for once its aliases are followed. */
export const MOST_VALUES = 100_000;

/** Turns an offset into a chunk to its place. */
export type PlaceAt = (offset: number) => Place;

/** What keeps a document from being used: all faults of its tree but keys that stand twice. */
export function treeProblems({ root, faults, written }: SourceTree, placeAt: PlaceAt): Problem[] {
  const found = faults
    .filter(({ kind }) => kind !== "duplicate-key")
    .map((fault) => faultProblem(fault, placeAt));
  if (root.size - written <= MOST_VALUES) return found;
  const message = `with its aliases followed the document holds more than ${MOST_VALUES} values`;
  const hint = "write the values out";
  return [...found, problem("alias-limit", message, { at: placeAt(root.start), hint })];
}

/** The keys of a document that stand twice. */
export function duplicatesIn({ faults }: SourceTree, placeAt: PlaceAt): Problem[] {
  return faults
    .filter(({ kind }) => kind === "duplicate-key")
    .map((fault) => faultProblem(fault, placeAt));
}

function faultProblem({ kind, name, offset }: TreeFault, placeAt: PlaceAt): Problem {
  const at = placeAt(offset);
  switch (kind) {
    case "complex-key": {
      const hint = "put quotes around text that begins with { or [";
      const message = "a mapping or list stands where a key is to stand";
      return problem("yaml-syntax", message, { at, hint });
    }
    case "duplicate-key": {
      const hint = "remove one of the two";
      const message = `the key "${name}" stands here a second time`;
      return problem("duplicate-key", message, { at, hint });
    }
    case "alias-of-itself": {
      const message = `the alias "${name}" stands inside what it repeats`;
      return problem("yaml-syntax", message, { at });
    }
  }
}

/** Why js-yaml refused a text; anything else that was thrown is thrown on. */
export function syntaxProblem(error: unknown, text: string, placeAt: PlaceAt): Problem {
  if (!(error instanceof YAMLException)) throw error;
  const message = `not valid YAML: ${REASONS[error.reason] ?? error.reason}`;
  const at = placeAt(error.mark?.position ?? 0);
  return problem("yaml-syntax", message, { at, hint: hintFor(error, text) });
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
