import {
  createPrompt,
  isBackspaceKey,
  isEnterKey,
  useKeypress,
  usePagination,
  useState,
  type KeypressEvent,
} from "@inquirer/core";
import type { Prompt } from "../app/asker.ts";
import type { Answer, Question } from "../core/interview/question.ts";
import { UNKNOWN_LABEL, labelOf, whyParagraph } from "./line-asker.ts";

/** How parts of a prompt are set apart; without colour each returns its text as it is. */
export interface PromptPaint {
  bold(s: string): string;
  dim(s: string): string;
  accent(s: string): string;
}

/** The terminal's size in characters. */
interface ScreenSize {
  readonly columns: number;
  readonly rows: number;
}

/** What {@link levelPrompt} draws, and where. */
export interface LevelPromptConfig {
  readonly prompt: Prompt;
  readonly paint: PromptPaint;
  /** Read at every redraw, because a window can be resized. */
  readonly size: () => ScreenSize;
}

const HIDE_CURSOR = "\u001B[?25l";
const CURSOR_UP = "\u001B[1A";
const WIDEST = 80;
const NARROWEST = 12;
/** Below this many lines of choices the rest of the frame gives way. */
const FEWEST_CHOICE_LINES = 3;

/** Asks one question with a list to move through by keys. */
export const levelPrompt = createPrompt<Answer, LevelPromptConfig>((config, done) => {
  const { prompt, paint } = config;
  const options = optionsOf(prompt.question);
  const [active, setActive] = useState(() => startOf(prompt.question));
  const [isWhyOpen, setWhyOpen] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const frame = layOut(config, isWhyOpen);
  const page = usePagination({
    items: frame.options,
    active,
    renderItem: ({ item, isActive }) => drawOption(item, isActive, paint),
    pageSize: frame.optionLines,
    loop: false,
  });
  const finish = (value: Answer): void => {
    setAnswer(value);
    done(value);
  };

  useKeypress((key, rl) => {
    // Readline keeps typed characters as a line, and only on an empty one is Ctrl-D the end.
    rl.clearLine(0);
    const option = options[active];
    if (isEnterKey(key) && option !== undefined) finish(option.answer);
    else if (isBackKey(key) && prompt.canGoBack) finish({ kind: "back" });
    else if (isWhyKey(key)) setWhyOpen(!isWhyOpen);
    else setActive(moved(key, active, options.length));
  });

  if (answer !== null) return closing(answer, config);
  const place = frame.isPaged ? [paint.dim(`  (${active + 1} of ${options.length})`)] : [];
  return [...frame.above, page, ...place, ...frame.below].join("\n") + HIDE_CURSOR;
});

interface Option {
  readonly label: string;
  readonly answer: Answer;
}

function optionsOf({ choices }: Question): readonly Option[] {
  return [
    ...choices.map(({ level, label }): Option => ({ label, answer: { kind: "level", level } })),
    { label: UNKNOWN_LABEL, answer: { kind: "unknown" } },
  ];
}

function startOf({ choices, chosen }: Question): number {
  return Math.max(
    choices.findIndex(({ level }) => level === chosen),
    0,
  );
}

function isBackKey(key: KeypressEvent): boolean {
  return key.name === "left" || isBackspaceKey(key);
}

/** Node names no punctuation keys: such a key has only its `sequence`. */
function isWhyKey(key: KeypressEvent & { readonly sequence?: string }): boolean {
  return key.name === "?" || key.sequence === "?";
}

function moved({ name }: KeypressEvent, active: number, count: number): number {
  switch (name) {
    case "up":
    case "k":
      return (active + count - 1) % count;
    case "down":
    case "j":
      return (active + 1) % count;
    case "home":
      return 0;
    case "end":
    case "0":
      return count - 1;
    default:
      return /^[1-9]$/.test(name) && Number(name) <= count ? Number(name) - 1 : active;
  }
}

interface Frame {
  readonly above: readonly string[];
  readonly options: readonly (readonly string[])[];
  readonly optionLines: number;
  readonly isPaged: boolean;
  readonly below: readonly string[];
}

/**
 * Shares the rows out: a frame higher than the screen could not be erased again. The question and
 * the keys always stay; progress goes first, then the list scrolls, last the reason is cut.
 */
function layOut({ prompt, paint, size }: LevelPromptConfig, isWhyOpen: boolean): Frame {
  const { columns, rows } = size();
  const width = measure(Math.min(columns, WIDEST));
  const text = hang("? ", wrap(prompt.question.text, width));
  const keys = hang("  ", fill(keysOf(prompt), " · ", width));
  const options = optionsOf(prompt.question).map(({ label }) => wrap(label, width));
  const optionLines = options.flat().length;
  const room = Math.max(rows - 1 - text.length - keys.length, 1);
  const least = Math.min(optionLines, FEWEST_CHOICE_LINES + 1);
  const why = isWhyOpen
    ? hang("  ", wrap(whyParagraph(prompt.question), width)).slice(0, Math.max(room - least, 0))
    : [];
  const progress = hang("  ", wrap(prompt.progress, width));
  const fits = progress.length + 1 + why.length + optionLines <= room;
  const left = Math.max(room - why.length, 1);
  const isPaged = optionLines > left;
  return {
    above: [
      ...(fits ? [...progress.map((line) => paint.dim(line)), ""] : []),
      ...text.map((line) => paint.bold(line)),
      ...why,
    ],
    options,
    optionLines: isPaged ? Math.max(left - 1, 1) : optionLines,
    isPaged,
    below: keys.map((line) => paint.dim(line)),
  };
}

/** The width of text behind a mark. The last column stays empty: terminals differ on full lines. */
function measure(columns: number): number {
  return Math.max(columns - 1, NARROWEST) - 2;
}

function keysOf({ canGoBack }: Prompt): readonly string[] {
  const back = canGoBack ? ["← back"] : [];
  return ["↑↓ choose", "⏎ answer", ...back, "? why", "ctrl-c save and stop"];
}

function drawOption(lines: readonly string[], isActive: boolean, paint: PromptPaint): string {
  return isActive
    ? hang("❯ ", lines)
        .map((line) => paint.accent(line))
        .join("\n")
    : hang("  ", lines).join("\n");
}

function closing(answer: Answer, { prompt, paint, size }: LevelPromptConfig): string {
  // Inquirer ends a prompt with a line feed. Starting one row higher leaves no trace; the space
  // keeps it from adding a second line feed, which it does for an empty last line.
  if (answer.kind === "back") return `${CURSOR_UP} `;
  const label = labelOf(answer, prompt.question);
  const [first = "", ...others] = wrap(
    `${prompt.question.text} ${label}`,
    measure(size().columns),
  ).map((line) => (line.endsWith(label) ? line.slice(0, -label.length) + paint.bold(label) : line));
  return [`${paint.accent("✔")} ${first}`, ...hang("  ", others)].join("\n");
}

/** Puts `mark` before the first line and as much space before the others. */
function hang(mark: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === 0 ? mark : " ".repeat(mark.length)) + line);
}

function wrap(text: string, width: number): string[] {
  return fill(text.trim().split(/\s+/), " ", width);
}

/** Fills lines with whole parts; a part wider than a line is cut. */
function fill(parts: readonly string[], separator: string, width: number): string[] {
  const cut = new RegExp(`.{1,${width}}`, "gu");
  const lines: string[] = [];
  for (const part of parts.flatMap((whole) => whole.match(cut) ?? [])) {
    const joined = `${lines.at(-1) ?? ""}${separator}${part}`;
    if (lines.length > 0 && joined.length <= width) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines;
}
