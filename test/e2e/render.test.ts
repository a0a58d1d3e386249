import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FORMATS } from "../../src/report/report.ts";
import { type Sandbox, createSandbox } from "../support/scenarios.ts";

const FORMATS_THERE = Object.keys(FORMATS);
const COMMANDS = [
  "check examples",
  "check examples --fail-on warning",
  "advise examples",
  "inspect examples/eks-two-groups",
  "check examples/static-on-premises.yaml bad.yaml",
] as const;
/** `-o` of every format that can be a file, into one folder. */
const filesIn = (folder: string) =>
  FORMATS_THERE.filter((format) => format !== "auto")
    .map((format) => `-o ${format}=${folder}/${format}`)
    .join(" ");

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
  const examples = new URL("../../examples", import.meta.url).pathname;
  await sandbox.run(`cp -r '${examples}' examples`);
  await sandbox.write("bad.yaml", "apiVersion: px-advisor/v1\nkind: ClusterProfile\n");
  for (const [index, command] of COMMANDS.entries()) {
    await sandbox.run(`px-advisor ${command} -o json=${index}.json`);
  }
}, 60_000);
afterAll(() => sandbox.remove());

describe.concurrent("render", () => {
  it.for(COMMANDS)("writes every format of %s as that would have", async (command) => {
    const index = COMMANDS.indexOf(command);
    await sandbox.run(`mkdir direct-${index} rendered-${index}`);
    const direct = await sandbox.run(`px-advisor ${command} ${filesIn(`direct-${index}`)}`);
    const rendered = await sandbox.run(
      `px-advisor render ${index}.json ${filesIn(`rendered-${index}`)}`,
    );
    const differing = await sandbox.run(`diff -r direct-${index} rendered-${index}`);
    expect(differing).toEqual({ stdout: "", stderr: "", status: 0 });
    expect((await sandbox.run(`ls direct-${index}`)).stdout.split("\n")).toHaveLength(
      FORMATS_THERE.length,
    );
    expect(rendered.status).toBe(direct.status);
    expect(rendered.stderr.replace(/as saved in .+\n$/, "")).toBe(
      direct.stderr.replace(/(?<=exit \d: ).+\n$/, ""),
    );
  });

  it("prints on standard output what the command would have printed", async () => {
    const direct = await sandbox.run("px-advisor check examples -o auto");
    expect((await sandbox.run("px-advisor render 0.json -o auto")).stdout).toBe(direct.stdout);
    expect((await sandbox.run("px-advisor render 0.json")).stdout).toBe(direct.stdout);
  });

  it("reads standard input, and what was saved as YAML", async () => {
    const direct = await sandbox.run("px-advisor check examples -o markdown");
    const piped = await sandbox.run("px-advisor render - -o markdown < 0.json");
    expect(piped).toMatchObject({ stdout: direct.stdout, status: 1 });
    await sandbox.run("px-advisor check examples -o yaml=saved.yaml");
    const fromYaml = await sandbox.run("px-advisor render saved.yaml -o json");
    expect(fromYaml.stdout).toBe((await sandbox.run("cat 0.json")).stdout);
  });

  it("renders a result of several megabytes", async () => {
    const result = JSON.parse((await sandbox.run("cat 2.json")).stdout) as { results: object[] };
    const results = Array.from({ length: 200 }, () => result.results).flat();
    await sandbox.write("large.json", JSON.stringify({ ...result, results }));
    const { stdout, status } = await sandbox.run("px-advisor render large.json -q | wc -l");
    expect({ lines: Number(stdout), status }).toEqual({ lines: 200 * 6, status: 0 });
  });

  it.each([
    ["not there", "none.json", "", "none.json: does not exist"],
    ["no JSON", "x.json", '{"a": ', "x.json:1:"],
    ["something else", "x.json", '{"kind": "List"}', "x.json:1:1  holds no result of px-advisor"],
    ["a list", "x.json", "[]", "x.json:1:1  holds no result of px-advisor"],
    ["two documents", "x.yaml", "a: 1\n---\nb: 1\n", "x.yaml:1:1  holds no result of px-advisor"],
    [
      "another version",
      "x.json",
      '{\n  "schemaVersion": 2\n}',
      "x.json:2:20  the result has schemaVersion 2, and 1 is read here",
    ],
    ["less than a result", "x.json", '{"schemaVersion": 1}', "x.json:1:1  tool is missing"],
  ])("refuses what is %s", async (_, file, text, message) => {
    const name = `${Math.random()}`.slice(2);
    if (text !== "") await sandbox.write(`${name}/${file}`, text);
    const path = text === "" ? file : `${name}/${file}`;
    const { stdout, stderr, status } = await sandbox.run(`px-advisor render ${path}`);
    expect({ stdout, status }).toEqual({ stdout: "", status: 2 });
    expect(stderr.replaceAll(`${name}/`, "")).toContain(message);
  });

  it("names files as the command did, wherever it is rendered", async () => {
    await sandbox.run(
      "mkdir -p clone/.git clone/clusters && cp examples/mixed-signals.yaml clone/clusters/p.yaml",
    );
    const uris = async (line: string) =>
      (await sandbox.run(`cd clone && ${line}`)).stdout.match(/"uri": ".*"/g);
    await sandbox.run("cd clone && px-advisor check clusters -o json=r.json");
    await sandbox.run("cd clone/clusters && px-advisor check p.yaml -o json=../s.json");
    const expected = await uris("px-advisor check clusters -o sarif");
    expect(expected).toContain('"uri": "clusters/p.yaml"');
    expect(await uris("cd clusters && px-advisor render ../r.json -o sarif")).toEqual(expected);
    expect(await uris("px-advisor render s.json -o sarif")).toEqual(expected);
  });

  it("names the place of a value that does not belong there", async () => {
    await sandbox.run(`sed 's/"decided"/"sure"/' 0.json > sure.json`);
    const { stderr, status } = await sandbox.run("px-advisor render sure.json");
    expect(status).toBe(2);
    expect(stderr).toMatch(/^sure\.json:\d+:\d+ {2}kind must be one of .+, not "sure"$/m);
  });

  it("refuses a result of another pack", async () => {
    await sandbox.run(`sed 's/"sha256:[0-9a-f]*"/"sha256:0"/' 0.json > other.json`);
    const { stderr, status } = await sandbox.run("px-advisor render other.json -o sarif");
    expect(status).toBe(2);
    expect(stderr).toContain("other.json: was made with the pack portworx 0.1.0 (sha256:0)");
    expect(stderr).toContain("give that pack with --pack");
  });

  it("does not overwrite what it reads", async () => {
    const { status } = await sandbox.run("px-advisor render 0.json -o sarif=0.json");
    expect(status).toBe(2);
    expect(JSON.parse((await sandbox.run("cat 0.json")).stdout)).toHaveProperty("schemaVersion", 1);
  });

  it("ends with 2 where the saved exit code is none", async () => {
    await sandbox.run(`sed 's/"exitCode": 1/"exitCode": 77/' 0.json > odd.json`);
    expect((await sandbox.run("px-advisor render odd.json -q")).status).toBe(2);
  });
});
