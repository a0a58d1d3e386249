import { KeptRecords } from "../core/evidence/kept/kept-records.ts";
import { type ReadDocument, readDocument, refusalOf } from "../core/evidence/read-document.ts";
import type { SourceDocument } from "../core/evidence/source-document.ts";
import type { InputReader } from "./ports.ts";

/** Reads the documents of one path argument that are no profiles. */
export interface EvidenceReading {
  /** What a server answered in place of objects; null for anything else. */
  readonly refusalOf: (value: unknown) => string | null;
  readonly read: (document: SourceDocument) => ReadDocument;
  /** What the records of a file are kept in, so that many of them take little memory. */
  readonly newRecords: () => KeptRecords;
}

/** Makes a reading; `reader` reads what stands inside other documents. */
export function evidenceReading(reader: Pick<InputReader, "parseYaml">): EvidenceReading {
  return {
    refusalOf,
    read: (document) => readDocument(document, reader),
    newRecords: () => new KeptRecords(),
  };
}
