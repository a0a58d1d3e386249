import type { SourceDocument } from "../core/evidence/source-document.ts";
import type { Problem } from "../core/model/errors.ts";
import type { Place } from "../core/model/place.ts";

/** A document that can be used. */
export interface ParsedDocument extends SourceDocument {
  readonly kind: "document";
}

/** A document that cannot be parsed, with all that is wrong with it. */
export interface BrokenDocument {
  readonly kind: "broken";
  readonly problems: readonly Problem[];
}

/** A document that a template engine has yet to make into YAML. */
export interface TemplateDocument {
  readonly kind: "template";
  /** The first of its markers. */
  readonly at: Place;
  /** What is wrong with it as YAML. */
  readonly problems: readonly Problem[];
}

/** What became of one document. */
export type ReadDocument = ParsedDocument | BrokenDocument | TemplateDocument;

/** Receives every document as soon as it is read, so that a large dump is never kept. */
export type TakeDocument = (document: SourceDocument, path: string) => void;

/** Hands the documents of one file on, and keeps account of them. */
export class Intake {
  /** Documents that were handed on. */
  documents = 0;
  readonly unread: (BrokenDocument | TemplateDocument)[] = [];
  readonly path: string;
  readonly #take: TakeDocument;

  constructor(path: string, take: TakeDocument) {
    this.path = path;
    this.#take = take;
  }

  give(document: SourceDocument): void {
    this.documents += 1;
    this.#take(document, this.path);
  }

  add(documents: readonly ReadDocument[]): void {
    for (const document of documents) {
      if (document.kind === "document") this.give(document);
      else this.unread.push(document);
    }
  }

  refuse(problem: Problem): void {
    this.unread.push({ kind: "broken", problems: [problem] });
  }
}
