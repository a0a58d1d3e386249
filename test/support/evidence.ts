import {
  type Document,
  LineCounter,
  isMap,
  isNode,
  isSeq,
  parse,
  parseAllDocuments,
  stringify,
} from "yaml";
import { expect } from "vitest";
import { type FileEvidence, inventoriesOf, inventoryOf } from "../../src/core/evidence/clusters.ts";
import { KeptRecords } from "../../src/core/evidence/kept/kept-records.ts";
import type { EvidenceRecord, Inventory } from "../../src/core/evidence/inventory.ts";
import { type ReadDocument, readDocument } from "../../src/core/evidence/read-document.ts";
import type { ReaderContext } from "../../src/core/evidence/readers/reader.ts";
import type { SourceDocument } from "../../src/core/evidence/source-document.ts";
import type { Layer } from "../../src/core/evidence/topology/reading.ts";
import { type TopologyEvidence, topologyOf } from "../../src/core/evidence/topology/topology.ts";
import type { Path, Place } from "../../src/core/model/place.ts";

/** Reads texts inside objects with the same parser as the documents. */
export const CONTEXT: ReaderContext = {
  parseYaml(text) {
    try {
      return parse(text, { uniqueKeys: false });
    } catch {
      return null;
    }
  },
};

/** The documents of a YAML text, by another parser than the product's. */
export function documentsIn(text: string, file = "cluster.yaml"): SourceDocument[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: false });
  return [...documents].map((document) => {
    const placeAt = (offset: number): Place => {
      const { line, col } = lines.linePos(offset);
      return { file, line, column: col };
    };
    return {
      value: document.toJS(),
      at: placeAt(document.contents?.range?.[0] ?? 0),
      placeOf: (path, part) => placeAt(offsetOf(document, path, part)),
      duplicates: [],
      isListItem: false,
    };
  });
}

/** Where the value or key at a path stands, or the nearest value around it. */
function offsetOf(document: Document, path: Path, part: "key" | "value"): number {
  let found: Step = { key: document.contents, value: document.contents };
  for (const step of path) {
    const next = stepInto(found.value, step);
    if (next === null) break;
    found = next;
  }
  const node = found[part];
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

interface Step {
  readonly key: unknown;
  readonly value: unknown;
}

function stepInto(value: unknown, step: string | number): Step | null {
  if (isSeq(value)) {
    const item = value.items[Number(step)];
    return item === undefined ? null : { key: item, value: item };
  }
  if (!isMap(value)) return null;
  return value.items.find(({ key }) => String(key) === String(step)) ?? null;
}

/** What a YAML text gives, all of its documents together. */
export function read(text: string, file?: string): ReadDocument {
  const parts = documentsIn(text, file).map((document) => readDocument(document, CONTEXT));
  return {
    records: parts.flatMap(({ records }) => records),
    skipped: parts.flatMap(({ skipped }) => skipped),
  };
}

/** The only record of a YAML text beside statements on traits; throws where there is not one. */
export function recordIn(text: string): EvidenceRecord {
  const { records: all, skipped } = read(text);
  const records = all.filter(({ type }) => type !== "trait-statement");
  const [record] = records;
  if (record === undefined || records.length > 1) {
    throw new Error(`${records.length} records, skipped: ${skipped.join("; ")}`);
  }
  return record;
}

/** Objects as a file holds them, one a document, without a text in between. */
export function fileOf(path: string, objects: readonly object[]): FileEvidence {
  const at: Place = { file: path, line: 1, column: 1 };
  const records = objects.flatMap((value) => {
    const document = { value, at, placeOf: () => at, duplicates: [], isListItem: false };
    return readDocument(document, CONTEXT).records;
  });
  return { path, records };
}

/** One cluster's inventory. */
export function inventoryFrom(...objects: readonly object[]): Inventory {
  return inventoryOf(fileOf("cluster.yaml", objects).records);
}

/** The topology that one file shows. */
export function topologyIn(...objects: readonly object[]): TopologyEvidence {
  return topologyOver([fileOf("cluster.yaml", objects)]);
}

/** The topology that several files show, however their records are kept. */
export function topologyOver(files: readonly FileEvidence[]): TopologyEvidence {
  const topology = topologyOf(inventoriesOf(files).inventories);
  expect(topologyOf(inventoriesOf(files.map(inLittleMemory)).inventories)).toEqual(topology);
  return topology;
}

/** A file with its records as a run keeps them. */
export function inLittleMemory({ path, records }: FileEvidence): FileEvidence {
  const kept = new KeptRecords();
  for (const each of records) kept.push(each);
  return { path, records: kept.all() };
}

/** `disaggregated, separate-node-groups`; `unknown` where a layer is open. */
export function layerText(layer: Layer | null): string {
  if (layer === null) return "unknown";
  return layer.form === null ? layer.approach : `${layer.approach}, ${layer.form}`;
}

/** Objects as YAML documents. */
export function yamlOf(...objects: readonly object[]): string {
  return objects.map((object) => stringify(object)).join("---\n");
}
