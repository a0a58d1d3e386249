import type { Result } from "../core/model/assessment.ts";
import type { ReportContext } from "./report.ts";

/** The whole result as one YAML document; the same value as the JSON result. */
export function yaml(result: Result, context: ReportContext): string {
  return context.yaml(result);
}
