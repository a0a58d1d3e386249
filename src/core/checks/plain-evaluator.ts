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
    const { fact, text } = read(expression, facts);
    if (text !== null) {
      if (typeof fact === "string") return fact === text;
      throw new TypeError(`no such overload: bool == string`);
    }
    if (typeof fact === "boolean") return fact;
    throw new TypeError(`${expression}: yields no boolean`);
  },
  text: (expression, facts) => String(read(expression, facts).fact),
} satisfies Evaluator;

/** The fact that an expression reads, and the text that it is compared with; null for none. */
function read(expression: string, facts: object): { fact: unknown; text: string | null } {
  const match = READ.exec(expression);
  if (match === null) throw new TypeError(`${expression}: takes CEL`);
  const [path, doubleQuoted, singleQuoted] = [item(match, 1), match[2], match[3]];
  const fact = factAt(facts, path);
  if (fact !== undefined) return { fact, text: doubleQuoted ?? singleQuoted ?? null };
  throw new TypeError(`No such key: ${path.slice(path.indexOf(".") + 1)}`);
}
