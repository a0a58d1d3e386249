import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVEN } from "../support/assessing.ts";
import { type Sandbox, createSandbox } from "../support/scenarios.ts";

const HEADER = "apiVersion: px-advisor/v1\nkind: ClusterProfile\n";
const ELASTIC = { ...EVEN, environment: "aws", autoscaling: "daily", instanceChurn: "regular" };

function profile(name: string, traits: object, topology = ""): string {
  const lines = Object.entries(traits).map(([id, level]) => `  ${id}: "${String(level)}"\n`);
  const known = lines.length === 0 ? "" : `traits:\n${lines.join("")}`;
  return `${HEADER}metadata: { name: "${name}" }\n${known}${topology}`;
}

const CONVERGED = "topology: { approach: converged }\n";
const APART = "topology: { approach: disaggregated }\n";
const FORM = "topology: { approach: disaggregated, form: separate-clusters }\n";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
  const examples = new URL("../../examples", import.meta.url).pathname;
  await sandbox.run(`mkdir -p repo/.git && cp -r '${examples}' repo/examples`);
  const files = {
    "match.yaml": profile("match", ELASTIC, APART),
    "mismatch.yaml": profile("mismatch", ELASTIC, CONVERGED),
    "unjudged.yaml": profile("unjudged", ELASTIC),
    "open.yaml": profile("open", {}, APART),
    "tie.yaml": profile("tie", EVEN),
    "conflict.yaml": profile("conflict", { ...EVEN, clusterSize: "tiny", sharedFabric: "yes" }),
    "form.yaml": profile("form", ELASTIC, FORM),
    "it's a $(touch pwned) name.yaml": profile("odd", ELASTIC, CONVERGED),
    "infra/eu/-dash.yaml": profile("dash", ELASTIC, CONVERGED),
    "strict/.px-advisor.yaml": "failOn: warning\n",
    "strict/form.yaml": profile("strict", ELASTIC, FORM),
    "lax/.px-advisor.yaml": "exitZero: true\n",
    "lax/mismatch.yaml": profile("lax", ELASTIC, CONVERGED),
    "two.yaml": `${profile("one", ELASTIC, APART)}---\n${profile("other", ELASTIC, CONVERGED)}`,
  };
  for (const [name, text] of Object.entries(files)) await sandbox.write(`repo/${name}`, text);
}, 60_000);
afterAll(() => sandbox.remove());

/** The command of a record and what it promises. */
function confirmationIn(record: string): { command: string; code: number } {
  const [, confirmation = ""] = record.split(/^#+ (?:\d+\.\d+\.\d+ )?Confirmation$/m);
  const [, command] = /^```sh\n(.+)\n```$/m.exec(confirmation) ?? [];
  const [, code] = /On the evidence of this record it ends with (\d)\./.exec(confirmation) ?? [];
  expect(command).toMatch(/^px-advisor check /);
  return { command: command!, code: Number(code) };
}

const CASES: readonly [arguments_: string, folder: string, code: number, env?: object][] = [
  ["match.yaml", ".", 0],
  ["mismatch.yaml", ".", 1],
  ["unjudged.yaml", ".", 3],
  ["unjudged.yaml", ".", 1, { PX_ADVISOR_FAIL_ON: "warning" }],
  ["open.yaml", ".", 3],
  ["tie.yaml", ".", 0],
  ["conflict.yaml", ".", 1],
  ["form.yaml", ".", 0],
  ["form.yaml", ".", 1, { PX_ADVISOR_FAIL_ON: "warning" }],
  ["mismatch.yaml", ".", 1, { PX_ADVISOR_EXIT_ZERO: "1" }],
  ['"it\'s a \\$(touch pwned) name.yaml"', ".", 1],
  ["./-dash.yaml", "infra/eu", 1],
  ["../../match.yaml", "infra/eu", 0],
  ["examples/eks-two-groups", ".", 0],
  ["examples/half-configured", ".", 1],
  [".", "examples/half-configured", 1],
  ["strict/form.yaml", ".", 1],
  ["lax/mismatch.yaml", ".", 0],
  ["strict/form.yaml --config lax/.px-advisor.yaml", ".", 0],
];

describe.concurrent("the command of a record", () => {
  it.for(CASES)("advise %s in %s: ends as promised", async ([given, folder, code, env = {}]) => {
    const advised = await sandbox.run(`px-advisor advise ${given} -o markdown`, {
      cwd: `repo/${folder}`,
      env: { ...env },
    });
    const { command, code: promise } = confirmationIn(advised.stdout);
    const ending = await sandbox.run(command, { cwd: "repo" });
    expect({ promise, status: ending.status }, `${command}\n${ending.stderr}`).toEqual({
      promise: code,
      status: code,
    });
  });

  it("of one of several clusters counts the others that it reads", async () => {
    const { stdout } = await sandbox.run("px-advisor advise two.yaml -o markdown", { cwd: "repo" });
    const sections = stdout.split(/^## /m).filter((section) => /^\d\./.test(section));
    expect(sections).toHaveLength(2);
    for (const section of sections) {
      const { command, code } = confirmationIn(section);
      expect(code).toBe(1);
      expect(await sandbox.run(command, { cwd: "repo" })).toMatchObject({ status: code });
    }
  });

  it("ends with 0 once the decision is followed", async () => {
    await sandbox.write("repo/later.yaml", profile("later", ELASTIC, CONVERGED));
    const { stdout } = await sandbox.run("px-advisor advise later.yaml -o markdown", {
      cwd: "repo",
    });
    expect(stdout).toContain("It ends with 0 where disaggregated is deployed or declared");
    await sandbox.write("repo/later.yaml", profile("later", ELASTIC, APART));
    const { command } = confirmationIn(stdout);
    expect(await sandbox.run(command, { cwd: "repo" })).toMatchObject({ status: 0 });
  });

  it("runs nothing that a name in it holds", async () => {
    const { stdout } = await sandbox.run("px-advisor advise it*.yaml -o markdown", { cwd: "repo" });
    const { command } = confirmationIn(stdout);
    expect(command).toContain("$(touch pwned)");
    await sandbox.run(command, { cwd: "repo" });
    expect((await sandbox.run("ls repo")).stdout.split("\n")).not.toContain("pwned");
  });
});

describe("a record that is rendered later", () => {
  it("is the same, marks and digest included", async () => {
    const direct = await sandbox.run(
      "px-advisor advise examples/eks-two-groups -o json=r.json -o markdown",
      { cwd: "repo" },
    );
    const rendered = await sandbox.run("px-advisor render r.json -o markdown", { cwd: "repo" });
    expect(rendered.stdout).toBe(direct.stdout);
    expect(direct.stdout).toMatch(/evidence `sha256:[0-9a-f]{64}`/);
  });

  it("keeps its digest when a comment moves, and changes it when a trait does", async () => {
    const text = profile("moving", ELASTIC, APART);
    const digestOf = async (moved: string) => {
      await sandbox.write("repo/moving.yaml", moved);
      const { stdout } = await sandbox.run("px-advisor advise moving.yaml -o markdown", {
        cwd: "repo",
      });
      return /evidence `(sha256:[0-9a-f]{64})`/.exec(stdout)![1];
    };
    const before = await digestOf(text);
    expect(await digestOf(`# a comment\n\n${text}`)).toBe(before);
    expect(await digestOf(text.replace("daily", "hourly"))).not.toBe(before);
  });
});
