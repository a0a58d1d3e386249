import { existsSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compiledProgram } from "../../src/cli/compiled-program.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "px-program-"));
  writeFileSync(join(folder, "cli.cjs"), "module.exports = 1;");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The program in a run of one command, so many seconds after its start. */
function programOf({ env = {}, command = "check", seconds = 0.1, sourceMapsEnabled = false }) {
  const host = {
    argv: ["node", "px-advisor", command],
    env: { XDG_CACHE_HOME: folder, ...env },
    execArgv: ["--no-warnings"],
    platform: "linux" as const,
    sourceMapsEnabled,
    uptime: () => seconds,
  };
  const files = {
    folder,
    build: "0123456789abcdef",
    main: "px-advisor.cjs",
    require: (id: string) => id,
  };
  return compiledProgram(host, files);
}

describe("the compiled program", () => {
  it.each(["NODE_DISABLE_COMPILE_CACHE", "NODE_V8_COVERAGE", "PX_ADVISOR_DEBUG"])(
    "is not wanted with %s",
    (name) => {
      expect(programOf({ env: { [name]: "1" } })).toBeNull();
      expect(programOf({ env: { [name]: "" } })).not.toBeNull();
    },
  );

  it("is not wanted with maps of sources", () => {
    expect(programOf({ sourceMapsEnabled: true })).toBeNull();
  });

  it("is not wanted where it cannot be kept", () => {
    expect(programOf({ env: { XDG_CACHE_HOME: undefined } })).toBeNull();
  });

  it.each([
    ["check", 0, 0.1, true],
    ["check", 1, 0.1, true],
    ["advise", 3, 0.1, true],
    ["check", 2, 0.1, false],
    ["check", 130, 0.1, false],
    ["explain", 0, 0.1, false],
    ["check", 0, 60, false],
  ])("of %s that ended with %d after %d s is kept: %s", (command, exitCode, seconds, isKept) => {
    const program = programOf({ command, seconds });
    expect(program?.load("cli.cjs")).toBe(1);
    program?.end(exitCode);
    expect(existsSync(join(folder, "px-advisor"))).toBe(isKept);
  });
});
