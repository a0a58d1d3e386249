import { EventEmitter, once } from "node:events";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { Interrupted, type Prompt } from "../../src/app/asker.ts";
import { createLineAsker } from "../../src/cli/line-asker.ts";
import { startInPty } from "../support/pty.ts";

const prompt: Prompt = {
  question: {
    trait: "autoscaling",
    title: "Autoscaling",
    text: "How often does the number of nodes change?",
    why: "Adding and removing nodes moves disks with them.",
    unit: "changes per month",
    choices: [
      { level: "never", label: "never" },
      { level: "monthly", label: "about monthly" },
    ],
    chosen: null,
  },
  progress: "4 of at most 12 · so far: between B -9 and A +31",
  canGoBack: true,
};
const firstPrompt: Prompt = { ...prompt, canGoBack: false };
const chosenPrompt: Prompt = { ...prompt, question: { ...prompt.question, chosen: "monthly" } };

function converse(...lines: string[]) {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: "utf8" });
  const interrupts = new EventEmitter();
  let transcript = "";
  output.on("data", (text: string) => (transcript += text));
  input.write(lines.map((line) => `${line}\n`).join(""));
  const asker = createLineAsker({ input, output, interrupts });
  return { asker, input, interrupts, transcript: () => transcript };
}

const start = () => {
  const fixture = fileURLToPath(new URL("../support/ask-fixture.js", import.meta.url));
  const session = startInPty({ command: process.execPath, args: [fixture, "line"] });
  onTestFinished(() => session.kill());
  return session;
};

describe("a question", () => {
  test("is words and numbers, asked and answered in plain lines", async () => {
    const { asker, transcript } = converse("2");
    expect(await asker.ask(prompt)).toEqual({ kind: "level", level: "monthly" });
    expect(transcript()).toMatchInlineSnapshot(`
      "4 of at most 12 · so far: between B -9 and A +31

      Question: How often does the number of nodes change?
      Why: Adding and removing nodes moves disks with them.
      1. never
      2. about monthly
      0. I don't know
      Press Ctrl-C at any time to save and stop.
      Type a number from 0 to 2, b for back, or w for why, and press Enter: 2
      Answer: about monthly

      "
    `);
  });

  test("mentions Ctrl-C once in a conversation", async () => {
    const { asker, transcript } = converse("1", "1");
    await asker.ask(prompt);
    await asker.ask(prompt);
    expect(transcript().match(/Ctrl-C/g)).toHaveLength(1);
  });

  test.each([
    ["1", { kind: "level", level: "never" }],
    ["2.", { kind: "level", level: "monthly" }],
    ["  2  ", { kind: "level", level: "monthly" }],
    ["0", { kind: "unknown" }],
    ["b", { kind: "back" }],
    ["Back", { kind: "back" }],
  ])("%j is an answer", async (line, answer) => {
    const { asker } = converse(line);
    expect(await asker.ask(prompt)).toEqual(answer);
  });

  test.each(["3", "-1", "1.5", "never mind", "", "n", "1 2"])(
    "%j is refused with what is accepted, and asked again",
    async (line) => {
      const { asker, transcript } = converse(line, "1");
      expect(await asker.ask(prompt)).toEqual({ kind: "level", level: "never" });
      expect(transcript()).toContain(
        "That is not one of the answers. Type a number from 0 to 2, b for back, or w for why, and press Enter: ",
      );
    },
  );

  test("without a way back does not offer b and refuses it", async () => {
    const { asker, transcript } = converse("b", "1");
    expect(await asker.ask(firstPrompt)).toEqual({ kind: "level", level: "never" });
    expect(transcript()).not.toContain("b for back");
    expect(transcript()).toContain("There is no question to go back to. Type a number");
  });

  test.each(["w", "why", "?", "W"])(
    "%s tells why, and of numbers, and asks again",
    async (line) => {
      const { asker, transcript } = converse(line, "1");
      expect(await asker.ask(prompt)).toEqual({ kind: "level", level: "never" });
      expect(transcript()).toContain(
        "\nWhy: Adding and removing nodes moves disks with them. A profile file can also give a number, in changes per month.\nType a number",
      );
    },
  );

  test("asked again keeps its answer on Enter alone", async () => {
    const { asker, transcript } = converse("");
    expect(await asker.ask(chosenPrompt)).toEqual({ kind: "level", level: "monthly" });
    expect(transcript()).toContain("Your answer so far is number 2. Press Enter alone to keep it.");
  });
});

