import type { Inventory } from "../core/evidence/inventory.ts";
import { AdvisorError, problem } from "../core/model/errors.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { TargetReader } from "./ports.ts";
import { readSoleTarget } from "./read-sole-target.ts";

/** What an earlier dump holds, none without one; throws AdvisorError where it is not one cluster. */
export async function readEarlier(
  path: string | null,
  reader: TargetReader,
  ruleSet: RuleSet,
): Promise<readonly Inventory[]> {
  if (path === null) return [];
  const refusal = () => `--since ${path}: is not the dump of one cluster`;
  const { evidence } = await readSoleTarget(path, reader, { ruleSet, refusal });
  if (evidence === null) throw new AdvisorError([problem("argument-invalid", refusal())]);
  return evidence.inventories;
}
