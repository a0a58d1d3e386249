import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "../support/scenarios.ts";

const run = promisify(execFile);

/** What a person may look for beside the program. */
const DOCUMENTS =
  /^(README|LICENSE|CHANGELOG|SECURITY|ARCHITECTURE|CONTRIBUTING|package)\.?(md|json)?$/;
const PROGRAM =
  /^(bin\/[\w-]+\.js|bin\/package\.json|completions\/px-advisor\.\w+|dist\/bundle\/(fleet-worker\.js|[\w-]+\.(cjs|json|txt))|dist\/page\/page\.(js|css)|dist\/(core|io\/cel)\/.+\.(js|d\.ts)|dist\/index\.(js|d\.ts)|rules\/.+\.(yaml|json|md)|templates\/.+\.yml)$/;
const PROGRAMS = ["px-advisor", "kubectl-px_advisor", "kubectl_complete-px_advisor"];

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

let folder = "";
let packed: Packed;

/** Runs a program in the project that the package is installed in. */
async function inProject(program: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(program, args, { cwd: join(folder, "project") });
  return stdout;
}

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "px-package-")));
  // Its scripts would build anew, under the feet of the tests beside this one.
  const pack = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const { stdout } = await run("npm", pack, { cwd: ROOT });
  [packed] = JSON.parse(stdout) as [Packed];
  const project = join(folder, "project");
  await mkdir(project);
  await writeFile(join(project, "package.json"), '{ "name": "elsewhere", "private": true }');
  const quietly = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  await inProject("npm", "install", ...quietly, join(folder, packed.filename));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the tarball", () => {
  it("holds the program, its rules and its documents, and nothing else", () => {
    const others = packed.files.filter(({ path }) => !PROGRAM.test(path) && !DOCUMENTS.test(path));
    expect(others.map(({ path }) => path)).toEqual([]);
  });

  it.each([
    "bin/px-advisor.js",
    "bin/kubectl_complete-px_advisor.js",
    "completions/px-advisor.bash",
    "completions/px-advisor.fish",
    "completions/px-advisor.zsh",
    "templates/gitlab-ci.yml",
    "dist/index.js",
    "dist/index.d.ts",
    "dist/page/page.js",
    "dist/page/page.css",
    "dist/bundle/px-advisor.cjs",
    "dist/bundle/cli.cjs",
    "dist/bundle/licenses.txt",
    "rules/portworx/pack.yaml",
    "rules/schema/profile.schema.json",
    "package.json",
    "README.md",
    "LICENSE",
  ])("holds %s", (path) => {
    expect(packed.files.map((file) => file.path)).toContain(path);
  });

  it("holds programs that can be executed, in less than 800 kB and 700 files", () => {
    const programs = packed.files.filter(({ path }) => /^bin\/.+\.js$/.test(path));
    expect(programs.map(({ mode }) => mode & 0o111)).toEqual([0o111, 0o111]);
    expect(packed.size).toBeLessThan(800_000);
    expect(packed.files.length).toBeLessThan(700);
  });
});

describe("installed elsewhere", () => {
  const px = (...args: readonly string[]) =>
    inProject("npx", "--no-install", "px-advisor", ...args);

  it("says its version", async () => {
    const version = await inProject("node", "-p", 'require("px-advisor/package.json").version');
    expect(await px("--version")).toBe(version);
  });

  it("advises, checks, begins profiles and packs, and prints schemas", async () => {
    expect(await px("init", "profile.yaml")).toContain("px-advisor advise profile.yaml");
    const profile = {
      apiVersion: "px-advisor/v1",
      kind: "ClusterProfile",
      metadata: { name: "elsewhere" },
      traits: { sharedFabric: true },
      topology: { approach: "disaggregated" },
    };
    await writeFile(join(folder, "project", "fabric.json"), JSON.stringify(profile));
    expect(await px("advise", "fabric.json")).toContain("A  Disaggregated");
    expect(await px("check", "fabric.json", "-q")).toMatch(/^elsewhere\tdisaggregated\tforced\t/);
    expect(JSON.parse(await px("schema", "profile"))).toMatchObject({ type: "object" });
    expect(await px("rules", "new", "pack", "own", "--pack", "own")).toContain("own/pack.yaml");
    expect(await px("explain", "autoscaling")).toContain("Sources");
  });

  it("has its programs on the path, for kubectl as well", async () => {
    const programs = await inProject("ls", "node_modules/.bin");
    expect(programs.split("\n")).toEqual(expect.arrayContaining(PROGRAMS));
    const help = await inProject("node_modules/.bin/kubectl-px_advisor", "--help");
    expect(help).toContain("Usage: kubectl px-advisor [options] [command]");
    const complete = await inProject("node_modules/.bin/kubectl_complete-px_advisor", "che");
    expect(complete).toMatch(/^check\t.+\n:4\n$/);
  });

  it.each(["bash", "zsh", "fish"])("prints the completion of %s", async (shell) => {
    const shipped = readFileSync(join(ROOT, `completions/px-advisor.${shell}`), "utf8");
    expect(await px("completion", shell)).toBe(shipped);
  });

  it("brings no package but what its library imports and what starts threads", async () => {
    const names = await inProject("ls", "node_modules");
    expect(names.trim().split("\n")).toEqual(["@marcbachmann", "px-advisor", "tinypool", "zod"]);
  });

  it("can be imported as a library, with types", async () => {
    const script = `import("px-advisor").then(async (all) => {
      const evaluator = await all.loadEvaluator();
      console.log(typeof evaluator.holds, Object.keys(all).join(" "));
    })`;
    expect(await inProject("node", "-e", script)).toMatch(/^function .*profileReader/);
    const path =
      'require.resolve("px-advisor/package.json").replace("package.json", "dist/index.d.ts")';
    expect(await inProject("node", "-p", `require("fs").existsSync(${path})`)).toBe("true\n");
  });
});
