import type { Evaluator } from "../core/checks/evaluator.ts";
import { plainEvaluator } from "../core/checks/plain-evaluator.ts";
import { expressionsFor } from "../core/explain/findings.ts";
import type { Target } from "../core/model/target.ts";
import type { RuleSet } from "../core/pack/rule-set.ts";
import type { EvaluatorLoader } from "./ports.ts";

/** The evaluator for the checks of some targets; CEL is loaded where the plain one does not do. */
export async function evaluatorFor(
  targets: readonly Target[],
  loader: EvaluatorLoader,
  ruleSet: RuleSet,
): Promise<Evaluator> {
  const hasEvidence = targets.some(({ evidence }) => evidence !== null);
  const isPlain = expressionsFor(hasEvidence, ruleSet).every((each) => plainEvaluator.knows(each));
  return isPlain ? plainEvaluator : loader.loadEvaluator();
}
