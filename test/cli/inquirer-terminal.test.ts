import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { startInPty, type PtyOptions } from "../support/pty.ts";

const fixture = fileURLToPath(new URL("../support/ask-fixture.js", import.meta.url));
// Asks every library that looks at the environment to colour.
const env = { FORCE_COLOR: "3", COLORTERM: "truecolor" };
const start = (args: string[], options: Partial<PtyOptions> = {}) => {
  const command = process.execPath;
  const session = startInPty({ command, args: [fixture, "inquirer", ...args], env, ...options });
  onTestFinished(() => session.kill());
  return session;
};
/** Answers all three questions of the fixture, with a look at the reason. */
const answerAll = async (session: ReturnType<typeof start>) => {
  await session.waitFor("1 of at most 2");
  session.press("?", "down", "enter");
  await session.waitFor("2 of at most 2");
  session.press("left");
  await session.waitFor("Name the profile");
  session.press("enter");
  return session.exit();
};
// eslint-disable-next-line no-control-regex
const SGR = /\u001B\[[\d;:]*m/;

test("with colour off not one colour escape is printed, whatever the environment wants", async () => {
  const session = start([]);
  expect(await answerAll(session)).toEqual({ code: 0, signal: 0 });
  expect(session.raw()).not.toMatch(SGR);
});

test("with colour on the same conversation is coloured", async () => {
  const session = start(["colour"]);
  await answerAll(session);
  expect(session.raw()).toContain("\u001B[36m❯ about monthly\u001B[0m");
  expect(session.raw()).toContain("\u001B[36m✔\u001B[0m \u001B[1mName the profile");
});

test("prompts go to stderr and leave one line an answer; stdout holds the answers alone", async () => {
  const folder = mkdtempSync(join(tmpdir(), "px-ask-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const stdoutFile = join(folder, "stdout");
  const session = start([], { stdoutFile });
  await answerAll(session);
  expect(session.screen()).toMatchInlineSnapshot(`
    "✔ How often does the number of nodes change with demand? about monthly
    ✔ Name the profile px.yaml
    done"
  `);
  expect(readFileSync(stdoutFile, "utf8")).toMatchInlineSnapshot(`
    "{"kind":"level","level":"monthly"}
    {"kind":"back"}
    "px.yaml"
    "
  `);
});

test("redraws on a small terminal leave nothing of earlier frames", async () => {
  const session = start([], { cols: 24, rows: 12 });
  await session.waitFor("❯ never");
  session.press("?", "down", "x".repeat(60), "up", "?", "3");
  await session.waitFor("❯ about daily");
  session.press("enter");
  await session.waitFor(/❯ yes[^]*save and stop$/);
  session.press("left");
  await session.waitFor("Name the profile");
  session.press("ab", "backspace", "enter");
  await session.exit();
  expect(session.screen()).toMatchInlineSnapshot(`
    "✔ How often does the
      number of nodes
      change with demand?
      about daily
    {"kind":"level","level":
    "daily"}
    {"kind":"back"}
    ✔ Name the profile a
    "a"
    done"
  `);
});

test.each(["ctrl-c", "ctrl-d"])("%s interrupts and shows no stack", async (key) => {
  const session = start([]);
  await session.waitFor("1 of at most 2");
  session.press(key);
  expect(await session.exit()).toEqual({ code: 130, signal: 0 });
  expect(session.screen()).toMatch(/ctrl-c save and stop\ncaught Interrupted$/);
});

test("a question survives Ctrl-Z and fg", async () => {
  const session = startInPty({
    command: "bash",
    args: ["--norc", "--noprofile", "-i"],
    env: { PS1: "ready> " },
    cols: 300,
  });
  onTestFinished(() => session.kill());
  await session.waitFor("ready>");
  session.press(`"${process.execPath}" "${fixture}" inquirer`, "enter");
  await session.waitFor("❯ never");
  session.press("ctrl-z");
  await session.waitFor("Stopped");
  session.press("fg", "enter");
  await session.waitFor(/fg\n.*ask-fixture\.js/);
  // Only a redraw shows that the question listens again, and only a key makes it redraw.
  await expect
    .poll(
      () => {
        session.press("3");
        return session.screen();
      },
      { timeout: 15_000 },
    )
    .toContain("❯ about daily");
});
