import { describe, expect, it } from "vitest";
import type { Evaluator } from "../../../src/core/checks/evaluator.ts";
import { expressionsIn } from "../../../src/core/checks/judge-check.ts";
import { createEvaluator } from "../../../src/io/cel/evaluator.ts";
import { plainEvaluator } from "../../../src/core/checks/plain-evaluator.ts";
import { RULE_SET } from "../../support/assessing.ts";

const FACTS = {
  advice: { approach: "converged" },
  topology: { spansClusters: true },
  traits: { autoscaling: "daily" },
};

describe("the plain evaluator", () => {
  const celEvaluator = createEvaluator();
  const answers = (evaluator: Evaluator, expression: string) =>
    (["holds", "text"] as const).map((method) => {
      try {
        return evaluator[method](expression, FACTS);
      } catch (error) {
        return String(Object(error).message).split("\n")[0];
      }
    });

  it.each([
    'advice.approach == "converged"',
    "advice.approach=='disaggregated'",
    ' traits.autoscaling\n== "daily" ',
    "topology.spansClusters",
    "advice.approach",
    "topology.declared",
    'traits.other == "daily"',
    'topology.spansClusters == "true"',
  ])("holds %s as CEL does, or refuses it as CEL does", (expression) => {
    expect(plainEvaluator.knows(expression)).toBe(true);
    expect(answers(plainEvaluator, expression)).toEqual(answers(celEvaluator, expression));
  });

  it.each(['advice.approach != "x"', "size(traits)", 'a == "b"', 'traits.a == "b" || true', '"x"'])(
    "does not know %s",
    (expression) => {
      expect(plainEvaluator.knows(expression)).toBe(false);
      expect(() => plainEvaluator.holds(expression, FACTS)).toThrow("takes CEL");
    },
  );

  it("knows every expression of the built-in pack that a profile alone can need", () => {
    const checks = RULE_SET.traitChecks;
    const expressions = checks.flatMap(expressionsIn);
    expect(expressions.length).toBeGreaterThan(0);
    expect(expressions.filter((each) => !plainEvaluator.knows(each))).toEqual([]);
  });
});
