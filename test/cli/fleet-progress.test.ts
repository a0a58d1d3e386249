import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Environment } from "../../src/cli/environment.ts";
import { createProgress, progressText } from "../../src/cli/fleet-progress.ts";

interface Streams {
  readonly stdoutIsTerminal?: boolean;
  readonly stderrIsTerminal?: boolean;
  readonly env?: Environment["env"];
}

function surroundings({ stdoutIsTerminal = false, stderrIsTerminal = true, env = {} }: Streams) {
  let written = "";
  const output = (isTTY: boolean) => ({ isTTY, write: (text: string) => void (written += text) });
  const environment = { stdout: output(stdoutIsTerminal), stderr: output(stderrIsTerminal), env };
  return { environment, written: () => written };
}

async function shown(streams: Streams, isQuiet = false): Promise<string> {
  const { environment, written } = surroundings(streams);
  const progress = createProgress(environment as unknown as Environment, isQuiet);
  progress.show(1, 10);
  await setTimeout(120);
  progress.show(5, 10);
  progress.clear();
  progress.clear();
  return written();
}

describe("the progress of a fleet", () => {
  it("is drawn on a terminal, not too often, and cleared", async () => {
    expect(await shown({})).toBe("\r\u001B[K██████████░░░░░░░░░░  50 %  5 of 10 files\r\u001B[K");
  });

  it.each<[string, Streams, boolean]>([
    ["where the document goes to the terminal too", { stdoutIsTerminal: true }, false],
    ["where standard error is no terminal", { stderrIsTerminal: false }, false],
    ["in CI", { env: { CI: "1" } }, false],
    ["for screen readers", { env: { ACCESSIBLE: "1" } }, false],
    ["with -q", {}, true],
  ])("is not drawn %s", async (_, streams, isQuiet) => {
    expect(await shown(streams, isQuiet)).toBe("");
  });

  it.each([
    [3, null, "3 judged"],
    [0, 0, "0 judged"],
    [10, 10, `${"█".repeat(20)}  100 %  10 of 10 files`],
  ])("of %i of %s says %s", (done, all, expected) => {
    expect(progressText(done, all)).toBe(expected);
  });
});
