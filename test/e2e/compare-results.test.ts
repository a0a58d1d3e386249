import { cp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Result, resultSchema } from "../../src/core/model/assessment.ts";
import { type ResultDiff, diffSchema } from "../../src/core/diff/result-diff.ts";
import { ROOT, type Sandbox, createSandbox } from "../support/scenarios.ts";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
  await cp(join(ROOT, "examples/half-configured"), join(sandbox.folder, "prod/web"), {
    recursive: true,
  });
  await sandbox.write("prod/blog/profile.yaml", profile("blog"));
  await check("prod", "base.json");
});
afterAll(() => sandbox.remove());

function profile(name: string): string {
  const header = { apiVersion: "px-advisor/v1", kind: "ClusterProfile", metadata: { name } };
  const traits = { separationOfConcerns: "required", clusterSize: 40, sharedFabric: "no" };
  return `${JSON.stringify({ ...header, traits, topology: { approach: "converged" } })}\n`;
}

/** Runs the gate and reads the result that it saved. */
async function check(folder: string, file: string, options = ""): Promise<Result> {
  await sandbox.run(`px-advisor check ${folder} -o json=${file} ${options}`);
  return resultSchema.parse(JSON.parse(await readFile(join(sandbox.folder, file), "utf8")));
}

async function diff(before: string, after: string): Promise<ResultDiff> {
  const { stdout, status } = await sandbox.run(`px-advisor diff ${before} ${after} -o json`);
  const compared = diffSchema.parse(JSON.parse(stdout));
  expect(status).toBe(compared.exitCode);
  return compared;
}

const marksIn = (result: Result) =>
  result.results.flatMap(({ findings }) => findings.map(({ id, baseline }) => `${id} ${baseline}`));

async function insertLines(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const path = join(sandbox.folder, folder, name);
    await writeFile(path, `# one\n# two\n\n${await readFile(path, "utf8")}`);
  }
}

