import type { Answer, Question } from "../core/interview/question.ts";

/** A question with what stands around it on the screen. */
export interface Prompt {
  readonly question: Question;
  /** One line above the question: where the interview and the score stand. */
  readonly progress: string;
  readonly canGoBack: boolean;
}

/** Thrown by an {@link Asker} when the person stops the questionnaire (Ctrl-C or end of input). */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** The person at the terminal. All methods throw {@link Interrupted} on Ctrl-C. */
export interface Asker {
  /** Asks one question and waits for the answer. */
  ask(prompt: Prompt): Promise<Answer>;
  /** Asks for one line of text; an empty answer gives `preset`. */
  askText(message: string, preset: string): Promise<string>;
  /** Says a line in the conversation. */
  say(line: string): void;
}
