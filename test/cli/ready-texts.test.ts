import { PassThrough, Readable } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import type { Environment } from "../../src/cli/environment.ts";
import { runCli } from "../../src/cli/main.ts";
import { runProcess } from "../../src/cli/process.ts";
import { createProgram } from "../../src/cli/program.ts";
import { lineOf, textFor } from "../../src/cli/ready-texts.ts";
import { streamOutput } from "../support/stream-output.ts";

// What the build rendered; its modules are not among the sources that are type-checked.
const { TEXTS } = (await import("../../dist/made/texts.js" as string)) as {
  TEXTS: Record<string, string>;
};

/** A process that gets no signals. */
const SIGNALS = { once: () => {}, off: () => {} };

function environment(args: readonly string[]) {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const outputs = { stdout: streamOutput(out), stderr: streamOutput(err) };
  const streams = { stdin: Readable.from([]), ...outputs, signals: SIGNALS };
  const run: Environment = { args, invocation: "px-advisor", cwd: "/", env: {}, ...streams };
  return { run, out: () => String(out.read() ?? ""), err: () => String(err.read() ?? "") };
}

/** What commander prints for a command line, and what the run ends with. */
async function printed(args: readonly string[]) {
  const { run, out, err } = environment(args);
  const code = await runCli(run);
  return { code, out: out(), err: err() };
}

const program = await createProgram(environment([]).run, () => {});
const paths = program.commands.flatMap((command) => [
  [command.name()],
  ...command.commands.map((inner) => [command.name(), inner.name()]),
]);
const lines = Object.keys(TEXTS).map((line) => JSON.parse(line) as string[]);

describe("the texts that the build renders", () => {
  it("are there for every command, and for the program", () => {
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths) {
      expect(TEXTS).toHaveProperty([lineOf([...path, "--help"])]);
      expect(TEXTS).toHaveProperty([lineOf([...path, "-h"])]);
    }
    for (const word of ["--help", "-h", "help", "--version", "-V"]) {
      expect(TEXTS).toHaveProperty([lineOf([word])]);
    }
  });

  it.each(lines.map((line) => [line.join(" "), line] as const))(
    "are what commander prints: %s",
    async (_, line) => {
      const out = await textFor(line, async () => TEXTS);
      expect(out).not.toBe("");
      expect(await printed(line)).toEqual({ code: 0, out, err: "" });
    },
  );

  it.each([
    [["check", "--help", "x"]],
    [["check --help"]],
    [["--version", "check"]],
    [["check", "--", "--help"]],
    [["help", "nothing"]],
    [["constructor"]],
    [["help", "__proto__"]],
  ])("are not asked for by %j", async (line) => {
    expect(await textFor(line, async () => TEXTS)).toBe(null);
  });

  it("are not loaded for other command lines", async () => {
    const load = vi.fn<() => Promise<Record<string, string>>>(async () => TEXTS);
    expect(await textFor(["check", "profile.yaml"], load)).toBe(null);
    expect(load).not.toHaveBeenCalled();
  });

  it("name the program as it was called, before the rest is loaded", async () => {
    const [stdout, stderr] = [new PassThrough(), new PassThrough()];
    const argv = ["node", "/usr/bin/kubectl-px_advisor", "check", "--help"];
    const host = {
      argv,
      env: {},
      cwd: () => "/",
      stdin: Readable.from([]),
      stdout,
      stderr,
      ...SIGNALS,
    };
    const descriptors = { stdout: -1, stderr: -1 };
    const cli = () => Promise.reject(new Error("loaded"));
    expect(await runProcess(host, { texts: async () => TEXTS, cli, descriptors })).toBe(0);
    expect(String(stdout.read())).toContain("Usage: kubectl px-advisor check [options]");
  });
});

describe("a command that is declared alone", () => {
  it.each([
    ["check"],
    ["check --nonsense"],
    ["check --fail-on never a.yaml"],
    ["rules"],
    ["rules nonsense"],
    ["explain"],
    ["explain a b"],
    ["diff one"],
    ["completion csh"],
  ])("says what it says among all others: %s", async (line) => {
    const args = line.split(" ");
    const alone = await printed(args);
    const among = environment(args);
    const all = await createProgram(among.run, () => {});
    const error: unknown = await all
      .parseAsync(args, { from: "user" })
      .catch((each: unknown) => each);
    expect(error).toBeInstanceOf(Error);
    const text = among.err();
    expect(text).not.toBe("");
    expect(alone.err.startsWith(text)).toBe(true);
    expect(alone.code).toBe(2);
  });
});
