import { execFile } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeFleet } from "../support/fleet.ts";
import { ROOT, createSandbox, playScenario, readScenarios } from "../support/scenarios.ts";

const run = promisify(execFile);
const BUNDLE = join(ROOT, "dist/bundle");

/** The modules of each file of the bundle with the bytes they gave to it, from esbuild's metafile. */
const CONTENTS = JSON.parse(readFileSync(join(ROOT, "dist/made/contents.json"), "utf8")) as Record<
  string,
  Record<string, number>
>;

let folder = "";
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "px-bundle-")));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const FLEET = "px-advisor check fleet -o ndjson";

/** The files that a run reads, from the root of the package; it has nowhere to keep compiled code. */
async function readBy(args: readonly string[], given: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const hook = join(ROOT, "test/support/opened-files.cjs");
  const list = join(folder, "opened.json");
  const env = { PATH: process.env["PATH"], OPENED: list, ...given };
  const program = join(ROOT, "bin/px-advisor.js");
  await run(process.execPath, ["--require", hook, program, ...args], { cwd: ROOT, env });
  const opened = JSON.parse(readFileSync(list, "utf8")) as string[];
  return opened.map((path) => relative(ROOT, path).replace(/-\w{8}\./, ".")).toSorted();
}

function kilobytes(files: readonly string[]): number {
  const names = readdirSync(BUNDLE);
  const sizeOf = (file: string) => {
    const [stem = "", ending = ""] = file.slice("dist/bundle/".length).split(".");
    const name = names.find((each) => each.replace(/-\w{8}\./, ".") === `${stem}.${ending}`);
    return name === undefined ? 0 : statSync(join(BUNDLE, name)).size;
  };
  return files.reduce((sum, file) => sum + sizeOf(file), 0) / 1000;
}

const START = ["bin/px-advisor.js", "dist/bundle/px-advisor.cjs"];
const GATE = [...START, "dist/bundle/cli.cjs", "dist/bundle/portworx.json"];

describe("a run reads", () => {
  it.each([["--version"], ["--help"], ["check --help"], ["help check"], ["rules new -h"]])(
    "nothing but texts for %s",
    async (line) => {
      const files = await readBy(line.split(" "));
      expect(files).toEqual([...START, "dist/bundle/texts.cjs"].toSorted());
      expect(kilobytes(files)).toBeLessThan(40);
    },
  );

  it("three files of the program for the gate over profiles that are right", async () => {
    const files = await readBy(["check", "examples/elastic-cloud.yaml"]);
    expect(files).toEqual([...GATE, "examples/elastic-cloud.yaml"].toSorted());
    expect(kilobytes(files)).toBeLessThan(330);
  });

  it("what finds files, for a folder", async () => {
    const files = await readBy(["check", "examples/eks-two-groups"]);
    expect(files).toContain("dist/bundle/patterns.cjs");
    expect(files).toContain("dist/bundle/portworx-checks.json");
    expect(files).not.toContain("dist/bundle/portworx-proofs.json");
  });
});

describe("the file of the gate", () => {
  const modules = Object.keys(CONTENTS["cli.cjs"] ?? {});

  it("holds the gate, its parser and the validator of profiles", () => {
    for (const each of ["core/explain/assess.js", "report/text/text.js", "made/fits-profile.cjs"]) {
      expect(modules).toContain(each);
    }
    expect(modules.some((each) => each.includes("/commander/"))).toBe(true);
  });

  it.each(["zod", "chalk", "inquirer", "@inquirer/core", "@marcbachmann/cel-js", "tinyglobby"])(
    "holds nothing of the package %s",
    (name) => {
      expect(modules.filter((each) => each.includes(`/node_modules/${name}/`))).toEqual([]);
    },
  );

  it.each(["px-advisor.cjs", "cli.cjs"])(
    "asks for no module of Node that takes long to load, nor does what it begins with: %s",
    (file) => {
      const text = readFileSync(join(BUNDLE, file), "utf8");
      const names = [...text.matchAll(/\brequire\("([a-z:/_]+)"\)/g)].map(([, name]) => name);
      const modules = ["buffer", "fs", "path", "process", "url", "vm"];
      const light = new Set(modules.map((name) => `node:${name}`));
      expect([...new Set(names)].filter((name) => !light.has(name ?? ""))).toEqual([]);
    },
  );

  it("holds nothing that reads evidence, streams or configurations, and no decision record", () => {
    const others = modules.filter((each) =>
      /^core\/evidence\/(readers|facts|topology\/(?!reading))|^io\/stream\/read|^app\/(write-records|config-file\.|evidence-targets|baseline)|^report\/(markdown|drawing)|^core\/diff/.test(
        each,
      ),
    );
    expect(others).toEqual([]);
  });

  it("holds no format but text, no other command and no schema", () => {
    const others = modules.filter(
      (each) =>
        /^report\/(json|ndjson|yaml|junit|gitlab|policyreport|sarif\/|markdown\/summary)/.test(
          each,
        ) ||
        (/^cli\/.*-commands?\.js$/.test(each) && each !== "cli/judge-commands.js") ||
        /-?schema\.js$/.test(each),
    );
    expect(others).toEqual([]);
  });
});

