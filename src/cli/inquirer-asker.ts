import { Writable, type Readable } from "node:stream";
import { createPromptModule } from "inquirer";
import { Interrupted, type Asker } from "../app/asker.ts";
import type { Answer } from "../core/interview/question.ts";
import { levelPrompt, type LevelPromptConfig, type PromptPaint } from "./level-prompt.ts";

/** A stream that may be a terminal, and then knows its size. */
type PromptOutput = NodeJS.WritableStream & {
  readonly columns?: number;
  readonly rows?: number;
};

/** What {@link createInquirerAsker} talks through. */
export interface InquirerAskerOptions {
  readonly input: Readable;
  /** What is painted on: stderr, so that stdout holds results alone. */
  readonly output: PromptOutput;
  readonly paint: PromptPaint;
}

/** A plain record of the same fields, as inquirer's types ask for. */
type LevelQuestion = Pick<LevelPromptConfig, keyof LevelPromptConfig> & { message: string };

/** Asks with lists drawn by inquirer; import this module only where a person will be asked. */
export function createInquirerAsker({ input, output, paint }: InquirerAskerOptions): Asker {
  const size = () => ({ columns: output.columns || 80, rows: output.rows || 24 });
  const theme = plainTheme(paint);
  const promptOn = (signal: AbortSignal) => {
    const module = createPromptModule<{ level: LevelQuestion }>({
      input,
      output: sheetOver(output),
      signal,
    });
    return module.registerPrompt("level", levelPrompt);
  };
  return {
    ask: (prompt) =>
      untilStopped(input, async (signal) => {
        const { text: message } = prompt.question;
        const question = { type: "level", name: "answer", message, prompt, paint, size } as const;
        const { answer } = await promptOn(signal)<{ answer: Answer }>(question);
        return answer;
      }),
    askText: (message, preset) =>
      untilStopped(input, async (signal) => {
        const question = { type: "input", name: "text", message, default: preset, theme } as const;
        const { text } = await promptOn(signal)<{ text: string }>(question);
        return text.trim() || preset;
      }),
    say: (line) => void output.write(`${line}\n`),
  };
}

/**
 * Inquirer's styles look at stdout and the environment, at the time of import; ours were decided by
 * the caller for the stream that is painted on. Every style is replaced, used today or not.
 */
function plainTheme(paint: PromptPaint) {
  return {
    prefix: { idle: "?", done: paint.accent("✔") },
    spinner: { interval: 80, frames: ["…"] },
    style: {
      answer: (text: string) => paint.bold(text),
      message: (text: string) => paint.bold(text),
      error: (text: string) => `> ${text}`,
      defaultAnswer: (text: string) => paint.dim(`(${text})`),
      help: (text: string) => paint.dim(text),
      highlight: (text: string) => paint.accent(text),
      key: (text: string) => paint.accent(`<${text}>`),
    },
  };
}

/** Inquirer ends the stream it paints on after each prompt (process streams survive it): give it a leaf. */
function sheetOver(output: PromptOutput): PromptOutput {
  const sheet = new Writable({
    write(chunk, _encoding, written) {
      output.write(chunk);
      written();
    },
  });
  return Object.defineProperty(sheet, "columns", { get: () => output.columns });
}

const STOPPED_BY = new Set(["ExitPromptError", "AbortPromptError"]);

/** Runs a prompt. Inquirer waits for ever on an input that ends, so the end is watched here. */
async function untilStopped<T>(
  input: Readable,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (input.readableEnded || input.destroyed) throw new Interrupted("the input ended");
  const watch = watchInput(input);
  try {
    return await run(watch.signal);
  } catch (error) {
    if (error instanceof Error && STOPPED_BY.has(error.name)) {
      throw new Interrupted("stopped at a question", { cause: error });
    }
    throw error;
  } finally {
    watch.close();
  }
}

function watchInput(input: Readable) {
  const controller = new AbortController();
  const stop = () => controller.abort();
  // Ctrl-D on an empty line makes readline let go of the input, which stays open.
  const onKey = (_text: unknown, key?: { readonly ctrl?: boolean; readonly name?: string }) => {
    if (key?.ctrl !== true || key.name !== "d") return;
    setImmediate(() => input.isPaused() && stop());
  };
  // After Ctrl-Z and fg readline leaves the input paused; with nothing to wait for, node would exit.
  const onContinue = () => setImmediate(() => input.resume());
  const ends = ["end", "close"];
  for (const event of ends) input.on(event, stop);
  input.on("keypress", onKey);
  process.on("SIGCONT", onContinue);
  return {
    signal: controller.signal,
    close() {
      for (const event of ends) input.off(event, stop);
      input.off("keypress", onKey);
      process.off("SIGCONT", onContinue);
    },
  };
}
