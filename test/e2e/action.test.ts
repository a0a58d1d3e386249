import { readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type CiSandbox, createCiSandbox } from "../support/ci-sandbox.ts";
import { ROOT } from "../support/scenarios.ts";

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly shell?: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

interface Action {
  readonly inputs: Readonly<
    Record<string, { default?: unknown; required?: boolean; description: string }>
  >;
  readonly outputs: Readonly<Record<string, { value: string; description: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const ACTION = parse(readFileSync(join(ROOT, "action.yml"), "utf8")) as Action;
const VERSION = (
  JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string }
).version;

let sandbox: CiSandbox;
beforeEach(async () => {
  sandbox = await createCiSandbox();
});
afterEach(() => sandbox.remove());

/** Runs the steps as a runner does, and gives the action's outputs. */
async function runAction(given: Readonly<Record<string, string>>) {
  const temp = join(sandbox.folder, "../temp folder");
  await mkdir(temp, { recursive: true });
  const values: Record<string, string> = { "runner.temp": temp };
  for (const [name, { default: value = "" }] of Object.entries(ACTION.inputs)) {
    values[`inputs.${name}`] = given[name] ?? String(value);
  }
  const filled = (text: string) =>
    text.replaceAll(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => {
      if (!(name in values)) throw new Error(`the runner knows no ${name}`);
      return values[name]!;
    });
  let log = "";
  let status: number | string = 0;
  for (const [index, step] of ACTION.runs.steps.entries()) {
    const script = join(sandbox.folder, `../step ${index}.sh`);
    const output = join(sandbox.folder, `../output ${index}`);
    await writeFile(script, step.run);
    await writeFile(output, "");
    const env = Object.fromEntries(
      Object.entries(step.env).map(([key, value]) => [key, filled(value)]),
    );
    const ending = await sandbox.run(`bash --noprofile --norc -eo pipefail '${script}'`, {
      env: { ...env, GITHUB_OUTPUT: output, RUNNER_TEMP: temp },
    });
    log += ending.stdout + ending.stderr;
    for (const [key, value] of outputsIn(await readFile(output, "utf8"))) {
      values[`steps.${step.id}.outputs.${key}`] = value;
    }
    status = ending.status;
    if (status !== 0) break;
  }
  const outputs = Object.entries(ACTION.outputs).map(([name, { value }]) => {
    const source = /^\$\{\{ (steps\.check\.outputs\.[\w-]+) \}\}$/.exec(value)![1]!;
    return [name, values[source] ?? ""];
  });
  return { status, log, outputs: Object.fromEntries(outputs) as Record<string, string> };
}

/** Reads the two ways in which a step may write an output. */
function outputsIn(text: string): [string, string][] {
  const found = [...text.matchAll(/^([\w-]+)(?:=(.*)|<<(.+)\n([^]*?)\n\3)$/gm)];
  expect(found.map(([all]) => `${all}\n`).join("")).toBe(text);
  return found.map(([, key = "", line, , lines]) => [key, line ?? lines ?? ""]);
}

describe("action.yml", () => {
  it("is a composite action, each step of which names its shell", () => {
    expect(ACTION.runs.using).toBe("composite");
    expect(ACTION.runs.steps.map(({ shell }) => shell)).toEqual(["bash", "bash"]);
  });

  it("writes nothing into a script before it is run", () => {
    for (const { run } of ACTION.runs.steps) expect(run).not.toContain("${{");
  });

  it("installs the version that it came with", () => {
    expect(ACTION.inputs["version"]?.default).toBe(VERSION);
  });

  it("describes its inputs and outputs, and asks for nothing but paths", () => {
    const all = [...Object.values(ACTION.inputs), ...Object.values(ACTION.outputs)];
    expect(all.every(({ description }) => description.length > 10)).toBe(true);
    const required = Object.entries(ACTION.inputs).filter(([, input]) => input.required);
    expect(required.map(([name]) => name)).toEqual(["paths"]);
  });
});

describe("the action", () => {
  it.each([
    ["clusters", 0],
    ["clusters/match.yaml\nmismatch\n", 1],
    ["", 2],
    ["nowhere", 2],
  ])("with the paths %j ends as px-advisor does: %d", async (paths, code) => {
    const { status, outputs, log } = await runAction({ paths });
    expect({ status, log, code: outputs["exit-code"] }).toMatchObject({
      status: code,
      code: `${code}`,
    });
    if (code !== 0) expect(log).toContain(`px-advisor: exit ${code}: `);
  });

  it("gives the file with the SARIF, in the temporary folder or where it is wanted", async () => {
    const { outputs } = await runAction({ paths: "mismatch" });
    expect(outputs["sarif"]).toBe(
      join(sandbox.folder, "../temp folder/px-advisor/px-advisor.sarif"),
    );
    expect(JSON.parse(await readFile(outputs["sarif"]!, "utf8"))).toBeTypeOf("object");
    const named = await createCiSandbox();
    await sandbox.remove();
    sandbox = named;
    const wanted = await runAction({ paths: "mismatch", "sarif-file": "my results.sarif" });
    expect(wanted.outputs["sarif"]).toBe("my results.sarif");
    expect(JSON.parse(await readFile(join(named.folder, "my results.sarif"), "utf8"))).toBeTypeOf(
      "object",
    );
  });

  it("gives no file of an earlier run where none was written", async () => {
    await sandbox.write("old.sarif", "{}");
    const { outputs, status } = await runAction({ paths: "", "sarif-file": "old.sarif" });
    expect({ status, sarif: outputs["sarif"] }).toEqual({ status: 2, sarif: "" });
  });

  it("passes every line of its inputs as one argument, and runs none of it", async () => {
    const hostile = "$(touch ran) `touch ran`; touch ran && 'x\" #${PATH}*";
    const { status } = await runAction({
      paths: `clusters\n\n-dash\n${hostile}`,
      args: "--fail-on=warning\n--pack\na folder",
      version: "1.2.3; touch ran",
      "sarif-file": "out file.sarif",
    });
    expect(status).toBe(2);
    const [npm, advisor] = await sandbox.calls();
    expect(npm!.at(-1)).toBe("px-advisor@1.2.3; touch ran");
    expect(advisor).toEqual([
      ...["px-advisor", "check", "--fail-on=warning", "--pack", "a folder"],
      ...["-o", "auto", "-o", "sarif=out file.sarif", "--", "clusters", "-dash", hostile],
    ]);
    expect((await sandbox.run("ls .. .")).stdout).not.toMatch(/^ran$/m);
  });
});
