import type { Result } from "../core/model/assessment.ts";
import { assessmentLines } from "./assessment-line.ts";
import { jsonText } from "./json-text.ts";
import type { ReportContext } from "./report.ts";
import { type ReportStream, wholeDocument } from "./report-stream.ts";

/** One result a line, and each error on a line of its own. */
export function ndjson(
  result: Result,
  { errorPositions }: Pick<ReportContext, "errorPositions"> = {},
): string {
  return wholeDocument(result, ndjsonStream(), errorPositions);
}

/** The lines one by one, errors among the results where they happened. */
export function ndjsonStream(): ReportStream {
  const lineOf = assessmentLines();
  return {
    separator: "",
    head: () => "",
    target: (assessment) => `${lineOf(assessment)}\n`,
    error: (error) => `${jsonText({ error })}\n`,
    tail: () => "",
  };
}
