import type { Result } from "../../core/model/assessment.ts";
import type { ReportContext } from "../report.ts";
import { text } from "../text/text.ts";
import { annotations } from "./annotations.ts";
import { unheeded } from "./workflow-command.ts";

/**
 * The log of a CI job: text, and where GitHub's runner reads it, annotations behind it. Both stand
 * in one stream, since the runner must not meet a command before text has ended.
 */
export function auto(result: Result, context: ReportContext): string {
  const lines = text(result, context);
  if (context.stopToken === null) return lines;
  return unheeded(lines, context.stopToken) + annotations(result, context);
}
