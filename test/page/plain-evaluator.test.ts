import { describe, expect, it } from "vitest";
import { isAboutTraits } from "../../src/core/checks/judge-check.ts";
import { createEvaluator } from "../../src/io/cel/evaluator.ts";
import { plainEvaluator } from "../../src/page/live/plain-evaluator.ts";
import { RULE_SET } from "../support/assessing.ts";

const FACTS = {
  advice: { approach: "converged" },
  topology: { spansClusters: true },
  traits: { autoscaling: "daily" },
};

describe("the evaluator of the page", () => {
  it.each([
    'advice.approach == "converged"',
    "advice.approach=='disaggregated'",
    'traits.autoscaling == "daily"',
    "topology.spansClusters",
  ])("holds %s as CEL does", (expression) => {
    expect(plainEvaluator.knows?.(expression)).toBe(true);
    expect(plainEvaluator.holds(expression, FACTS)).toBe(
      createEvaluator().holds(expression, FACTS),
    );
  });

  it("gives a fact as CEL does", () => {
    expect(plainEvaluator.text("advice.approach", FACTS)).toBe(
      createEvaluator().text("advice.approach", FACTS),
    );
  });

  it.each(['advice.approach != "x"', "size(traits)", 'a == "b"', 'traits.a == "b" || true', '"x"'])(
    "does not know %s",
    (expression) => {
      expect(plainEvaluator.knows?.(expression)).toBe(false);
    },
  );

  it("knows every expression of the built-in pack that a profile alone can need", () => {
    const checks = RULE_SET.checks.filter((check) => !check.isEngine && isAboutTraits(check));
    const expressions = checks.flatMap(({ expression }) => expression ?? []);
    expect(expressions.length).toBeGreaterThan(0);
    expect(expressions.filter((each) => plainEvaluator.knows?.(each) !== true)).toEqual([]);
  });
});
