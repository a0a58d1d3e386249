import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import fc from "fast-check";
import { expect, it } from "vitest";
import { judgeInputs, judgeRun } from "../../../src/app/judge-inputs.ts";
import type { JudgeRequest, Outcome } from "../../../src/app/judge-request.ts";
import { DEFAULTS, type Settings } from "../../../src/app/run-config.ts";
import type { Environment } from "../../../src/cli/environment.ts";
import { createFleetPorts } from "../../../src/cli/fleet-ports.ts";
import { createPorts } from "../../../src/cli/ports.ts";
import { contextOf } from "../../support/assessing.ts";
import { yamlProfile } from "../../support/fleet.ts";
import { streamOutput } from "../../support/stream-output.ts";

const SPEC = `apiVersion: core.libopenstorage.org/v1
kind: StorageCluster
metadata: { name: px }
spec: { cloudStorage: { maxStorageNodesPerZone: 1 } }
`;

/** Documents of every kind that a folder may hold, the sound and the broken. */
const document = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 40 }).map(yamlProfile) },
  fc.constantFrom(
    "apiVersion: px-advisor/v1\nkind: ClusterProfile\n",
    "apiVersion: px-advisor/v1\nkind: {\n",
    "apiVersion: px-advisor/v1\nname: {{ x }}\n",
    "# nothing\n",
    `${yamlProfile(3)}traits: {}\n`,
    yamlProfile(5).replace("autoscaling", "autoscalling"),
    "apiVersion: v1\nkind: Node\nmetadata: { name: a, labels: { portworx.io/node-type: storage } }\n",
    SPEC,
    "apiVersion: v1\nkind: Service\nmetadata: { name: s }\n",
    "apiVersion: v1\nkind: Status\nmessage: forbidden\n",
    "kind: ClusterProfile\ntraits: { autoscaling: daily }\n",
    "- 1\n- 2\n",
    "text\n",
    "a: \0\n",
  ),
);
const file = fc.array(document, { maxLength: 3 }).map((each) => each.join("---\n"));
const name = fc.constantFrom(
  "a.yaml",
  "b.yml",
  "c.json",
  "d.yaml",
  "x/a.yaml",
  "x/y/b.yaml",
  "z/n.txt",
);
const folder = fc.dictionary(name, file, { minKeys: 1, maxKeys: 6 });

const origin = { kind: "default" } as const;
const settings = Object.fromEntries(
  Object.entries(DEFAULTS).map(([key, value]) => [key, { value, origin }]),
) as unknown as Settings;
const view = { ...contextOf(), stopToken: null };

function requestOf(command: JudgeRequest["command"]): JudgeRequest {
  return {
    command,
    paths: ["clusters"],
    hasLines: false,
    settings: [],
    fixed: [],
    config: { ...settings, file: null, isNamed: false, heeds: [] },
    now: 0,
    since: null,
    outputs: [
      { format: "json", file: "out.json" },
      { format: "ndjson", file: "out.ndjson" },
      { format: "text", file: "out.txt" },
    ],
    view,
    record: null,
  };
}

/** What a run ends with, and the documents that it wrote. */
async function judged(cwd: string, command: JudgeRequest["command"], isWhole: boolean) {
  const environment: Environment = {
    ...{ args: [], invocation: "px-advisor", cwd, env: {}, stdin: Readable.from([]) },
    stdout: streamOutput(new PassThrough()),
    stderr: streamOutput(new PassThrough()),
    signals: process,
  };
  const ports = createFleetPorts(
    { view, wantsColour: false },
    environment,
    createPorts({ cwd, stdin: environment.stdin }),
  );
  const run: Promise<Outcome> = isWhole
    ? judgeInputs(requestOf(command), ports)
    : judgeRun(requestOf(command), { ...ports, fewestFiles: 0 });
  const { ending, problems } = await run;
  const texts = await Promise.all(
    ["out.json", "out.ndjson", "out.txt"].map((each) => readFile(join(cwd, each), "utf8")),
  );
  return {
    ending,
    problems: problems.map(({ code, message, at }) => ({ code, message, at })),
    texts,
  };
}

it("batches say to the byte what the whole says of any folder", { timeout: 120_000 }, async () => {
  const endings = new Set<number>();
  await fc.assert(
    fc.asyncProperty(folder, fc.constantFrom("check", "advise"), async (files, command) => {
      const cwd = await realpath(await mkdtemp(join(tmpdir(), "px-random-")));
      try {
        for (const [path, text] of Object.entries(files)) {
          await mkdir(dirname(join(cwd, "clusters", path)), { recursive: true });
          await writeFile(join(cwd, "clusters", path), text);
        }
        const whole = await judged(cwd, command, true);
        expect(await judged(cwd, command, false)).toEqual(whole);
        endings.add(whole.ending.code);
      } finally {
        await rm(cwd, { recursive: true });
      }
    }),
    { numRuns: 100 },
  );
  expect([...endings]).toEqual(expect.arrayContaining([0, 1, 2]));
});
