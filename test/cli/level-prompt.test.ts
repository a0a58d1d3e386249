import { render } from "@inquirer/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Prompt } from "../../src/app/asker.ts";
import type { Question } from "../../src/core/interview/question.ts";
import { levelPrompt, type PromptPaint } from "../../src/cli/level-prompt.ts";

const question: Question = {
  trait: "autoscaling",
  title: "Autoscaling",
  text: "How often does the number of nodes change with demand?",
  why: "Adding and removing nodes moves disks with them when storage sits on every node.",
  unit: "changes per month",
  choices: [
    { level: "never", label: "never" },
    { level: "monthly", label: "about monthly" },
    { level: "weekly", label: "about weekly" },
    { level: "daily", label: "about daily" },
    { level: "hourly", label: "hourly or more" },
  ],
  chosen: null,
};
const second: Prompt = {
  question,
  progress: "2 of at most 12 · so far: between B -9 and A +31",
  canGoBack: true,
};
const first: Prompt = { ...second, progress: "1 of at most 12", canGoBack: false };

const plain: PromptPaint = { bold: (s) => s, dim: (s) => s, accent: (s) => s };
const marked: PromptPaint = {
  bold: (s) => `<b>${s}</b>`,
  dim: (s) => `<d>${s}</d>`,
  accent: (s) => `<a>${s}</a>`,
};

async function show(prompt: Prompt, { columns = 80, rows = 24, paint = plain } = {}) {
  // A prompt left open would reject when the test process exits.
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const config = { prompt, paint, size: () => ({ columns, rows }) };
  const shown = await render(levelPrompt, config, { signal: stop.signal });
  shown.answer.catch(() => {});
  return shown;
}

const asking = (changes: Partial<Question>): Prompt => ({
  ...second,
  question: { ...question, ...changes },
});
const pointedAt = (screen: string) => /^❯ (.*)$/m.exec(screen)?.[1];

/** What readline gives for punctuation: no name, only the characters. */
const questionMark = { ctrl: false, sequence: "?" };

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    level: `level-${index}`,
    label: `level ${index + 1} of a scale that goes from nothing at all to very much`,
  }));

