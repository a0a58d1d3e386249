import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVEN } from "../support/assessing.ts";
import { type Sandbox, createSandbox } from "../support/scenarios.ts";

const ELASTIC = { ...EVEN, environment: "aws", autoscaling: "daily", instanceChurn: "regular" };
const STATIC = { ...EVEN, autoscaling: "never", instanceChurn: "static", performance: "high" };

function profile(name: string, traits: object, approach: string): string {
  const lines = Object.entries(traits).map(([id, level]) => `  ${id}: "${String(level)}"\n`);
  return `apiVersion: px-advisor/v1\nkind: ClusterProfile\nmetadata: { name: ${name} }\ntraits:\n${lines.join("")}topology: { approach: ${approach} }\n`;
}

const MATCH = profile("shop", ELASTIC, "disaggregated");
const MISMATCH = profile("shop", ELASTIC, "converged");

let sandbox: Sandbox;
const text = (file: string) => readFile(join(sandbox.folder, file), "utf8");
beforeAll(async () => {
  sandbox = await createSandbox();
  await sandbox.write("match.yaml", MATCH);
  await sandbox.write("mismatch.yaml", MISMATCH);
});
afterAll(() => sandbox.remove());

describe.concurrent("an output", () => {
  it("does not replace an input that a link leads to", async () => {
    await sandbox.write("linked/p.yaml", MATCH);
    await symlink("p.yaml", join(sandbox.folder, "linked/l.json"));
    const { status, stderr } = await sandbox.run(
      "px-advisor check linked/p.yaml -o json=linked/l.json",
    );
    expect(status).toBe(2);
    expect(stderr).toContain("-o json=linked/l.json: would overwrite an input or another output");
    expect(await text("linked/p.yaml")).toBe(MATCH);
  });

  it("does not replace the baseline, so that a second run is as red as the first", async () => {
    await sandbox.run("px-advisor check match.yaml -o json=base.json");
    const before = await text("base.json");
    const again = "px-advisor check mismatch.yaml --baseline base.json -o json=base.json";
    expect((await sandbox.run(again)).status).toBe(2);
    expect(await text("base.json")).toBe(before);
  });

  it("does not replace the settings that it was written by", async () => {
    await sandbox.write("own/p.yaml", MATCH);
    await sandbox.write("own/.px-advisor.yaml", "failOn: warning\n");
    const { status } = await sandbox.run("px-advisor check own -o text=own/.px-advisor.yaml");
    expect(status).toBe(2);
    expect(await text("own/.px-advisor.yaml")).toBe("failOn: warning\n");
  });

  it("of the settings cannot leave their folder through a link", async () => {
    await sandbox.write("cage/p.yaml", MATCH);
    await sandbox.write("cage/.px-advisor.yaml", "output: [text, json=out/x.json]\n");
    await sandbox.write("outside/x.json", "kept");
    await symlink("../outside", join(sandbox.folder, "cage/out"));
    const { status, stderr } = await sandbox.run("px-advisor check cage");
    expect(status).toBe(2);
    expect(stderr).toContain("cage/.px-advisor.yaml:1:16  json=out/x.json: the file lies outside");
    expect(await text("outside/x.json")).toBe("kept");
  });

  it("that cannot be written takes no other one away", async () => {
    const { status, stdout, stderr } = await sandbox.run(
      "px-advisor check mismatch.yaml -q -o text -o junit=none/x.xml",
    );
    expect(status).toBe(2);
    expect(stdout).toMatch(/^shop\tdisaggregated\t.*mismatch$/m);
    expect(stderr).toContain("none/x.xml: cannot be written");
    expect(stderr).toMatch(/px-advisor: exit 2: 1 error\n$/);
  });
});

