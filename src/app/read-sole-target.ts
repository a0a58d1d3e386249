import { AdvisorError, problem } from "../core/model/errors.ts";
import type { Target } from "../core/model/target.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { TargetReader } from "./ports.ts";
import { readTargets } from "./read-targets.ts";

/** What a single target is read for. */
export interface SoleScope {
  readonly ruleSet: RuleSet;
  /** What is wrong with so many targets. */
  readonly refusal: (count: number) => string;
}

/** The only target of a path; throws AdvisorError with what is wrong where there is another number. */
export async function readSoleTarget(
  path: string,
  reader: TargetReader,
  { ruleSet, refusal }: SoleScope,
): Promise<Target> {
  const { targets, errors } = await readTargets([path], reader, { ruleSet, now: null });
  if (errors.length > 0) throw new AdvisorError(errors);
  const [only, ...others] = targets;
  if (only !== undefined && others.length === 0) return only;
  throw new AdvisorError([problem("argument-invalid", refusal(targets.length))]);
}
