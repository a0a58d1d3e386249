/** Evaluates expressions over facts; the CEL library behind it lives outside the core. */
export interface Evaluator {
  /** Whether an expression holds for the facts; throws where it does not yield a boolean. */
  holds(expression: string, facts: object): boolean;
  /** The value of an expression as text, for messages; lists are joined by commas. */
  text(expression: string, facts: object): string;
}
