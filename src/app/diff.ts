import { diffOf } from "../core/diff/result-diff.ts";
import type { ResultDiff } from "../core/diff/result-diff.ts";
import { jsonText } from "../report/json-text.ts";
import { diffText } from "../report/diff-text.ts";
import { diffEnding } from "./exit-code.ts";
import type { Outcome } from "./judge-request.ts";
import type { Ports } from "./ports.ts";
import { readResult } from "./read-result.ts";
import type { View } from "./write-outputs.ts";

/** What `diff` is asked to compare. */
export interface DiffRequest {
  /** Files of saved JSON results. */
  readonly before: string;
  readonly after: string;
  readonly format: "text" | "json";
  readonly view: View;
}

/** Compares two saved results. */
export async function diff(request: DiffRequest, ports: Ports): Promise<Outcome> {
  const compared = diffOf(await saved(request.before, ports), await saved(request.after, ports));
  const ending = diffEnding(compared);
  const whole: ResultDiff = { ...compared, exitCode: ending.code };
  const stdout =
    request.format === "json" ? `${jsonText(whole, 2)}\n` : diffText(whole, request.view);
  return { stdout, problems: [], ending };
}

async function saved(file: string, ports: Ports) {
  const path = ports.shownPath(file);
  return { path, result: await readResult(path, ports) };
}
