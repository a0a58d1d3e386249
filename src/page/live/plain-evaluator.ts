import type { Evaluator } from "../../core/checks/evaluator.ts";
import { factAt } from "../../core/checks/fact-value.ts";

/** A fact that a profile gives, alone or compared with a text. */
const READ = /^\s*((?:advice|topology|traits)\.\w+)\s*(?:==\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*)?$/;

/**
 * Evaluates the expressions that a check needs of a profile alone: one fact, or one compared with a
 * text. The CEL library would make the page several times as large for the rest of the language,
 * and a check that needs it is said not to be judged.
 */
export const plainEvaluator: Evaluator = {
  knows: (expression) => READ.test(expression),
  holds(expression, facts) {
    const [, path = "", doubleQuoted, singleQuoted] = READ.exec(expression) ?? [];
    return factAt(facts, path) === (doubleQuoted ?? singleQuoted ?? true);
  },
  text(expression, facts) {
    const [, path = ""] = READ.exec(expression) ?? [];
    return String(factAt(facts, path));
  },
};
