import type { Result } from "../core/model/assessment.ts";
import { AdvisorError, problem } from "../core/model/errors.ts";
import { compileRuleSet } from "../core/pack/compile.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import { EXIT_CODES, type Ending, type ExitCode } from "./exit-code.ts";
import { profilesText } from "./inspect.ts";
import { type Outcome, outcomeOf } from "./judge-request.ts";
import type { Ports } from "./ports.ts";
import { readResult } from "./read-result.ts";
import { type OutputRequest, type View, refuseOverwriting, writeOutputs } from "./write-outputs.ts";

/** What `render` is asked to do. */
export interface RenderRequest {
  /** A saved result, as JSON or YAML; `-` for standard input. */
  readonly path: string;
  readonly packFolder: string | null;
  readonly outputs: readonly OutputRequest[];
  readonly view: View;
}

/**
 * Renders a saved result as the command that made it would have, and ends as that did. Throws
 * AdvisorError for what is no result, or one of another pack, whose words would be missing.
 */
export async function render(request: RenderRequest, ports: Ports): Promise<Outcome> {
  const { packFolder, outputs, view } = request;
  const ruleSet = compileRuleSet(await ports.readPack(packFolder));
  const result = await readResult(request.path, ports);
  const path = request.path === "-" ? "<stdin>" : ports.shownPath(request.path);
  refuseOtherPack(result, ruleSet, path);
  await refuseOverwriting(outputs, [request.path], ports);
  const isInspected = result.gate.command === "inspect";
  const rendered = {
    result,
    ruleSet,
    view,
    recheck: { files: packFolder === null ? [] : [["--pack", packFolder] as const] },
    ...(isInspected ? { text: profilesText(result.results, ports) } : {}),
  };
  const written = await writeOutputs(outputs, rendered, ports);
  return outcomeOf(written, { errors: result.errors, ending: savedEnding(result, path) });
}

function refuseOtherPack({ pack }: Result, { id, version, digest }: RuleSet, path: string): void {
  if (pack.digest === digest) return;
  const message = `${path}: was made with the pack ${pack.id} ${pack.version} (${pack.digest}), not with ${id} ${version} (${digest})`;
  const hint = "give that pack with --pack, or judge anew";
  throw new AdvisorError([problem("result-invalid", message, { hint })]);
}

function savedEnding({ exitCode }: Result, path: string): Ending {
  if (exitCode === 0) return { code: 0, reason: null };
  return { code: isExitCode(exitCode) ? exitCode : 2, reason: `as saved in ${path}` };
}

function isExitCode(code: number): code is ExitCode {
  return code in EXIT_CODES;
}
