/** One level that a question offers. */
export interface Choice {
  readonly level: string;
  /** How the level is worded on screen. */
  readonly label: string;
}

/** One question of the questionnaire, as data: what is asked, never how it is drawn. */
export interface Question {
  readonly trait: string;
  readonly title: string;
  readonly text: string;
  /** Why the question matters for the choice of approach. */
  readonly why: string;
  /** What a number given for the trait would count, for traits that have a unit. */
  readonly unit: string | null;
  readonly choices: readonly Choice[];
  /** The level to point at first, when the question is asked again. */
  readonly chosen: string | null;
}

/** What a person said to a question. `unknown` is an answer; `back` asks the question before. */
export type Answer =
  | { readonly kind: "level"; readonly level: string }
  | { readonly kind: "unknown" }
  | { readonly kind: "back" };
