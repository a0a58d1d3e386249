import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { NODE_VERSIONS } from "../../scripts/node-versions.js";

const ROOT = resolve(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".github/workflows");

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly number[]>> };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Package {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
}

const PACKAGE = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Package;
const NAMES = readdirSync(FOLDER);
const WORKFLOWS = new Map(
  NAMES.map((name) => [name, parse(readFileSync(join(FOLDER, name), "utf8")) as Workflow]),
);
const workflow = (name: string) => WORKFLOWS.get(name)!;
const STEPS = [...WORKFLOWS].flatMap(([file, { jobs }]) =>
  Object.entries(jobs).flatMap(([job, { steps }]) => steps.map((step) => ({ file, job, step }))),
);
const runsOf = (job: Job) => job.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));

describe("the workflows", () => {
  it("are these", () => {
    expect(NAMES.toSorted()).toEqual(["ci.yml", "release.yml"]);
  });

  it("may read, and only publishing may do one thing more", () => {
    const granted = [...WORKFLOWS].flatMap(([file, { permissions, jobs }]) =>
      Object.entries(jobs).map(([job, own]) => [file, job, own.permissions ?? permissions]),
    );
    expect(granted).toEqual([
      ["ci.yml", "check", { contents: "read" }],
      ["ci.yml", "oldest", { contents: "read" }],
      ["release.yml", "test", { contents: "read" }],
      ["release.yml", "publish", { contents: "read", "id-token": "write" }],
    ]);
    expect(workflow("release.yml").permissions).toEqual({});
  });

  it("write nothing into a script before it is run", () => {
    const scripts = STEPS.flatMap(({ step }) => step.run ?? []);
    expect(scripts.length).toBeGreaterThan(8);
    for (const script of scripts) expect(script).not.toContain("${{");
  });

  it("use actions of GitHub only, at a version, and leave no credentials behind", () => {
    const used = STEPS.flatMap(({ step }) => (step.uses === undefined ? [] : [step]));
    expect(used.length).toBeGreaterThan(6);
    for (const { uses, with: given } of used) {
      expect(uses).toMatch(/^actions\/(checkout|setup-node)@(v\d+|[0-9a-f]{40})$/);
      if (uses!.startsWith("actions/checkout@")) expect(given?.["persist-credentials"]).toBe(false);
    }
  });

  it("run scripts that the package has", () => {
    const called = STEPS.flatMap(({ step }) =>
      [...(step.run ?? "").matchAll(/\bnpm (?:run (\S+)|(test)\b)/g)].map(([, a, b]) => a ?? b!),
    );
    expect(called.toSorted()).toEqual(["check", "check", "test"]);
    for (const name of called) expect(Object.keys(PACKAGE.scripts)).toContain(name);
  });

  it("test the oldest versions of Node that the package is for", () => {
    const oldest = workflow("ci.yml").jobs["oldest"]!.strategy!.matrix["node-version"]!;
    expect(PACKAGE.engines.node).toBe(`^${oldest[0]} || ^${oldest[1]} || >=24`);
  });
});

describe("the matrix of Node", () => {
  it("has the oldest version that is supported, and every line that is", () => {
    const [oldest] = PACKAGE.engines.node.match(/\d+\.\d+/)!;
    expect(NODE_VERSIONS[0]).toBe(`${oldest}.0`);
    const lines = NODE_VERSIONS.map((version) => Number(version.split(".")[0]));
    expect([...new Set(lines)]).toEqual([20, 22, 24]);
  });
});

describe("a release", () => {
  const { on, jobs } = workflow("release.yml");
  const { test, publish } = jobs as { test: Job; publish: Job };

  it("begins with a tag, and is published once everything is tested", () => {
    expect(on).toEqual({ push: { tags: ["v*"] } });
    expect(runsOf(test)).toEqual(expect.arrayContaining(["npm run check", ".ci/matrix"]));
    expect(publish).toMatchObject({ needs: "test", environment: "npm" });
    expect(runsOf(publish).at(-1)).toBe("npm publish --access public");
  });

  it("is published by a Node and an npm that can be trusted publishers", () => {
    const node = publish.steps.find(({ uses }) => uses?.startsWith("actions/setup-node@"))!;
    expect(Number(node.with!["node-version"])).toBeGreaterThanOrEqual(22.14);
    expect(node.with!["package-manager-cache"]).toBe(false);
    const versions = runsOf(publish).flatMap((run) => /npm@(\d+)\.(\d+)\.(\d+)$/.exec(run) ?? []);
    const [major = 0, minor = 0] = versions.slice(1).map(Number);
    expect(major > 11 || (major === 11 && minor > 5)).toBe(true);
    expect(JSON.stringify(publish)).not.toMatch(/token:|TOKEN|secrets/);
  });

  it.each([
    [`v${PACKAGE.version}`, 0],
    [`v${PACKAGE.version}.1`, 1],
    [PACKAGE.version, 1],
    ["v99.0.0", 1],
    ["", 1],
  ])("of the tag '%s' ends its first step with %d", (tag, code) => {
    const script = test.steps.find(({ name }) => name?.startsWith("The tag"))!.run!;
    const env = { ...process.env, GITHUB_REF_NAME: tag };
    expect(spawnSync("bash", ["-e", "-c", script], { cwd: ROOT, env }).status).toBe(code);
  });

  it("names the repository in the package, for provenance", () => {
    const folder = mkdtempSync(join(tmpdir(), "px-release-"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "x", version: "1.0.0" }));
    const script = publish.steps.find(({ name }) => name === "Name the repository")!.run!;
    const env = { ...process.env, GITHUB_REPOSITORY: "someone/px-advisor" };
    execFileSync("bash", ["-e", "-c", script], { cwd: folder, env, stdio: "pipe" });
    const { repository } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      repository: unknown;
    };
    rmSync(folder, { recursive: true, force: true });
    const url = "git+https://github.com/someone/px-advisor.git";
    expect(repository).toEqual({ type: "git", url });
  });
});