describe.concurrent("settings of one folder", () => {
  it("are no settings of another one, in whichever order they come", async () => {
    await sandbox.write("lenient/.px-advisor.yaml", "exitZero: true\n");
    await sandbox.write("lenient/p.yaml", MATCH);
    await sandbox.write("strict/p.yaml", MISMATCH);
    for (const paths of ["lenient strict", "strict lenient"]) {
      const { status, stderr } = await sandbox.run(`px-advisor check ${paths} -q`);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^lenient\/\.px-advisor\.yaml:1:1 {2}exitZero is true here, but not/);
    }
    const settled = await sandbox.run("PX_ADVISOR_EXIT_ZERO=0 px-advisor check lenient strict -q");
    expect(settled.status).toBe(1);
  });

  it("name the pack of render as well", async () => {
    await sandbox.run("px-advisor check match.yaml -o json=here.json");
    const { status, stderr } = await sandbox.run(
      "PX_ADVISOR_PACK=nowhere px-advisor render here.json",
    );
    expect(status).toBe(2);
    expect(stderr).toContain("nowhere");
    expect((await sandbox.run("px-advisor render here.json --config none.yaml")).status).toBe(2);
  });
});

describe.concurrent("a baseline", () => {
  it("does not know the same mismatch the other way round", async () => {
    await sandbox.write("turned/p.yaml", MISMATCH);
    await sandbox.run("px-advisor check turned -o json=turned.json");
    await sandbox.write("turned/p.yaml", profile("shop", STATIC, "disaggregated"));
    const { status, stdout } = await sandbox.run("px-advisor check turned --baseline turned.json");
    expect(status).toBe(1);
    expect(stdout).toMatch(/^ {2}error {5}topology-mismatch/m);
  });

  it("knows what was said of a waiver at another cluster", async () => {
    const waiver =
      'waivers: [{ rule: topology-mismatch, scope: "*", reason: r, owner: o, expires: 2020-01-01 }]\n';
    await sandbox.write("waived/.px-advisor.yaml", waiver);
    await sandbox.write("waived/m/p.yaml", MATCH);
    expect((await sandbox.run("px-advisor check waived -o json=waived.json -q")).status).toBe(1);
    await sandbox.write("waived/a/p.yaml", profile("first", ELASTIC, "disaggregated"));
    const { status } = await sandbox.run("px-advisor check waived -q --baseline waived.json");
    expect(status).toBe(0);
    const other = await sandbox.run("px-advisor check waived -o json=now.json --exit-zero");
    expect(other.status).toBe(0);
    const { stdout } = await sandbox.run("px-advisor diff waived.json now.json");
    expect(stdout).toContain("1 finding: 1 unchanged");
  });
});

describe.concurrent("a name from input", () => {
  it("is inert in a comparison, and the same value all the same", async () => {
    const name = "##[error]x \u202e";
    await sandbox.write("named/p.yaml", profile(JSON.stringify(name), ELASTIC, "converged"));
    await sandbox.run("px-advisor check named -o json=named.json");
    const { stdout } = await sandbox.run("px-advisor diff named.json named.json -o json");
    expect(stdout).not.toMatch(/##\[|\u202e/);
    expect(JSON.parse(stdout)).toMatchObject({ targets: [{ name }] });
  });
});

describe.concurrent("what a person typed", () => {
  it.each([
    "px-advisor $'chk\\n::error::pwned'",
    "px-advisor check --fail-on $'a\\n::error::pwned'",
    "px-advisor check $'--a\\n::error::pwned'",
    "px-advisor $'--\\e[31mred'",
    "px-advisor '##[error]pwned'",
  ])("is inert in what is said about it: %s", async (line) => {
    const { status, stderr } = await sandbox.run(line);
    expect(status).toBe(2);
    // oxlint-disable-next-line no-control-regex
    expect(stderr).not.toMatch(/^::|##\[|\u001b/m);
  });

  it("as -o text is shielded in a log of GitHub, with annotations behind it", async () => {
    const env = { GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: "" };
    const { stdout } = await sandbox.run("px-advisor check mismatch.yaml -o text", { env });
    expect(stdout).toMatch(/^::stop-commands::/);
    expect(stdout).toMatch(/^::error file=mismatch\.yaml,/m);
  });
});
