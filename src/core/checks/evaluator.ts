/** Evaluates expressions over facts; the CEL library behind it lives outside the core. */
export interface Evaluator {
  /** Whether it can evaluate an expression; without this, it can evaluate every one. */
  knows?(expression: string): boolean;
  /** Whether an expression holds for the facts; throws where it does not yield a boolean. */
  holds(expression: string, facts: object): boolean;
  /** The value of an expression as text, for messages; lists are joined by commas. */
  text(expression: string, facts: object): string;
}