describe("what is drawn", () => {
  test("progress, question, choices and keys, in that order", async () => {
    const { getFullOutput } = await show(second);
    expect(await getFullOutput()).toMatchInlineSnapshot(`
      "  2 of at most 12 · so far: between B -9 and A +31

      ? How often does the number of nodes change with demand?
      ❯ never
        about monthly
        about weekly
        about daily
        hourly or more
        I don't know
        ↑↓ choose · ⏎ answer · ← back · ? why · ctrl-c save and stop"
    `);
  });

  test("the first question does not offer a way back", async () => {
    const { getScreen } = await show(first);
    expect(getScreen()).not.toContain("back");
    expect(getScreen()).toContain("↑↓ choose · ⏎ answer · ? why · ctrl-c save and stop");
  });

  test("a question asked again points at the answer it got", async () => {
    const { getScreen } = await show(asking({ chosen: "daily" }));
    expect(pointedAt(getScreen())).toBe("about daily");
  });

  test("an answer that is no longer offered points at the first choice", async () => {
    const { getScreen } = await show(asking({ chosen: "yearly" }));
    expect(pointedAt(getScreen())).toBe("never");
  });

  test("bold for the question, accent for the active choice, dim for what stands around", async () => {
    const { getFullOutput } = await show(second, { paint: marked });
    expect(await getFullOutput()).toMatchInlineSnapshot(`
      "<d>  2 of at most 12 · so far: between B -9 and A +31</d>

      <b>? How often does the number of nodes change with demand?</b>
      <a>❯ never</a>
        about monthly
        about weekly
        about daily
        hourly or more
        I don't know
      <d>  ↑↓ choose · ⏎ answer · ← back · ? why · ctrl-c save and stop</d>"
    `);
  });

  test("accent for the tick of an answer and bold for its words", async () => {
    const { answer, events, getFullOutput } = await show(second, { paint: marked });
    events.keypress("enter");
    await answer;
    expect(await getFullOutput()).toBe(
      "<a>✔</a> How often does the number of nodes change with demand? <b>never</b>",
    );
  });

  test("a plain paint leaves no colour in the bytes of a whole conversation", async () => {
    const { answer, events, getFullOutput } = await show(second);
    events.keypress("down");
    events.keypress(questionMark);
    events.keypress("enter");
    await answer;
    // eslint-disable-next-line no-control-regex
    expect(await getFullOutput({ raw: true })).not.toMatch(/\u001B\[[\d;]*m/);
  });
});

test("a wide terminal still wraps the reason at 80 columns", async () => {
  const { events, getScreen } = await show(second, { columns: 200 });
  events.keypress(questionMark);
  expect(getScreen()).toContain("storage sits on every\n  node.");
});

describe("small terminals", () => {
  test("40 columns wrap between words", async () => {
    const { events, getFullOutput } = await show(second, { columns: 40 });
    events.keypress(questionMark);
    expect(await getFullOutput()).toMatchInlineSnapshot(`
      "  2 of at most 12 · so far: between B
        -9 and A +31

      ? How often does the number of nodes
        change with demand?
        Adding and removing nodes moves disks
        with them when storage sits on every
        node. A profile file can also give a
        number, in changes per month.
      ❯ never
        about monthly
        about weekly
        about daily
        hourly or more
        I don't know
        ↑↓ choose · ⏎ answer · ← back · ? why
        ctrl-c save and stop"
    `);
  });

  test("a long choice wraps under itself and a word longer than a line is cut", async () => {
    const choices = [
      { level: "a", label: `${"x".repeat(50)} and more` },
      { level: "b", label: "b" },
    ];
    const { getFullOutput } = await show(asking({ choices }), { columns: 40 });
    expect(await getFullOutput()).toMatchInlineSnapshot(`
      "  2 of at most 12 · so far: between B
        -9 and A +31

      ? How often does the number of nodes
        change with demand?
      ❯ xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        xxxxxxxxxxxxx and more
        b
        I don't know
        ↑↓ choose · ⏎ answer · ← back · ? why
        ctrl-c save and stop"
    `);
  });

  test("24 rows show 10 choices with everything around them", async () => {
    const choices = numbered(9).map(({ level }) => ({ level, label: level }));
    const { events, getScreen } = await show(asking({ choices }));
    events.keypress(questionMark);
    const screen = getScreen();
    for (const { label } of choices) expect(screen).toContain(label);
    expect(screen).toContain("I don't know");
    expect(screen).toContain("2 of at most 12");
    expect(screen).toContain("Adding and removing");
    expect(screen).not.toContain("of 10)");
  });

  test("where not all fits, progress goes first", async () => {
    const { events, getScreen } = await show(second, { rows: 12 });
    expect(getScreen()).toContain("2 of at most 12");
    events.keypress(questionMark);
    expect(getScreen()).not.toContain("2 of at most 12");
    expect(getScreen()).toContain("hourly or more");
    expect(getScreen()).not.toContain("of 6)");
  });

  test("a list that is too long scrolls and says where it is", async () => {
    const choices = numbered(29).map(({ level }) => ({ level, label: level }));
    const { events, getFullOutput } = await show(asking({ choices }), { rows: 10 });
    for (let step = 0; step < 14; step += 1) events.keypress("down");
    expect(await getFullOutput()).toMatchInlineSnapshot(`
      "? How often does the number of nodes change with demand?
        level-11
        level-12
        level-13
      ❯ level-14
        level-15
        level-16
        (15 of 30)
        ↑↓ choose · ⏎ answer · ← back · ? why · ctrl-c save and stop"
    `);
  });

  test.each([
    [80, 24],
    [40, 24],
    [40, 12],
    [30, 16],
  ])("%i columns and %i rows hold the frame and the active choice", async (columns, rows) => {
    const { events, getScreen } = await show(asking({ choices: numbered(29) }), { columns, rows });
    events.keypress(questionMark);
    for (let step = 0; step <= 30; step += 1) {
      const lines = getScreen().split("\n");
      expect(lines.length).toBeLessThan(rows);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(columns);
      expect(lines.filter((line) => line.startsWith("❯"))).toHaveLength(1);
      events.keypress("down");
    }
  });

  test.each([
    [1, 1],
    [10, 3],
  ])("%i columns and %i rows still show the choice and take an answer", async (columns, rows) => {
    const { answer, events, getScreen } = await show(second, { columns, rows });
    events.keypress(questionMark);
    events.keypress("down");
    expect(getScreen()).toContain("❯ about");
    events.keypress("enter");
    expect(await answer).toEqual({ kind: "level", level: "monthly" });
  });
});
