import type { Result } from "../core/model/assessment.ts";
import { jsonText } from "./json-text.ts";

/** One result a line, then one line for each error. */
export function ndjson(result: Result): string {
  const lines = [...result.results, ...result.errors.map((error) => ({ error }))];
  return lines.map((line) => `${jsonText(line)}\n`).join("");
}
