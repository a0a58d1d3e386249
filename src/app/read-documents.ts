import type { SourceDocument } from "../core/evidence/source-document.ts";
import type { Problem } from "../core/model/errors.ts";
import type { InputReader, TemplateDocument } from "./ports.ts";

/** The documents of a file, and everything that kept one from being read. */
export interface ReadDocuments {
  readonly documents: readonly SourceDocument[];
  readonly problems: readonly Problem[];
  /** Documents that wait for a template. */
  readonly templates: readonly TemplateDocument[];
}

/** Reads all documents of a path argument. */
export async function readDocuments(path: string, reader: InputReader): Promise<ReadDocuments> {
  const documents: SourceDocument[] = [];
  const input = await reader.readInput(path, (document) => void documents.push(document));
  const unread = input.files.flatMap((file) => file.unread);
  return {
    documents,
    problems: [
      ...input.problems,
      ...input.files.flatMap(({ problems }) => problems),
      ...unread.flatMap((each) => (each.kind === "broken" ? each.problems : [])),
    ],
    templates: unread.filter((each) => each.kind === "template"),
  };
}
