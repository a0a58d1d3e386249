import { constructFromEvents } from "./js-yaml.ts";
import type { Problem } from "../../core/model/errors.ts";
import type { Path } from "../../core/model/place.ts";
import type { ParsedDocument, ReadDocument } from "../documents.ts";
import { type PlaceAt, duplicatesIn, syntaxProblem, treeProblems } from "./document-problems.ts";
import { type Piece, indexLines } from "./line-index.ts";
import { type ReadEvents, readEvents } from "./read-events.ts";
import { type SourceNode, type SourceTree, offsetOf, sourceTrees } from "./source-node.ts";
import { splitDocuments } from "./split-documents.ts";
import { templateMarker } from "./template-markers.ts";

/** Parses all documents of a text; a broken one does not keep the others from being read. */
export function parseDocuments(file: string, text: string): ReadDocument[] {
  return parsePiece({ file, text, line: 1 });
}

/** Parses all documents of a stretch of a file. */
export function parsePiece(piece: Piece): ReadDocument[] {
  const lines = indexLines(piece);
  return splitDocuments(piece.text).flatMap(({ text, offset }) =>
    readChunk(text, (inside) => lines.placeAt(offset + inside)).map((each) =>
      each.kind === "parsed" ? documentOf(each) : each,
    ),
  );
}

/** Parses a YAML list that stands alone in a stretch, and makes a document of each item. */
export function parseItems(piece: Piece): ReadDocument[] {
  const lines = indexLines(piece);
  return readChunk(piece.text, (offset) => lines.placeAt(offset)).flatMap(
    (each): ReadDocument[] => {
      if (each.kind !== "parsed") return [each];
      return Array.isArray(each.value) ? itemsOf(each, each.value) : [];
    },
  );
}

/** A document of a chunk, with the tree that its places come from. */
interface Parsed {
  readonly kind: "parsed";
  readonly value: unknown;
  readonly root: SourceNode;
  readonly duplicates: readonly Problem[];
  readonly placeAt: PlaceAt;
}

type Unread = Exclude<ReadDocument, ParsedDocument>;

function readChunk(source: string, placeAt: PlaceAt): (Parsed | Unread)[] {
  try {
    const { events, text } = readEvents(source);
    const trees = sourceTrees(events, text);
    const problems = trees.flatMap((tree) => treeProblems(tree, placeAt));
    if (problems.length === 0) return construct({ events, text }, trees, placeAt);
    const isUnclear = trees.some(({ faults }) => faults.some(({ kind }) => kind === "complex-key"));
    return [isUnclear ? unreadable(source, problems, placeAt) : { kind: "broken", problems }];
  } catch (error) {
    return [unreadable(source, [syntaxProblem(error, source, placeAt)], placeAt)];
  }
}

/** A text that is no YAML is meant to become some where it has the markers of a template. */
function unreadable(text: string, problems: readonly Problem[], placeAt: PlaceAt): Unread {
  const marker = templateMarker(text);
  if (marker === -1) return { kind: "broken", problems };
  return { kind: "template", at: placeAt(marker), problems };
}

function construct(
  { events, text }: ReadEvents,
  trees: readonly SourceTree[],
  placeAt: PlaceAt,
): Parsed[] {
  const duplicates = trees.map((tree) => duplicatesIn(tree, placeAt));
  // Told to, js-yaml takes the last of equal keys; without a reason it stays strict.
  const json = duplicates.some(({ length }) => length > 0);
  const values = constructFromEvents(events, { source: text, json });
  return trees.flatMap(({ root }, index) => {
    const value = values[index];
    // A marker without content, as before the first or after the last document, is no document.
    if (value === null && root.parts.size === 0) return [];
    return [{ kind: "parsed", value, root, duplicates: duplicates[index] ?? [], placeAt }];
  });
}

function documentOf({ value, root, duplicates, placeAt }: Parsed): ParsedDocument {
  return {
    kind: "document",
    value,
    at: placeAt(root.start),
    placeOf: (path: Path, part) => placeAt(offsetOf(root, path, part)),
    duplicates,
    isListItem: false,
  };
}

/** Keys that stand twice are told of with the first item; their places say where they are. */
function itemsOf(list: Parsed, values: readonly unknown[]): ParsedDocument[] {
  return values.map((value, index) => {
    const root = list.root.parts.get(String(index))?.node ?? list.root;
    const duplicates = index === 0 ? list.duplicates : [];
    return { ...documentOf({ ...list, value, root, duplicates }), isListItem: true };
  });
}
