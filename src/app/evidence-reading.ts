import type { EvidenceRecord } from "../core/evidence/inventory.ts";
import { KeptNodes } from "../core/evidence/kept-nodes.ts";
import { type ReadDocument, readDocument, refusalOf } from "../core/evidence/read-document.ts";
import type { SourceDocument } from "../core/evidence/source-document.ts";
import type { InputReader } from "./ports.ts";

/** Reads the documents of one path argument that are no profiles. */
export interface EvidenceReading {
  /** What a server answered in place of objects; null for anything else. */
  readonly refusalOf: (value: unknown) => string | null;
  readonly read: (document: SourceDocument) => ReadDocument;
  /** A record in the form in which many of them take little memory. */
  readonly kept: (record: EvidenceRecord) => EvidenceRecord;
}

/** Makes a reading; `reader` reads what stands inside other documents. */
export function evidenceReading(reader: Pick<InputReader, "parseYaml">): EvidenceReading {
  const nodes = new KeptNodes();
  return {
    refusalOf,
    read: (document) => readDocument(document, reader),
    kept: (record) => nodes.kept(record),
  };
}
