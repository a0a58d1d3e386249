import type { Evaluator } from "../core/checks/evaluator.ts";
import { mayEvaluate } from "../core/explain/findings.ts";
import type { Target } from "../core/model/target.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { EvaluatorLoader } from "./ports.ts";

/** The evaluator for the checks of some targets; null, and nothing loaded, where none needs it. */
export async function evaluatorFor(
  targets: readonly Target[],
  loader: EvaluatorLoader,
  ruleSet: RuleSet,
): Promise<Evaluator | null> {
  return targets.some((target) => mayEvaluate(target, ruleSet)) ? loader.loadEvaluator() : null;
}
