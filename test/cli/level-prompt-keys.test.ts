import { render } from "@inquirer/testing";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Prompt } from "../../src/app/asker.ts";
import { levelPrompt, type PromptPaint } from "../../src/cli/level-prompt.ts";

const question = {
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

async function show(prompt: Prompt, columns = 80) {
  // A prompt left open would reject when the test process exits.
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const config = { prompt, paint: plain, size: () => ({ columns, rows: 24 }) };
  const shown = await render(levelPrompt, config, { signal: stop.signal });
  shown.answer.catch(() => {});
  return shown;
}

const pointedAt = (screen: string) => /^❯ (.*)$/m.exec(screen)?.[1];

/** What readline gives for punctuation: no name, only the characters. */
const questionMark = { ctrl: false, sequence: "?" };

describe("keys that choose", () => {
  test.each<[keys: string[], label: string]>([
    [["down"], "about monthly"],
    [["down", "down", "up"], "about monthly"],
    [["up"], "I don't know"],
    [["up", "down"], "never"],
    [["j", "j"], "about weekly"],
    [["k"], "I don't know"],
    [["j", "k"], "never"],
    [["3"], "about weekly"],
    [["5", "1"], "never"],
    [["6"], "I don't know"],
    [["3", "7"], "about weekly"],
    [["0"], "I don't know"],
    [["end"], "I don't know"],
    [["end", "home"], "never"],
    [["down", "x", "space"], "about monthly"],
  ])("%j points at %s", async (keys, label) => {
    const { events, getScreen } = await show(second);
    for (const key of keys) events.keypress(key);
    expect(pointedAt(getScreen())).toBe(label);
  });
});

describe("keys that answer", () => {
  test("enter answers the level that is pointed at", async () => {
    const { answer, events } = await show(second);
    events.keypress("down");
    events.keypress("enter");
    expect(await answer).toEqual({ kind: "level", level: "monthly" });
  });

  test("enter on the last choice answers that it is not known", async () => {
    const { answer, events } = await show(second);
    events.keypress("up");
    events.keypress("enter");
    expect(await answer).toEqual({ kind: "unknown" });
  });

  test.each(["left", "backspace"])("%s goes back", async (key) => {
    const { answer, events } = await show(second);
    events.keypress(key);
    expect(await answer).toEqual({ kind: "back" });
  });

  test.each(["left", "backspace"])("%s does nothing on the first question", async (key) => {
    const { answer, events } = await show(first);
    events.keypress(key);
    events.keypress("enter");
    expect(await answer).toEqual({ kind: "level", level: "never" });
  });

  test("a level leaves one line behind", async () => {
    const { answer, events, getFullOutput } = await show(second);
    events.keypress("2");
    events.keypress("enter");
    await answer;
    expect(await getFullOutput()).toBe(
      "✔ How often does the number of nodes change with demand? about monthly",
    );
  });

  test("not knowing leaves one line behind", async () => {
    const { answer, events, getFullOutput } = await show(second);
    events.keypress("0");
    events.keypress("enter");
    await answer;
    expect(await getFullOutput()).toBe(
      "✔ How often does the number of nodes change with demand? I don't know",
    );
  });

  test("a line that is too long wraps between words", async () => {
    const { answer, events, getFullOutput } = await show(second, 40);
    events.keypress("enter");
    await answer;
    expect(await getFullOutput()).toMatchInlineSnapshot(`
      "✔ How often does the number of nodes
        change with demand? never"
    `);
  });

  test("going back leaves nothing behind", async () => {
    const { answer, events, getFullOutput } = await show(second);
    events.keypress("left");
    await answer;
    expect(await getFullOutput()).toBe("");
  });
});

describe("the key for why", () => {
  test("? shows the reason and that a number can be given, and hides them again", async () => {
    const { events, getScreen } = await show(second);
    const before = getScreen();
    events.keypress(questionMark);
    expect(getScreen()).toMatchInlineSnapshot(`
      "2 of at most 12 · so far: between B -9 and A +31

      ? How often does the number of nodes change with demand?
        Adding and removing nodes moves disks with them when storage sits on every
        node. A profile file can also give a number, in changes per month.
      ❯ never
        about monthly
        about weekly
        about daily
        hourly or more
        I don't know
        ↑↓ choose · ⏎ answer · ← back · ? why · ctrl-c save and stop"
    `);
    events.keypress(questionMark);
    expect(getScreen()).toBe(before);
  });

  test("the reason stays open while moving", async () => {
    const { events, getScreen } = await show(second);
    events.keypress(questionMark);
    events.keypress("down");
    expect(getScreen()).toContain("Adding and removing nodes");
    expect(pointedAt(getScreen())).toBe("about monthly");
  });

  test("a trait without a unit says nothing of numbers", async () => {
    const { events, getScreen } = await show({ ...second, question: { ...question, unit: null } });
    events.keypress(questionMark);
    expect(getScreen()).toContain("Adding and removing nodes");
    expect(getScreen()).not.toContain("number, in");
  });
});
