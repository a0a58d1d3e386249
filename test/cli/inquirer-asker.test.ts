import { once } from "node:events";
import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { Interrupted, type Prompt } from "../../src/app/asker.ts";
import { createInquirerAsker } from "../../src/cli/inquirer-asker.ts";
import type { PromptPaint } from "../../src/cli/level-prompt.ts";

const prompt: Prompt = {
  question: {
    trait: "autoscaling",
    title: "Autoscaling",
    text: "How often does the number of nodes change?",
    why: "Adding and removing nodes moves disks with them.",
    unit: null,
    choices: [
      { level: "never", label: "never" },
      { level: "monthly", label: "about monthly" },
    ],
    chosen: null,
  },
  progress: "4 of at most 12",
  canGoBack: true,
};
const DOWN = "\u001B[B";
const LEFT = "\u001B[D";
const CTRL_C = "\u0003";
const CTRL_D = "\u0004";

const plain: PromptPaint = { bold: (s) => s, dim: (s) => s, accent: (s) => s };

function terminal(paint = plain) {
  // A terminal's stream does not close by itself when it ends.
  const input = new PassThrough({ autoDestroy: false });
  const output = Object.assign(new PassThrough({ encoding: "utf8" }), { columns: 60, rows: 20 });
  let painted = "";
  output.on("data", (text: string) => (painted += text));
  const asker = createInquirerAsker({ input, output, paint });
  /** Types once `text` is on the screen: what comes earlier is nobody's answer. */
  const type = async (keys: string, text: string) => {
    await expect.poll(() => stripVTControlCharacters(painted), { timeout: 10_000 }).toContain(text);
    painted = "";
    input.write(keys);
  };
  return { asker, input, output, type, painted: () => stripVTControlCharacters(painted) };
}

describe("a question", () => {
  test.each([
    ["enter", "\r", { kind: "level", level: "never" }],
    ["down and enter", `${DOWN}\r`, { kind: "level", level: "monthly" }],
    ["0 and enter", "0\r", { kind: "unknown" }],
    ["left", LEFT, { kind: "back" }],
    ["backspace", "\u007F", { kind: "back" }],
    ["? twice, j and enter", "??j\r", { kind: "level", level: "monthly" }],
  ])("is answered by %s", async (_name, keys, answer) => {
    const { asker, type } = terminal();
    const asked = asker.ask(prompt);
    await type(keys, "❯ never");
    expect(await asked).toEqual(answer);
  });

  test("? shows the reason", async () => {
    const { asker, type } = terminal();
    const asked = asker.ask(prompt);
    await type("?", "❯ never");
    await type("\r", "Adding and removing nodes moves disks with them.");
    expect(await asked).toEqual({ kind: "level", level: "never" });
  });

  test("is wrapped to the width of the stream that is painted on", async () => {
    const { asker, output, type, painted } = terminal();
    output.columns = 30;
    const asked = asker.ask(prompt);
    await expect
      .poll(painted, { timeout: 10_000 })
      .toContain("? How often does the number\n  of nodes change?\n");
    await type("\r", "❯ never");
    await asked;
  });

  test("leaves the stream open for the next one, and for say", async () => {
    const { asker, type, painted } = terminal();
    const first = asker.ask(prompt);
    await type("\r", "❯ never");
    await first;
    const second = asker.ask(prompt);
    await type(`${DOWN}\r`, "❯ never");
    expect(await second).toEqual({ kind: "level", level: "monthly" });
    asker.say("saved");
    expect(painted()).toMatch(/✔ How often .* about monthly\s+saved\n$/);
  });

  test("leaves no listener behind", async () => {
    const { asker, input, output, type } = terminal();
    const count = () =>
      [input, output, process]
        .flatMap((each) => each.eventNames().map((name) => each.listenerCount(name)))
        .reduce((sum, each) => sum + each, 0);
    const answerOnce = async () => {
      const asked = asker.ask(prompt);
      await type("\r", "❯ never");
      await asked;
    };
    // Readline hooks itself to a stream once, for good: the first question is not counted.
    await answerOnce();
    const before = count();
    await answerOnce();
    expect(count()).toBe(before);
  });

  test("passes on an error that is not an interruption", async () => {
    const broken = { ...plain, bold: () => expect.unreachable("broken paint") };
    const { asker } = terminal(broken);
    await expect(asker.ask(prompt)).rejects.toThrow("broken paint");
  });
});

describe("a text", () => {
  test.each([
    ["what was typed", "prod.yaml\r", "prod.yaml"],
    ["without blanks around it", "  prod.yaml \r", "prod.yaml"],
    ["the preset for an empty line", "\r", "px.yaml"],
    ["the preset for an erased line", "x\u007F\r", "px.yaml"],
    ["the preset even when its display was erased", "\u007F\r", "px.yaml"],
  ])("is %s", async (_name, keys, text) => {
    const { asker, type } = terminal();
    const asked = asker.askText("Name the profile", "px.yaml");
    await type(keys, "? Name the profile (px.yaml)");
    expect(await asked).toBe(text);
  });
});

describe("Interrupted", () => {
  test.each([
    ["Ctrl-C", CTRL_C],
    ["Ctrl-D", CTRL_D],
    ["Ctrl-D after other keys", `x${CTRL_D}`],
  ])("by %s at a question, and the next can still be asked", async (_name, key) => {
    const { asker, type } = terminal();
    await Promise.all([
      expect(asker.ask(prompt)).rejects.toThrow(Interrupted),
      type(key, "❯ never"),
    ]);
    const again = asker.ask(prompt);
    await type("\r", "❯ never");
    expect(await again).toEqual({ kind: "level", level: "never" });
  });

  test.each([
    ["Ctrl-C", `abc${CTRL_C}`],
    ["Ctrl-D on an empty line", CTRL_D],
  ])("by %s at a text", async (_name, keys) => {
    const { asker, type } = terminal();
    await Promise.all([
      expect(asker.askText("Name", "px.yaml")).rejects.toThrow(Interrupted),
      type(keys, "? Name"),
    ]);
  });

  test("not by Ctrl-D within a text, where it deletes", async () => {
    const { asker, type } = terminal();
    const asked = asker.askText("Name", "px.yaml");
    await type(`abc${LEFT}${CTRL_D}`, "? Name");
    await new Promise((resolve) => setTimeout(resolve, 20));
    await type("\r", "? Name ab");
    expect(await asked).toBe("ab");
  });

  test.each<[string, (input: PassThrough) => void]>([
    ["ends", (input) => input.end()],
    ["is closed", (input) => input.destroy()],
  ])("by input that %s", async (_name, stop) => {
    const { asker, input } = terminal();
    setImmediate(stop, input);
    await expect(asker.ask(prompt)).rejects.toThrow(Interrupted);
  });

  test("by input that ended before the question", async () => {
    const { asker, input, painted } = terminal();
    input.resume().end();
    await once(input, "end");
    await expect(asker.ask(prompt)).rejects.toThrow(Interrupted);
    expect(painted()).toBe("");
  });
});
