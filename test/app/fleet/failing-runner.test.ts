import { PassThrough, Readable } from "node:stream";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Work } from "../../../src/app/fleet/batch.ts";
import { judgeRun } from "../../../src/app/judge-inputs.ts";
import { BATCH } from "../../../src/app/fleet/steps.ts";
import type { JudgeRequest } from "../../../src/app/judge-request.ts";
import { DEFAULTS, type Settings } from "../../../src/app/run-config.ts";
import type { Environment } from "../../../src/cli/environment.ts";
import { createFleetPorts } from "../../../src/cli/fleet-ports.ts";
import { createPorts } from "../../../src/cli/ports.ts";
import type { Result } from "../../../src/core/model/assessment.ts";
import { contextOf } from "../../support/assessing.ts";
import { writeFleet } from "../../support/fleet.ts";
import { streamOutput } from "../../support/stream-output.ts";

const COUNT = 200;

let cwd: string;
beforeAll(async () => {
  cwd = await realpath(await mkdtemp(join(tmpdir(), "px-failing-")));
  await writeFleet(join(cwd, "few"), COUNT);
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const origin = { kind: "default" } as const;
const settings = Object.fromEntries(
  Object.entries(DEFAULTS).map(([key, value]) => [key, { value, origin }]),
) as unknown as Settings;
const view = { ...contextOf(), stopToken: null };
const request: JudgeRequest = {
  command: "check",
  paths: ["few"],
  hasLines: false,
  settings: [],
  fixed: [],
  config: { ...settings, file: null, isNamed: false, heeds: [] },
  now: null,
  since: null,
  outputs: [{ format: "json", file: null }],
  view,
  record: null,
};

/** Judges with a runner that fails where it is told to; gives the document and what is told. */
async function judged(fails: (work: Work) => boolean) {
  const stdout = new PassThrough({ highWaterMark: 100 * 1024 * 1024 });
  const environment: Environment = {
    ...{ args: [], invocation: "px-advisor", cwd, env: {}, stdin: Readable.from([]) },
    ...{ stdout: streamOutput(stdout), stderr: streamOutput(new PassThrough()), signals: process },
  };
  const ports = createFleetPorts(
    { view, wantsColour: false },
    environment,
    createPorts({ cwd, stdin: environment.stdin }),
  );
  const outcome = await judgeRun(request, {
    ...ports,
    startRunner: async (setup, files) => {
      const runner = await ports.startRunner(setup, files);
      const run = (work: Work) =>
        fails(work) ? Promise.reject(new Error("gone")) : runner.run(work);
      return { lookAhead: 3, run, close: () => runner.close() };
    },
  });
  return { outcome, result: JSON.parse(String(stdout.read())) as Result };
}

describe("a batch that a thread fails in", () => {
  it("is an error with its files, and the others are judged", async () => {
    const { outcome, result } = await judged(
      (work) => work.kind === "files" && work.paths[0] === "few/00064.yaml",
    );
    expect(result.errors).toMatchObject([
      {
        code: "internal",
        message: "few/00064.yaml to few/00127.yaml: not judged, since a thread failed: gone",
      },
    ]);
    expect(result.results).toHaveLength(COUNT - BATCH);
    expect(result.results[64]?.target.name).toBe("c128");
    expect(result.summary).toMatchObject({ targets: COUNT - BATCH, errors: 1, notRead: 0 });
    expect(outcome.ending).toEqual({ code: 2, reason: "1 error" });
  });

  it("may be any of them", async () => {
    const { result } = await judged(() => true);
    expect(result.results).toEqual([]);
    expect(result.errors).toHaveLength(Math.ceil(COUNT / BATCH));
  });
});
