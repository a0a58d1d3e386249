import type { Evaluator } from "./evaluator.ts";
import { item } from "../model/lookup.ts";
import { factAt } from "./fact-value.ts";

/** A fact that a profile gives, alone or compared with a text. */
const READ = /^\s*((?:advice|topology|traits)\.\w+)\s*(?:==\s*(?:"([^"\\]*)"|'([^'\\]*)')\s*)?$/;

/**
 * Evaluates the expressions that a check needs of a profile alone: one fact, or one compared with a
 * text. Loading CEL for them would take a run of the gate a third of its time, and make the page
 * several times as large. What CEL would refuse is refused with the same words.
 */
export const plainEvaluator = {
  knows: (expression) => READ.test(expression),
  holds(expression, facts) {
    const value = valueOf(expression, facts);
    if (typeof value === "boolean") return value;
    throw new TypeError(`${expression}: yields no boolean`);
  },
  text: (expression, facts) => String(valueOf(expression, facts)),
} satisfies Evaluator;

/** What an expression comes to: a fact, or whether it is the text that it is compared with. */
function valueOf(expression: string, facts: object): unknown {
  const match = READ.exec(expression);
  if (match === null) throw new TypeError(`${expression}: takes CEL`);
  const path = item(match, 1);
  const text = match[2] ?? match[3];
  const fact = factAt(facts, path);
  if (fact === undefined) throw new TypeError(`No such key: ${path.slice(path.indexOf(".") + 1)}`);
  if (text === undefined) return fact;
  if (typeof fact !== "string") throw new TypeError("no such overload: bool == string");
  return fact === text;
}
