import type { Inventory } from "../core/evidence/inventory.ts";
import { AdvisorError, problem } from "../core/model/errors.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { InputReader } from "./ports.ts";
import { readTargets } from "./read-targets.ts";

/** What an earlier dump holds, none without one; throws AdvisorError where it is not one cluster. */
export async function readEarlier(
  path: string | null,
  reader: InputReader,
  ruleSet: RuleSet,
): Promise<readonly Inventory[]> {
  if (path === null) return [];
  const { targets, errors } = await readTargets([path], reader, { ruleSet, now: null });
  if (errors.length > 0) throw new AdvisorError(errors);
  const [only, ...others] = targets;
  if (only?.evidence === undefined || only.evidence === null || others.length > 0) {
    const message = `--since ${path}: is not the dump of one cluster`;
    throw new AdvisorError([problem("argument-invalid", message)]);
  }
  return only.evidence.inventories;
}
