import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { numbers, profile, writeFleet, yamlProfile } from "../support/fleet.ts";
import { type Sandbox, createSandbox } from "../support/scenarios.ts";

const FEW = 200;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
  await writeFleet(join(sandbox.folder, "few"), FEW);
  await sandbox.run("cp -r few mixed");
  await sandbox.write("mixed/00010.yaml", "apiVersion: px-advisor/v1\nkind: ClusterProfile\n");
  await sandbox.write(
    "mixed/00020.yaml",
    `${yamlProfile(1)}---\napiVersion: px-advisor/v1\nkind: {\n`,
  );
  await sandbox.write("mixed/00030.yaml", "# nothing\n");
  await sandbox.write("mixed/00040.yaml", "apiVersion: px-advisor/v1\nname: {{ x }}\n");
  await sandbox.write("mixed/notes.txt", "x\n");
  await sandbox.run("cp -r few evidence && mkdir evidence/x && cp few/00001.yaml evidence/x/");
  await sandbox.write(
    "evidence/x/node.yaml",
    "apiVersion: v1\nkind: Node\nmetadata: { name: a }\n",
  );
  const documents = numbers(4000).map((number) => `---\n${yamlProfile(number)}`);
  documents[2000] = "---\napiVersion: px-advisor/v1\nkind: {\n";
  await sandbox.write("documents.yaml", documents.join(""));
}, 120_000);
afterAll(() => sandbox.remove());

/** A command with every document that can be streamed, one behind the other. */
const allDocuments = (command: string, more = "") =>
  `${command} -o json -o ndjson=out.ndjson -o text=out.txt${more}; status=$?; cat out.ndjson out.txt; rm out.*; exit $status`;

/** The same command in batches in this thread, in two others, and as a whole. */
async function threeWays(command: string, stdin = "") {
  const run = (line: string, env = {}) => sandbox.run(line, { env, stdin, timeoutMs: 120_000 });
  const alone = await run(allDocuments(command), { PX_ADVISOR_WORKERS: "0" });
  const threads = await run(allDocuments(command), { PX_ADVISOR_WORKERS: "2" });
  // An output that needs all targets makes the run one that is judged as a whole.
  const whole = await run(allDocuments(command, " -o sarif=out.sarif"));
  return { alone, threads, whole };
}

describe("a fleet gives the same to the byte in batches, in threads and as a whole", () => {
  it.each([
    "check few",
    "check few -v --fail-on warning",
    "advise few -q --set autoscaling=never --fixed network",
    "check mixed",
    "check few/*.yaml mixed/00030.yaml none.yaml mixed/0004*.yaml",
    "check evidence few",
    "check none.yaml few empty",
    "check documents.yaml few --exit-zero",
  ])(
    "with px-advisor %s",
    async (line) => {
      const { alone, threads, whole } = await threeWays(`px-advisor ${line}`);
      expect(alone.stdout.length).toBeGreaterThan(100_000);
      expect(threads).toEqual(alone);
      expect(whole).toEqual(alone);
    },
    360_000,
  );

  it("with lines of standard input", async () => {
    const lines = numbers(300).map((number) => JSON.stringify(profile(number)));
    lines[7] = "kind: x";
    lines[8] = "";
    lines[9] = '{"kind": "Node", "apiVersion": "v1"}';
    lines[10] = '{"apiVersion": "px-advisor/v1", "kind": "ClusterProfile"}';
    const stdin = `${lines.join("\n")}\n`;
    const { alone, threads, whole } = await threeWays("px-advisor check - --input ndjson", stdin);
    expect(threads).toEqual(alone);
    expect(whole).toEqual(alone);
    expect(alone.stderr).toMatch(/^<stdin>:8:1 {2}this line is not valid JSON$/m);
    expect(alone.stderr).toMatch(/^<stdin>:10:1 {2}this document is no profile$/m);
    expect(alone.stderr).toMatch(/^<stdin>:11:1 {2}metadata is missing$/m);
    expect(alone.status).toBe(2);
  }, 360_000);

  it("says so where there is no line", async () => {
    const { threads, whole, alone } = await threeWays("px-advisor check - --input ndjson");
    expect(alone.stdout).toContain('"code": "empty-file"');
    expect([threads, whole]).toEqual([alone, alone]);
  });

  it("and leaves nothing but the files that are asked for", async () => {
    await sandbox.run("mkdir out && px-advisor check few -q -o json=out/a.json -o text=out/a.txt");
    expect((await sandbox.run("ls -A out")).stdout).toBe("a.json\na.txt\n");
  });
});

describe("one bad target", () => {
  it("never stops the rest, and its error stands where it happened", async () => {
    const { stdout, status } = await sandbox.run("px-advisor check mixed -o ndjson");
    const lines = stdout.trimEnd().split("\n");
    expect(lines[10]).toContain('"message":"metadata is missing"');
    expect(lines.filter((each) => each.startsWith('{"target"'))).toHaveLength(FEW - 3);
    expect(status).toBe(2);
  });

  it("that cannot be written takes no other document away", async () => {
    const line = "px-advisor check few -o json=none/x.json -o ndjson";
    const { stdout, stderr, status } = await sandbox.run(line);
    expect(stdout.trimEnd().split("\n")).toHaveLength(FEW);
    expect(stderr).toContain("none/x.json: cannot be written, its folder does not exist");
    expect(status).toBe(2);
  });
});

describe("an output over an input", () => {
  it("is refused before anything is written", async () => {
    const { stderr, status } = await sandbox.run("px-advisor check few -o ndjson=few/00003.yaml");
    expect(stderr).toContain("would overwrite an input");
    expect(status).toBe(2);
    expect(await readFile(join(sandbox.folder, "few/00003.yaml"), "utf8")).toBe(yamlProfile(3));
  });
});
