import { readFileSync } from "node:fs";
import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type CiSandbox, createCiSandbox } from "../support/ci-sandbox.ts";
import { isInstalled } from "../support/is-installed.ts";
import { ROOT } from "../support/scenarios.ts";

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const { version: VERSION } = JSON.parse(read("package.json")) as { version: string };

/** The examples of the README that are marked as tested, by their mark. */
const EXAMPLES = new Map(
  [...read("README.md").matchAll(/^<!-- tested: (\S+) -->\n\n```\w+\n(.*?)^```$/gms)].map(
    ([, name = "", text = ""]) => [name, text],
  ),
);
const example = (name: string) => {
  const text = EXAMPLES.get(name);
  if (text === undefined) throw new Error(`the README has no example ${name}`);
  return text;
};

interface GitLabJob {
  readonly script: readonly string[];
  readonly artifacts: { readonly when: string; readonly reports: Record<string, string> };
}

let sandbox: CiSandbox;
beforeEach(async () => {
  sandbox = await createCiSandbox();
});
afterEach(() => sandbox.remove());

/** Puts a cluster that fails the gate beside the one that passes it. */
const addMismatch = () => sandbox.run("mv mismatch/cluster.yaml clusters/");

it("every marked example of the README has a test here, and every example is marked", () => {
  const [, section = ""] = /^## In CI$(.*?)^## Exit codes$/ms.exec(read("README.md")) ?? [];
  expect([...section.matchAll(/^```\w+$/gm)]).toHaveLength(EXAMPLES.size);
  const tests = read("test/e2e/ci-examples.test.ts");
  for (const name of EXAMPLES.keys()) expect(tests).toContain(`example("${name}")`);
});

describe("GitLab CI", () => {
  const job = (parse(example("gitlab")) as { "px-advisor": GitLabJob })["px-advisor"];

  it("has the template of the README", () => {
    expect(read("templates/gitlab-ci.yml")).toBe(example("gitlab"));
  });

  it.each([
    ["passes", 0],
    ["fails", 1],
  ])("%s with the exit code %d, and keeps its reports", async (_, code) => {
    if (code === 1) await addMismatch();
    // The runner stops at the first line of a script that fails.
    const { status, stdout } = await sandbox.run(["set -e", ...job.script].join("\n"));
    expect({ status, stdout }).toMatchObject({ status: code });
    expect(stdout).toContain("data-platform");
    expect(job.artifacts.when).toBe("always");
    expect(Object.keys(job.artifacts.reports)).toEqual(["codequality", "junit"]);
    const { codequality, junit } = job.artifacts.reports as Record<string, string>;
    expect((await sandbox.run(`cat ${junit}`)).stdout).toContain('name="data-platform"');
    const issues = JSON.parse((await sandbox.run(`cat ${codequality}`)).stdout) as object[];
    expect(issues.map((issue) => Object(issue).check_name).includes("topology-mismatch")).toBe(
      code === 1,
    );
    expect(await sandbox.calls()).toEqual([
      expect.arrayContaining(["npx", "--yes", `px-advisor@${VERSION}`]),
    ]);
  });
});

describe("Jenkins", () => {
  const [, command = ""] = /^ +sh '(.+)'$/m.exec(example("jenkins")) ?? [];
  const [, report = ""] = /junit '(.+)'/.exec(example("jenkins")) ?? [];

  it.each([
    ["passes", 0],
    ["fails", 1],
  ])("%s with the exit code %d, and keeps its report", async (_, code) => {
    if (code === 1) await addMismatch();
    const { status } = await sandbox.run(command);
    expect(status).toBe(code);
    expect((await sandbox.run(`cat ${report}`)).stdout).toContain("data-platform");
    expect((await sandbox.calls())[0]![2]).toBe(`px-advisor@${VERSION}`);
  });

  it("has as many closing as opening braces", () => {
    expect(example("jenkins").split("{")).toHaveLength(example("jenkins").split("}").length);
  });
});

interface Workflow {
  readonly permissions: Record<string, string>;
  readonly jobs: Record<
    string,
    { steps: { uses: string; id?: string; if?: string; with?: Record<string, string> }[] }
  >;
}

describe("GitHub Actions", () => {
  const workflow = parse(example("github")) as Workflow;
  const steps = workflow.jobs["px-advisor"]!.steps;
  const own = steps.find(({ uses }) => uses.startsWith("OWNER/px-advisor@"))!;
  const action = parse(read("action.yml")) as { inputs: object; outputs: object };

  it("names this version, inputs that the action has, and an output that it has", () => {
    expect(own.uses).toBe(`OWNER/px-advisor@v${VERSION}`);
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(own.with!)));
    const upload = steps.at(-1)!;
    for (const text of [upload.if!, upload.with!["sarif_file"]!]) {
      const [, output = ""] = /steps\.px-advisor\.outputs\.([\w-]+)/.exec(text) ?? [];
      expect(Object.keys(action.outputs)).toContain(output);
    }
    expect(workflow.permissions).toEqual({ contents: "read", "security-events": "write" });
  });

  it.each([
    ["passes", 0],
    ["fails", 1],
  ])("%s with the exit code %d", async (_, code) => {
    if (code === 1) await addMismatch();
    const { paths, args } = own.with!;
    const { status } = await sandbox.run(`px-advisor check ${args} -- ${paths}`);
    expect(status).toBe(code);
  });
});

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames: boolean;
  readonly args?: readonly string[];
}

describe("pre-commit", () => {
  const { repos } = parse(example("pre-commit")) as { repos: { rev: string; hooks: Hook[] }[] };
  const used = repos[0]!.hooks[0]!;
  const hooks = parse(read(".pre-commit-hooks.yaml")) as Hook[];
  const hook = hooks.find(({ id }) => id === used.id)!;

  it("names this version and a hook that there is", () => {
    expect(repos[0]!.rev).toBe(`v${VERSION}`);
    expect(hook).toMatchObject({ language: "node", pass_filenames: false });
  });

  it.each([
    ["clusters/a.yaml", true],
    ["clusters/deep/b.yml", true],
    ["clusters/dump.json", true],
    ["clusters/README.md", false],
    ["src/a.yaml", false],
  ])("runs for a change of %s: %s", (file, expected) => {
    const matches = (pattern: string) => new RegExp(pattern).test(file);
    // A user's `files` replaces the hook's.
    expect(matches(used.files) && matches(hook.files)).toBe(expected);
  });

  it.each([
    ["passes", 0],
    ["fails", 1],
  ])("%s with the exit code %d", async (_, code) => {
    if (code === 1) await addMismatch();
    const { status } = await sandbox.run([hook.entry, ...used.args!].join(" "));
    expect(status).toBe(code);
  });

  it("without folders says that they are missing", async () => {
    const { status, stderr } = await sandbox.run(hook.entry);
    expect(status).toBe(2);
    expect(stderr).toContain("missing required argument 'path'");
  });
});

describe("kubectl", () => {
  const [install = "", check = ""] = example("kubectl").split("\n");

  it("is given the plugin of this version", () => {
    expect(install).toBe(`npm install --global px-advisor@${VERSION}`);
  });

  it.skipIf(!isInstalled("kubectl")).each([
    ["passes", 0],
    ["fails", 1],
  ])("%s with the exit code %d", async (_, code) => {
    if (code === 1) await addMismatch();
    const plugin = join(sandbox.folder, "../bin/kubectl-px_advisor");
    await symlink(join(ROOT, "bin/px-advisor.js"), plugin);
    const { status, stdout } = await sandbox.run(`PATH="$PATH:${process.env["PATH"]}"; ${check}`);
    expect({ status, stdout }).toMatchObject({ status: code });
    expect(stdout).toContain("data-platform");
  });
});

describe("completion", () => {
  const inShell = (shell: string, lines: string) =>
    sandbox.run(`exec ${shell} -c '${lines.replaceAll("'", `'"'"'`)}'`);

  it("in bash is one line", async () => {
    const { stdout } = await inShell("bash", `${example("bash")}complete -p px-advisor`);
    expect(stdout).toBe("complete -o default -F _px_advisor px-advisor\n");
  });

  it.skipIf(!isInstalled("zsh"))("in zsh is one line", async () => {
    const setUp = "autoload -U compinit; compinit -u -D\n";
    const { stdout } = await inShell("zsh", `${setUp}${example("zsh")}print $_comps[px-advisor]`);
    expect(stdout).toBe("_px-advisor\n");
  });

  it.skipIf(!isInstalled("fish"))("in fish is one file", async () => {
    await mkdir(join(sandbox.folder, "../.config/fish/completions"), { recursive: true });
    const { stdout } = await inShell(
      "fish",
      `${example("fish")}complete -C "px-advisor check --fail-on "`,
    );
    expect(stdout).toBe("error\nwarning\n");
  });
});
