import type { EventEmitter } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { Interrupted, type Asker, type Prompt } from "../app/asker.ts";
import type { Answer, Question } from "../core/interview/question.ts";

/** The choice that every question ends with. */
export const UNKNOWN_LABEL = "I don't know";

/** Why a question is asked, and that a profile file can be more exact than a level. */
export function whyParagraph({ why, unit }: Question): string {
  return unit === null ? why : `${why} A profile file can also give a number, in ${unit}.`;
}

/** The words on screen for an answer that is not "back". */
export function labelOf(answer: Answer, { choices }: Question): string {
  const chosen = choices.find(({ level }) => answer.kind === "level" && level === answer.level);
  return chosen?.label ?? UNKNOWN_LABEL;
}

type Interrupts = Pick<EventEmitter, "once" | "off">;

/** What {@link createLineAsker} talks through. */
export interface LineAskerStreams {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
  /** Who tells of Ctrl-C: the process, unless a test stands in for it. */
  readonly interrupts?: Interrupts;
}

/**
 * Asks in plain numbered lines, for screen readers and plain terminals (ACCESSIBLE=1).
 * The terminal itself does the line editing, so nothing is ever redrawn.
 */
export function createLineAsker({ input, output, interrupts = process }: LineAskerStreams): Asker {
  const lines = new LineReader(input, interrupts);
  const write = (text: string): void => void output.write(text);
  let hasGreeted = false;

  async function reply(invitation: string): Promise<string> {
    write(invitation);
    try {
      const line = await lines.read();
      // A terminal echoes what is typed; without one the transcript would miss the replies.
      if (input.isTTY !== true) write(`${line}\n`);
      return line.trim();
    } catch (error) {
      write("\n");
      throw error;
    }
  }

  async function ask(prompt: Prompt): Promise<Answer> {
    write(introduction(prompt));
    if (!hasGreeted) write("Press Ctrl-C at any time to save and stop.\n");
    hasGreeted = true;
    let preamble = "";
    for (;;) {
      const meant = understand(await reply(`${preamble}${request(prompt)}`), prompt);
      if (meant.kind !== "again") {
        const said =
          meant.kind === "back" ? "Going back." : `Answer: ${labelOf(meant, prompt.question)}`;
        write(`${said}\n\n`);
        return meant;
      }
      preamble = meant.say;
    }
  }

  async function askText(message: string, preset: string): Promise<string> {
    const text = await reply(preset === "" ? `${message}: ` : `${message} (${preset}): `);
    return text === "" ? preset : text;
  }

  return { ask, askText, say: (line) => write(`${line}\n`) };
}

function introduction({ progress, question }: Prompt): string {
  const kept = question.choices.findIndex(({ level }) => level === question.chosen);
  return [
    progress.trim(),
    "",
    `Question: ${question.text}`,
    `Why: ${question.why}`,
    ...question.choices.map(({ label }, index) => `${index + 1}. ${label}`),
    `0. ${UNKNOWN_LABEL}`,
    ...(kept < 0
      ? []
      : [`Your answer so far is number ${kept + 1}. Press Enter alone to keep it.`]),
    "",
  ].join("\n");
}

function request({ question, canGoBack }: Prompt): string {
  const letters = canGoBack ? ", b for back, or w for why" : " or w for why";
  return `Type a number from 0 to ${question.choices.length}${letters}, and press Enter: `;
}

type Meant = Answer | { readonly kind: "again"; readonly say: string };

function understand(reply: string, { question, canGoBack }: Prompt): Meant {
  const word = reply.toLowerCase();
  if (word === "w" || word === "why" || word === "?") {
    return { kind: "again", say: `Why: ${whyParagraph(question)}\n` };
  }
  if (word === "b" || word === "back") {
    return canGoBack
      ? { kind: "back" }
      : { kind: "again", say: "There is no question to go back to. " };
  }
  return answerTo(word, question) ?? { kind: "again", say: "That is not one of the answers. " };
}

function answerTo(word: string, { choices, chosen }: Question): Answer | null {
  if (/^0+\.?$/.test(word)) return { kind: "unknown" };
  const choice = /^\d+\.?$/.test(word)
    ? choices[Number.parseInt(word, 10) - 1]
    : choices.find(({ level }) => word === "" && level === chosen);
  return choice === undefined ? null : { kind: "level", level: choice.level };
}

/**
 * Reads line by line. Lines that arrive together are kept for the next calls, and the input is
 * paused between calls: a terminal that is still read would keep the process alive.
 */
class LineReader {
  readonly #input: Readable;
  readonly #interrupts: Interrupts;
  readonly #arrived: string[] = [];
  #isOpen = false;
  #isOver = false;
  #pending: { resolve(): void; reject(error: Error): void } | null = null;

  constructor(input: Readable, interrupts: Interrupts) {
    this.#input = input;
    this.#interrupts = interrupts;
  }

  async read(): Promise<string> {
    if (this.#input.readableEnded || this.#input.destroyed) this.#isOver = true;
    else if (!this.#isOpen) this.#open();
    if (this.#arrived.length === 0 && !this.#isOver) await this.#wait();
    const line = this.#arrived.shift();
    if (line === undefined) throw new Interrupted("the input ended");
    return line;
  }

  #open(): void {
    this.#isOpen = true;
    // Without `output` and `terminal`, readline writes nothing and the terminal stays in line mode.
    const reader = createInterface({ input: this.#input, terminal: false, crlfDelay: Infinity });
    const end = () => {
      this.#isOver = true;
      this.#pending?.resolve();
    };
    reader.on("close", end);
    // A terminal that goes away is an error of its stream, which readline repeats as its own.
    reader.on("error", end);
    reader.on("line", (line) => {
      this.#arrived.push(line);
      this.#pending?.resolve();
    });
  }

  async #wait(): Promise<void> {
    // In line mode Ctrl-C reaches the process as a signal; readline's own event stays silent.
    const stop = (): void => this.#pending?.reject(new Interrupted("stopped by Ctrl-C"));
    this.#interrupts.once("SIGINT", stop);
    try {
      await new Promise<void>((resolve, reject) => {
        this.#pending = { resolve, reject };
        // Not the reader's own resume and pause: they throw once it is closed, from Node 24 on.
        this.#input.resume();
      });
    } finally {
      this.#interrupts.off("SIGINT", stop);
      this.#input.pause();
    }
  }
}
