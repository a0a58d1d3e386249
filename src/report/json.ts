import type { Result } from "../core/model/assessment.ts";

/** The whole result as one JSON document. */
export function json(result: Result): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}
