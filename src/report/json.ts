import type { Result } from "../core/model/assessment.ts";
import { jsonText } from "./json-text.ts";

/** The whole result as one JSON document. */
export function json(result: Result): string {
  return `${jsonText(result, 2)}\n`;
}
