import { mkdtemp, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "vitest";
import { parseScenario, playScenario, readScenarios } from "../support/scenarios.ts";

/*
 * Each file of test/scenarios is one claim about the command line: files, a command, and what it
 * prints and ends with. `npx vitest run test/e2e/scenarios.test.ts -u` writes down what comes out:
 * read the difference before you keep it.
 */
const MINIMAL = "==== claim\nx\n==== command\ntrue\n==== status\n0\n";
const scenarios = readScenarios(fileURLToPath(new URL("../scenarios", import.meta.url)));

describe.concurrent("px-advisor", () => {
  it.for(scenarios)("$claim ($name)", async (scenario, { expect }) => {
    await expect(await playScenario(scenario)).toMatchFileSnapshot(scenario.path);
  });
});

describe("the scenarios", () => {
  it("are no fewer than they were", ({ expect }) => {
    expect(scenarios.length).toBeGreaterThanOrEqual(45);
  });

  it("make no claim twice", ({ expect }) => {
    const claims = scenarios.map(({ claim }) => claim);
    expect(claims.filter((claim, index) => claims.indexOf(claim) !== index)).toEqual([]);
  });

  it("are missed in a folder that holds none", async ({ expect }) => {
    const folder = await mkdtemp(join(tmpdir(), "px-scenarios-"));
    expect(() => readScenarios(folder)).toThrow("holds no .scenario file");
    await rmdir(folder);
  });

  it.for<[string, string, string]>([
    ["a section of another name", "==== claim\nx\n==== output\n", "there is no section output"],
    ["no command", "==== claim\nx\n==== status\n0\n", "the section command is missing or empty"],
    ["no status", "==== claim\nx\n==== command\ntrue\n", "the section status is missing or empty"],
    ["two commands", `${MINIMAL}==== command\ntrue\n`, "has 2 sections command"],
    ["a file without a name", `${MINIMAL}==== file\n`, "only a file has a name"],
    ["text in front", `x\n${MINIMAL}`, "text stands before the first section"],
    [
      "the claim in another place",
      "==== status\n0\n==== claim\nx\n",
      "does not begin with its claim",
    ],
  ])("are refused with %s", ([, text, message], { expect }) => {
    expect(() => parseScenario("x.scenario", text)).toThrow(message);
  });
});
