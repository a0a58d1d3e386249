import { AdvisorError } from "../core/model/errors.ts";
import { compileRuleSet } from "../core/pack/compile.ts";
import { explain } from "../report/explain/explain.ts";
import { rulesList } from "../report/rules-list.ts";
import type { PackReader } from "./ports.ts";
import type { View } from "./write-outputs.ts";

/** Whose pack to show, and how. */
export interface PackView {
  readonly packFolder: string | null;
  readonly view: View;
}

/** The page about one id of the pack; throws AdvisorError for an id that is not there. */
export async function explainId(
  id: string,
  { packFolder, view }: PackView,
  reader: PackReader,
): Promise<string> {
  const ruleSet = compileRuleSet(await reader.readPack(packFolder));
  const explained = explain(id, { ruleSet, palette: view.palette, width: view.width });
  if (explained.kind === "unknown") throw new AdvisorError([explained.problem]);
  return explained.text;
}

/** The index of the pack. */
export async function listRules(
  { packFolder, view }: PackView,
  reader: PackReader,
): Promise<string> {
  const ruleSet = compileRuleSet(await reader.readPack(packFolder));
  return rulesList({ ruleSet, palette: view.palette, width: view.width });
}
