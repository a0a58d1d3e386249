import { suggestCases } from "../core/verify/suggest/suggest-cases.ts";
import { verifyPack } from "../core/verify/verify-pack.ts";
import { count } from "../core/model/count.ts";
import { suggestedCasesText } from "../report/verify/suggested-cases.ts";
import { verifyText } from "../report/verify/verify-text.ts";
import type { Outcome } from "./judge-request.ts";
import type { EvaluatorLoader, PackReader } from "./ports.ts";
import type { View } from "./write-outputs.ts";

/** What `rules verify` is asked to prove. */
export interface VerifyRequest {
  readonly packFolder: string | null;
  /** The folder of another version of the pack, to measure the drift; null: none. */
  readonly againstFolder: string | null;
  readonly view: View;
}

/** Proves what can be proved about a pack; a failed proof ends with 1. */
export async function verifyRules(
  request: VerifyRequest,
  ports: PackReader & EvaluatorLoader,
): Promise<Outcome> {
  const { packFolder, againstFolder, view } = request;
  const pack = await ports.readPack(packFolder);
  const against = againstFolder === null ? null : await ports.readPack(againstFolder);
  const evaluator = await ports.loadEvaluator();
  const verification = verifyPack(pack, { against, evaluator });
  const failed = verification.proofs.filter(({ status }) => status === "failed").length;
  return {
    stdout: verifyText(verification, view),
    problems: [],
    ending:
      failed === 0
        ? { code: 0, reason: null }
        : { code: 1, reason: `${count(failed, "proof")} failed` },
  };
}

/** Profiles to label, as YAML, until the cases of a pack find out every mutant. */
export async function suggestForPack(
  packFolder: string | null,
  reader: PackReader,
): Promise<string> {
  return suggestedCasesText(suggestCases(await reader.readPack(packFolder)));
}