describe("a text", () => {
  test("is what was typed, without blanks around it", async () => {
    const { asker } = converse("  prod.yaml ");
    expect(await asker.askText("Name the profile", "px.yaml")).toBe("prod.yaml");
  });

  test("is the preset when the line is empty", async () => {
    const { asker, transcript } = converse("");
    expect(await asker.askText("Name the profile", "px.yaml")).toBe("px.yaml");
    expect(transcript()).toBe("Name the profile (px.yaml): \n");
  });

  test("shows no parentheses without a preset", async () => {
    const { asker, transcript } = converse("x");
    await asker.askText("Name the profile", "");
    expect(transcript()).toBe("Name the profile: x\n");
  });
});

describe("lines", () => {
  test("that arrive together answer one question each", async () => {
    const { asker, transcript } = converse("2", "w", "0", "b", "name");
    expect(await asker.ask(prompt)).toEqual({ kind: "level", level: "monthly" });
    expect(await asker.ask(prompt)).toEqual({ kind: "unknown" });
    expect(await asker.ask(prompt)).toEqual({ kind: "back" });
    expect(await asker.askText("Name", "px.yaml")).toBe("name");
    expect(transcript()).toMatch(/ 2\nAnswer: about [^]* 0\nAnswer: I don't [^]* b\nGoing back\./);
  });

  test("that arrive between two questions are kept", async () => {
    const { asker, input } = converse("1");
    await asker.ask(prompt);
    input.write("2\r\n0\n");
    await new Promise((resolve) => setImmediate(resolve));
    expect(await asker.ask(prompt)).toEqual({ kind: "level", level: "monthly" });
    expect(await asker.ask(prompt)).toEqual({ kind: "unknown" });
  });

  test("before the end of input are answers, the last without its line feed too", async () => {
    const { asker, input } = converse("1");
    input.end("2");
    await asker.ask(prompt);
    expect(await asker.ask(prompt)).toEqual({ kind: "level", level: "monthly" });
    await expect(asker.ask(prompt)).rejects.toThrow(Interrupted);
  });

  test("are not read between questions, so that a terminal does not keep the process", async () => {
    const { asker, input } = converse("1");
    await asker.ask(prompt);
    expect(input.isPaused()).toBe(true);
  });

  test("say writes a line of its own", () => {
    const { asker, transcript } = converse();
    asker.say("saved");
    expect(transcript()).toBe("saved\n");
  });
});

describe("Interrupted", () => {
  test("by Ctrl-C, and a later question can still be asked", async () => {
    const { asker, input, interrupts, transcript } = converse();
    const asked = asker.ask(prompt);
    interrupts.emit("SIGINT");
    await expect(asked).rejects.toThrow(Interrupted);
    expect(transcript()).toMatch(/press Enter: \n$/);
    expect(interrupts.listenerCount("SIGINT")).toBe(0);
    input.write("1\n");
    expect(await asker.ask(prompt)).toEqual({ kind: "level", level: "never" });
    expect(interrupts.listenerCount("SIGINT")).toBe(0);
  });

  test("by input that ends while a question waits", async () => {
    const { asker, input } = converse();
    const asked = asker.ask(prompt);
    input.end();
    await expect(asked).rejects.toThrow(Interrupted);
  });

  test("by input that ended before the first question", async () => {
    const { asker, input } = converse();
    input.resume().end();
    await once(input, "end");
    await expect(asker.ask(prompt)).rejects.toThrow(Interrupted);
  });

  test("by a terminal that goes away", async () => {
    const { asker, input } = converse();
    const asked = asker.askText("Name", "px.yaml");
    input.destroy(new Error("read EIO"));
    await expect(asked).rejects.toThrow(Interrupted);
  });
});

describe("in a terminal", () => {
  test("not one escape is printed, and the process ends after the last answer", async () => {
    const session = start();
    await session.waitFor("1 of at most 2");
    session.press("9", "backspace", "2", "enter");
    await session.waitFor("2 of at most 2");
    session.press("b", "enter");
    await session.waitFor("Name the profile");
    session.press("enter");
    expect(await session.exit()).toEqual({ code: 0, signal: 0 });
    expect(session.screen()).toContain("press Enter: 2\nAnswer: about monthly\n");
    expect(session.screen()).toMatch(/done$/);
    expect(session.raw()).not.toContain("\u001B");
  });

  test.each(["ctrl-c", "ctrl-d"])("%s interrupts", async (key) => {
    const session = start();
    await session.waitFor("press Enter:");
    session.press(key);
    expect(await session.exit()).toEqual({ code: 130, signal: 0 });
    expect(session.screen()).toMatch(/caught Interrupted$/);
  });
});