describe("lines that move and folders that are renamed", () => {
  let moved: Result;
  beforeAll(async () => {
    await cp(join(sandbox.folder, "prod"), join(sandbox.folder, "live"), { recursive: true });
    await insertLines("live", [
      "web/profile.yaml",
      "web/eksctl.yaml",
      "web/storagecluster.yaml",
      "blog/profile.yaml",
    ]);
    await sandbox.write("x/y/.keep", "");
    await rename(join(sandbox.folder, "live"), join(sandbox.folder, "x/y/live"));
    moved = await check("x/y/live", "moved.json", "--baseline base.json");
  });

  it("change every place, and leave every fingerprint", async () => {
    const base = resultSchema.parse(
      JSON.parse(await readFile(join(sandbox.folder, "base.json"), "utf8")),
    );
    const all = ({ results }: Result) => results.flatMap(({ findings }) => findings);
    expect(all(base).length).toBeGreaterThan(4);
    expect(all(moved).map(({ fingerprint }) => fingerprint)).toEqual(
      all(base).map(({ fingerprint }) => fingerprint),
    );
    const places = (result: Result) => all(result).map(({ at }) => at);
    for (const [index, at] of places(moved).entries()) {
      expect(at).not.toEqual(places(base)[index]);
      expect(at?.file).toMatch(/^x\/y\/live\//);
    }
  });

  it("leave everything unchanged for a baseline", () => {
    expect(marksIn(moved).filter((mark) => !mark.endsWith(" unchanged"))).toEqual([]);
    expect(moved).toMatchObject({
      exitCode: 0,
      baseline: { path: "base.json", changed: [], resolved: [], unjudged: [] },
    });
  });

  it("leave nothing to tell in a comparison", async () => {
    const { summary, changed, exitCode } = await diff("base.json", "moved.json");
    expect({ ...summary, changed, exitCode }).toEqual({
      new: 0,
      resolved: 0,
      incomparable: 0,
      unchanged: marksIn(moved).length,
      changed: [],
      exitCode: 0,
    });
  });
});

describe("another pack", () => {
  beforeAll(async () => {
    await cp(join(ROOT, "rules/portworx"), join(sandbox.folder, "pack"), { recursive: true });
    await rm(join(sandbox.folder, "pack/checks/storage-group-interruptible.yaml"));
  });

  it("makes what only one has found incomparable, and what both have stays known", async () => {
    const result = await check("prod", "other.json", "--pack pack --baseline base.json");
    expect(result).toMatchObject({ exitCode: 0, baseline: { changed: ["pack"], resolved: [] } });
    expect(result.baseline?.unjudged.map(({ id }) => id)).toEqual(["storage-group-interruptible"]);
    const { targets, changed, exitCode } = await diff("other.json", "base.json");
    const found = targets
      .flatMap(({ findings }) => findings)
      .filter(({ because }) => because !== null);
    expect(found).toMatchObject([
      {
        state: "incomparable",
        because: "pack",
        old: null,
        new: { id: "storage-group-interruptible" },
      },
    ]);
    expect({ changed, exitCode }).toEqual({ changed: ["pack"], exitCode: 1 });
  });

  it("that finds more fails the gate with it", async () => {
    const result = await check("prod", "more.json", "--baseline other.json");
    expect(marksIn(result)).toContain("storage-group-interruptible incomparable");
    expect(result.exitCode).toBe(1);
  });
});

describe("evidence that is gone", () => {
  it("does not resolve what it had shown", async () => {
    await sandbox.write("less/web/profile.yaml", "");
    await cp(
      join(sandbox.folder, "prod/web/profile.yaml"),
      join(sandbox.folder, "less/web/profile.yaml"),
    );
    await check("less", "less.json");
    const { targets } = await diff("base.json", "less.json");
    const web = targets.find(({ name }) => name === "web-test");
    const gone = web?.findings.filter((each) => each.new === null) ?? [];
    expect(gone.length).toBeGreaterThan(1);
    expect(gone.filter(({ state }) => state !== "incomparable")).toEqual([]);
  });

  it("as a file that cannot be read any more does not either", async () => {
    await cp(join(sandbox.folder, "prod"), join(sandbox.folder, "broken"), { recursive: true });
    await writeFile(join(sandbox.folder, "broken/web/eksctl.yaml"), "a: [\n");
    await check("broken", "broken.json");
    const { targets } = await diff("base.json", "broken.json");
    const gone = targets.flatMap(({ findings }) => findings.filter((each) => each.new === null));
    expect(gone.map(({ because }) => because)).toContain("inputs");
    expect(gone.filter(({ state }) => state === "resolved")).toEqual([]);
  });
});

describe("a saved result", () => {
  it("may be saved as YAML too", async () => {
    const { stdout } = await sandbox.run("px-advisor diff base.json base.json -o json");
    const lines = (await readFile(join(sandbox.folder, "base.json"), "utf8")).split("\n");
    await sandbox.write("base.yaml", `# saved\n${lines.join("\n")}`);
    const again = await sandbox.run("px-advisor diff base.json base.yaml -o json");
    expect(again.stdout.replace("base.yaml", "base.json")).toBe(stdout);
  });

  it("replaces the baseline that it was compared with, whatever stood in it", async () => {
    await sandbox.run(
      "cp base.json mine.json; px-advisor check prod --baseline mine.json -o json=mine.json",
    );
    const { summary } = await diff("base.json", "mine.json");
    expect(summary).toMatchObject({ new: 0, resolved: 0, incomparable: 0 });
  });

  it("that a configuration names may be missing while it is made", async () => {
    await sandbox.write("fresh/.px-advisor.yaml", "baseline: base.json\n");
    await sandbox.write("fresh/c.yaml", profile("fresh"));
    const command = "px-advisor check fresh -o json=fresh/base.json";
    expect(await sandbox.run(command)).toMatchObject({ status: 2 });
    expect(await sandbox.run(`${command} --no-baseline`)).toMatchObject({ status: 1 });
    expect(await sandbox.run("px-advisor check fresh -q")).toMatchObject({ status: 0 });
  });
});
