import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { profile, writeFleet } from "../support/fleet.ts";
import { ROOT, type Sandbox, createSandbox } from "../support/scenarios.ts";

const MANY = 5000;
const FEW = 200;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
  await writeFleet(join(sandbox.folder, "many"), MANY);
  await writeFleet(join(sandbox.folder, "few"), FEW);
}, 120_000);
afterAll(() => sandbox.remove());

describe("--input ndjson", () => {
  it("wants standard input among the paths", async () => {
    const { stderr, status } = await sandbox.run("px-advisor check few --input ndjson");
    expect(stderr).toContain("--input ndjson: standard input is not read");
    expect(status).toBe(2);
  });

  it("answers a line before the next one comes, and waits for a slow reader", async () => {
    const child = spawn(process.execPath, [
      join(ROOT, "bin/px-advisor.js"),
      "check",
      "-",
      "--input",
      "ndjson",
      "-o",
      "ndjson",
    ]);
    const line = `${JSON.stringify(profile(1))}\n`;
    child.stdin.write(line);
    const first = await new Promise<string>((resolve) =>
      child.stdout.once("data", (data) => resolve(String(data))),
    );
    expect(JSON.parse(first)).toHaveProperty("target.source", "<stdin>:1");
    // Nobody reads: standard output fills up, then what was read, then standard input.
    child.stdout.pause();
    let written = 0;
    const isTaken = () =>
      Promise.race([
        new Promise((resolve) => child.stdin.once("drain", () => resolve(true))),
        setTimeout(3000, false),
      ]);
    const block = line.repeat(100);
    for (let more: unknown = true; more === true && written < 200; written += 1) {
      more = child.stdin.write(block) || (await isTaken());
    }
    expect(written).toBeLessThan(100);
    let lines = 0;
    child.stdout.on("data", (data: Buffer) => {
      for (const byte of data) if (byte === 10) lines += 1;
    });
    child.stdout.resume();
    child.stdin.end();
    await new Promise((resolve) => child.on("close", resolve));
    expect(lines).toBe(written * 100);
  }, 240_000);
});

describe("a reader that has seen enough", () => {
  it.each(["0", "2"])("ends nothing but the writing, with %s threads", async (workers) => {
    const line = `{ px-advisor check few -o ndjson; echo "exit $?" >&2; } | head -n 1`;
    const { stdout, stderr } = await sandbox.run(line, { env: { PX_ADVISOR_WORKERS: workers } });
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(/^px-advisor: exit 1: .+\nexit 1\n$/);
  });

  it("ends a run over an input that never does", async () => {
    const line = `yes '${JSON.stringify(profile(1))}' | px-advisor check - --input ndjson -o ndjson | head -n 1`;
    const { stdout } = await sandbox.run(line, { timeoutMs: 15_000 });
    expect(JSON.parse(stdout)).toHaveProperty("target.name", "c1");
  });
});

/** Interrupts a run after its first output, and gives what it left. */
async function interrupted(args: readonly string[], workers: string) {
  const child = spawn(process.execPath, [join(ROOT, "bin/px-advisor.js"), ...args], {
    cwd: sandbox.folder,
    env: { ...process.env, PX_ADVISOR_WORKERS: workers },
  });
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stderr.on("data", (data: Buffer) => chunks.stderr.push(data));
  child.stdout.on("data", (data: Buffer) => {
    if (chunks.stdout.length === 0) child.kill("SIGINT");
    chunks.stdout.push(data);
  });
  const status = await new Promise((resolve) =>
    child.on("close", (code, signal) => resolve(code ?? signal)),
  );
  const text = (all: Buffer[]) => Buffer.concat(all).toString("utf8");
  return { stdout: text(chunks.stdout), stderr: text(chunks.stderr), status };
}

describe.each(["0", "2"])("an interruption with %s threads", (workers) => {
  it("leaves whole lines of NDJSON, and the files as they were", async () => {
    await sandbox.write(`kept-${workers}.json`, "before\n");
    const args = ["check", "many", "-o", "ndjson", "-o", `json=kept-${workers}.json`];
    const { stdout, stderr, status } = await interrupted(args, workers);
    const lines = stdout.split("\n");
    expect(lines.pop()).toBe("");
    for (const each of lines) expect(JSON.parse(each)).toHaveProperty("target");
    expect(lines.length).toBeLessThan(MANY);
    expect(status).toBe(130);
    expect(stderr).toMatch(
      new RegExp(
        `kept-${workers}.json: is left as it was, since the run was interrupted\\npx-advisor: exit 130: interrupted, ${lines.length} of ${MANY} files judged\\n$`,
      ),
    );
    expect(await readFile(join(sandbox.folder, `kept-${workers}.json`), "utf8")).toBe("before\n");
    expect((await sandbox.run(`ls | grep -c '^kept-${workers}'`)).stdout).toBe("1\n");
  }, 240_000);

  it("closes what JSON has open", async () => {
    const { stdout, status } = await interrupted(["check", "many", "-o", "json"], workers);
    const result = JSON.parse(stdout) as {
      readonly results: readonly unknown[];
      readonly summary: { readonly targets: number; readonly notRead: number };
      readonly exitCode: number;
    };
    const { summary, results, exitCode } = result;
    expect({ status, exitCode }).toEqual({ status: 130, exitCode: 130 });
    expect(summary.targets).toBe(results.length);
    expect(summary.notRead).toBe(MANY - results.length);
  }, 240_000);

  it("ends a text with what it is about", async () => {
    const { stdout, status } = await interrupted(["check", "many"], workers);
    const [, targets, left] = /^(\d+) targets: .+, (\d+) files not read\n$/m.exec(stdout) ?? [];
    expect(Number(targets) + Number(left)).toBe(MANY);
    expect(status).toBe(130);
  }, 240_000);

  it("ends a wait for standard input", async () => {
    const args = ["check", "-", "--input", "ndjson", "-o", "ndjson"];
    const child = spawn(process.execPath, [join(ROOT, "bin/px-advisor.js"), ...args], {
      env: { ...process.env, PX_ADVISOR_WORKERS: workers },
    });
    child.stdout.once("data", () => child.kill("SIGINT"));
    child.stdin.write(`${JSON.stringify(profile(1))}\n`);
    const stderr = new Promise((resolve) =>
      child.stderr.once("data", (data) => resolve(String(data))),
    );
    const status = await new Promise((resolve) =>
      child.on("close", (code, signal) => resolve(code ?? signal)),
    );
    expect(await stderr).toBe("px-advisor: exit 130: interrupted, 1 target judged\n");
    expect(status).toBe(130);
  }, 240_000);
});

describe("PX_ADVISOR_WORKERS", () => {
  it.each(["-1", "two", "1.5", "65"])("is refused as %s", async (workers) => {
    const env = { PX_ADVISOR_WORKERS: workers };
    const { stderr, status } = await sandbox.run("px-advisor check few -q", { env });
    expect(stderr).toContain(
      `PX_ADVISOR_WORKERS must be a whole number from 0 to 64, not "${workers}"`,
    );
    expect(status).toBe(2);
  });
});