describe("the bundle", () => {
  it("holds no package twice, and a licence for each", () => {
    const texts = readFileSync(join(BUNDLE, "licenses.txt"), "utf8");
    const paths = Object.values(CONTENTS).flatMap((modules) => Object.keys(modules));
    const names = paths.flatMap(
      (path) => /.*node_modules\/((@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
    );
    expect(new Set(names).size).toBeGreaterThan(15);
    for (const name of new Set(names)) expect(texts).toMatch(new RegExp(`^${name} \\d`, "m"));
  });

  it("is the same when it is built again", async () => {
    // Maps hold the way to the sources, which is another one from another folder.
    const textsIn = (home: string) =>
      readdirSync(home)
        .filter((name) => !name.endsWith(".map"))
        .map((name) => [name, readFileSync(join(home, name), "utf8")]);
    const again = join(folder, "again");
    await run(process.execPath, [join(ROOT, "scripts/bundle.js"), again]);
    expect(textsIn(again)).toEqual(textsIn(BUNDLE));
  });

  it("shows the sources in the stack of a fault where PX_ADVISOR_DEBUG is set", async () => {
    const fault = join(folder, "fault.cjs");
    const planted = 'throw new TypeError("planted")';
    await writeFile(fault, `require("node:fs").existsSync = () => { ${planted}; };`);
    const program = join(ROOT, "bin/px-advisor.js");
    const args = ["--require", fault, program, "check", "examples/elastic-cloud.yaml", "-v"];
    const stackWith = async (debug: string) => {
      const env = { PATH: process.env["PATH"], PX_ADVISOR_DEBUG: debug };
      const failed: unknown = await run(process.execPath, args, { cwd: ROOT, env }).catch(
        (error: unknown) => error,
      );
      return (failed as { stderr: string }).stderr;
    };
    expect(await stackWith("1")).toMatch(/TypeError: planted[^]*src\/io\/find-config\.ts:\d+/);
    expect(await stackWith("")).toMatch(/TypeError: planted[^]*dist\/bundle\/cli\.cjs/);
  });
});

describe("a run with the compiled code of another", () => {
  it("says the same, and so does one that can keep none", { timeout: 60_000 }, async () => {
    const sandbox = await createSandbox();
    const cache = join(folder, "cache");
    const inRoot = [
      "check examples/elastic-cloud.yaml",
      "check examples/eks-two-groups -o json",
      "check examples/elastic-cloud.yaml examples/eks-two-groups -o ndjson",
      "advise examples/elastic-cloud.yaml -v",
      "advise examples/eks-two-groups -o markdown",
      "inspect examples/eks-two-groups",
      "explain autoscaling",
      "rules verify",
      "check nowhere.yaml",
    ].map((line) => `cd ${ROOT}; px-advisor ${line}`);
    await writeFleet(join(sandbox.folder, "fleet"), 70);
    const all = [...inRoot, FLEET];
    const said = async (env: Readonly<Record<string, string>>, lines = all) => {
      const outcomes = [];
      for (const line of lines) outcomes.push(await sandbox.run(line, { env }));
      return outcomes;
    };
    const plain = await said({ NODE_DISABLE_COMPILE_CACHE: "1" });
    expect(await said({ XDG_CACHE_HOME: cache })).toEqual(plain);
    const [build = ""] = readdirSync(join(cache, "px-advisor"));
    expect(readdirSync(join(cache, "px-advisor", build)).length).toBeGreaterThan(5);
    expect(await said({ XDG_CACHE_HOME: cache })).toEqual(plain);
    for (const home of ["/etc/hosts", "/proc", "/nonexistent", cache]) {
      expect(await said({ HOME: home }, all.slice(0, 1))).toEqual(plain.slice(0, 1));
    }
    await sandbox.remove();
  });
});

it("a run reads the compiled code that an earlier one has kept", async () => {
  const read = () =>
    readBy(["check", "examples/elastic-cloud.yaml"], { XDG_CACHE_HOME: join(folder, "kept") });
  const isKept = (path: string) => /\/px-advisor\/[^/]+\/cli\.cjs\.[\w-]+\.bin$/.test(path);
  const [first, second] = [await read(), await read()];
  expect([first.filter(isKept).length, second.filter(isKept).length]).toEqual([0, 1]);
});

describe.concurrent("bundled and unbundled print the same and end the same", () => {
  const scenarios = readScenarios(fileURLToPath(new URL("../scenarios", import.meta.url)));
  // One of them looks at where the program stands.
  const sample = scenarios.filter(({ name }, index) => index % 4 === 0 && name !== "version");

  it.for(sample)("$claim ($name)", async (scenario, { expect }) => {
    const program = join(ROOT, "test/support/unbundled.js");
    const unbundled = await playScenario(scenario, program);
    expect(unbundled).toBe(await playScenario(scenario));
  });

  it("for a fleet, in this thread and in another", { timeout: 60_000 }, async ({ expect }) => {
    const sandbox = await createSandbox(join(ROOT, "test/support/unbundled.js"));
    const bundled = await createSandbox();
    const line = "px-advisor check fleet -o json -o ndjson=a -o text=b; cat a b";
    for (const each of [sandbox, bundled]) await writeFleet(join(each.folder, "fleet"), 150);
    for (const threads of ["0", "1"]) {
      const env = { PX_ADVISOR_WORKERS: threads };
      const expected = await bundled.run(line, { env });
      expect(expected.stdout.length).toBeGreaterThan(500_000);
      expect(await sandbox.run(line, { env })).toEqual(expected);
    }
    await Promise.all([sandbox.remove(), bundled.remove()]);
  });

  it("for texts of help", async ({ expect }) => {
    const sandbox = await createSandbox(join(ROOT, "test/support/unbundled.js"));
    const bundled = await createSandbox();
    const lines = ["--version", "--help", "help", "help check", "check -h", "rules new --help"];
    for (const line of [...lines, "-V check", "check --help x", "help nothing", "rules help"]) {
      expect(await bundled.run(`px-advisor ${line}`)).toEqual(
        await sandbox.run(`px-advisor ${line}`),
      );
    }
    await Promise.all([sandbox.remove(), bundled.remove()]);
  });
});
