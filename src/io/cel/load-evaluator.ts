import type { Evaluator } from "../../core/checks/evaluator.ts";

/** Makes an evaluator; CEL is loaded only now, since most runs need none. */
export async function loadEvaluator(): Promise<Evaluator> {
  const { createEvaluator } = await import("./evaluator.ts");
  return createEvaluator();
}
