import type { ParseResult } from "@marcbachmann/cel-js";
import type { Evaluator } from "../../core/checks/evaluator.ts";
import { CelValues } from "./cel-values.ts";
import { createEnvironment } from "./environment.ts";

/** Evaluates CEL over facts; an expression is parsed once. */
export function createEvaluator(): Evaluator {
  const environment = createEnvironment();
  const values = new CelValues();
  const parsed = new Map<string, ParseResult>();
  const valueOf = (expression: string, facts: object): unknown => {
    const run = parsed.get(expression) ?? environment.parse(expression);
    parsed.set(expression, run);
    return run(values.of(facts));
  };
  return {
    holds(expression, facts) {
      const value = valueOf(expression, facts);
      if (typeof value === "boolean") return value;
      throw new TypeError(`${expression}: yields no boolean`);
    },
    text(expression, facts) {
      return textOf(valueOf(expression, facts), expression);
    },
  };
}

function textOf(value: unknown, expression: string): string {
  if (Array.isArray(value)) return value.map((each) => textOf(each, expression)).join(", ");
  if (typeof value === "string") return value;
  const isPlain = ["bigint", "boolean", "number"].includes(typeof value);
  if (!isPlain) throw new TypeError(`${expression}: yields no text`);
  return String(value);
}
