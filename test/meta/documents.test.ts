import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { commandsOf, consoleBlocks, replay } from "../../scripts/sessions.js";
import { EXIT_CODES } from "../../src/app/exit-code.ts";
import { createProgram } from "../../src/cli/program.ts";
import { SCHEMA_NAMES } from "../../src/core/model/schema-names.ts";
import { jsonSchema } from "../../src/core/model/json-schema.ts";
import { ERROR_CODES } from "../../src/core/model/errors.ts";
import { TOOL_VERSION } from "../../src/core/model/tool.ts";
import { PORTWORX } from "../../src/core/pack/portworx.ts";
import { RULE_SET } from "../support/assessing.ts";
import { streamOutput } from "../support/stream-output.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

interface Package {
  readonly version: string;
  readonly dependencies: Record<string, string>;
  readonly devDependencies: Record<string, string>;
}

const PACKAGE = JSON.parse(read("package.json")) as Package;

describe("the README", () => {
  it("begins with the two commands", () => {
    expect(read("README.md")).toMatch(/```sh\nnpm ci && npm start\nnpm ci && npm test\n```/);
  });

  it("shows in its sessions what the commands print", { timeout: 120_000 }, async () => {
    const readme = read("README.md");
    const commands = consoleBlocks(readme).flatMap(commandsOf);
    expect(commands.length).toBeGreaterThan(12);
    expect(await replay(readme)).toBe(readme);
  });

  it("shows every command of the program, and every option of each in a session or a sentence", async () => {
    const readme = read("README.md");
    const outputs = {
      stdout: streamOutput(process.stdout),
      stderr: streamOutput(process.stderr),
    };
    const streams = { stdin: process.stdin, ...outputs };
    const program = await createProgram(
      { args: [], invocation: "px-advisor", cwd: ROOT, env: {}, ...streams, signals: process },
      () => {},
    );
    const commands = program.commands.flatMap((command) =>
      command.commands.length === 0
        ? [command.name()]
        : command.commands.map((inner) => `${command.name()} ${inner.name()}`),
    );
    expect(commands.length).toBeGreaterThan(7);
    for (const command of commands) expect(readme).toContain(`px-advisor ${command}`);
    const options = program.commands.flatMap((command) => command.options.map(({ long }) => long));
    for (const option of options) expect(readme).toContain(option);
  });

  it("lists the exit codes and the error codes with their meanings", () => {
    const rows = new Map(
      [...read("README.md").matchAll(/^\| `?([\w-]+)`? +\| (.*?) +\|$/gm)].map((row) => [
        row[1],
        row[2],
      ]),
    );
    for (const [code, meaning] of Object.entries({ ...EXIT_CODES, ...ERROR_CODES })) {
      expect(rows.get(code)).toBe(meaning);
    }
  });
});

describe("the repository", () => {
  it("has one version everywhere", () => {
    expect(TOOL_VERSION).toBe(PACKAGE.version);
    expect(read("CHANGELOG.md")).toContain(`## ${TOOL_VERSION}`);
    expect(read("CHANGELOG.md")).toContain(`\`portworx\` ${PORTWORX.pack.pack.version}`);
  });

  it("gives a reason for every dependency, and pins each exactly", () => {
    const reasons = read("CONTRIBUTING.md");
    const all = { ...PACKAGE.dependencies, ...PACKAGE.devDependencies };
    expect(Object.keys(all).length).toBeGreaterThan(15);
    for (const [name, version] of Object.entries(all)) {
      expect(reasons).toContain(`\`${name}\``);
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it.each([...SCHEMA_NAMES])("ships the JSON Schema of a %s as it is", (name) => {
    expect(JSON.parse(read(`rules/schema/${name}.schema.json`))).toEqual(
      JSON.parse(JSON.stringify(jsonSchema(name, RULE_SET))),
    );
  });

  it("uses every error code", () => {
    const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" });
    const sources = files
      .filter((name) => name.endsWith(".ts") && !name.endsWith("errors.ts"))
      .map((name) => read(join("src", name)))
      .join("\n");
    const unused = Object.keys(ERROR_CODES).filter((code) => !sources.includes(`"${code}"`));
    expect(unused).toEqual([]);
  });

  it("has small files: half of src below 70 lines, 95 of 100 below 200, none above 250", () => {
    const lengths = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => read(join("src", name)).split("\n").length - 1)
      .toSorted((a, b) => a - b);
    const at = (share: number) => lengths[Math.floor(lengths.length * share)]!;
    expect(lengths.length).toBeGreaterThan(70);
    expect(at(0.5)).toBeLessThanOrEqual(70);
    expect(at(0.95)).toBeLessThanOrEqual(200);
    expect(lengths.at(-1)).toBeLessThanOrEqual(250);
  });
});
