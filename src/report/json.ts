import type { Result } from "../core/model/assessment.ts";
import { jsonText } from "./json-text.ts";
import { type ReportStream, type ResultTail, wholeDocument } from "./report-stream.ts";

/** Columns by which the parts of the document are indented. */
const INDENT = 2;

/** The whole result as one JSON document. */
export function json(result: Result): string {
  return wholeDocument(result, jsonStream());
}

/** The document target by target; its keys stand in the order of the schema. */
export function jsonStream(): ReportStream {
  return {
    separator: ",",
    head: ({ schemaVersion, tool, pack, gate, folder }) => {
      const opened = jsonText({ schemaVersion, tool, pack, gate, folder }, INDENT);
      return `${opened.slice(0, -"\n}".length)},\n  "results": [`;
    },
    target: (assessment) => `\n    ${indented(jsonText(assessment, INDENT), 4)}`,
    error: () => "",
    tail: (tail) => {
      const closed = jsonText(tailValue(tail), INDENT).slice("{".length);
      return `${tail.summary.targets === 0 ? "" : "\n  "}],${closed}\n`;
    },
  };
}

/** No text in JSON has a line break, so that every line of it may be indented. */
function indented(text: string, columns: number): string {
  return text.replaceAll("\n", `\n${" ".repeat(columns)}`);
}

function tailValue({ errors, inputs, baseline, summary, exitCode }: ResultTail) {
  return { errors, inputs, ...(baseline === undefined ? {} : { baseline }), summary, exitCode };
}
