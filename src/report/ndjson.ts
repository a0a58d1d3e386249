import type { Result } from "../core/model/assessment.ts";

/** One result a line, then one line for each error. */
export function ndjson(result: Result): string {
  const lines = [...result.results, ...result.errors.map((error) => ({ error }))];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
