import { Ajv, type ValidateFunction } from "ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EVEN } from "../support/assessing.ts";
import { type Sandbox, createSandbox } from "../support/scenarios.ts";

const ELASTIC = { autoscaling: "daily", instanceChurn: "regular", nodeUpgrades: "monthly" };
const TORN = { separationOfConcerns: "required", clusterSize: "tiny" };
/** +3 against a tie band of 2, from 11 points on one side and 8 on the other. */
const BARELY = {
  separationOfConcerns: "preferred",
  growthCoupling: "apart",
  spotShare: "some",
  nodeUpgrades: "seldom",
  clusterSize: "small",
};
const DISAGGREGATED = { approach: "disaggregated", form: "separate-node-groups" };
const CONVERGED = { approach: "converged", form: "uniform" };

/** A profile as JSON, which is YAML too. */
function profile(traits: object, topology?: object, waivers?: readonly object[]): string {
  const header = { apiVersion: "px-advisor/v1", kind: "ClusterProfile" };
  return JSON.stringify({ ...header, metadata: { name: "c" }, traits, topology, waivers });
}

function waiverUntil(expires: string, rule = "topology-mismatch"): object {
  return { rule, scope: "*", reason: "booked", owner: "storage", expires };
}

const known = (traits: object, topology?: object, ...waivers: readonly object[]) =>
  profile({ ...EVEN, ...traits }, topology, waivers);

const FILES = {
  "match.yaml": known(ELASTIC, DISAGGREGATED),
  "mismatch.yaml": known(ELASTIC, CONVERGED),
  "waived.yaml": known(ELASTIC, CONVERGED, waiverUntil("2999-12-31")),
  "expired.yaml": known(ELASTIC, CONVERGED, waiverUntil("2020-12-31")),
  "waived-silence.yaml": known(ELASTIC, undefined, waiverUntil("2999-12-31", "nothing-to-judge")),
  "weak.yaml": known(BARELY, CONVERGED),
  "partial.yaml": known(ELASTIC, { ...DISAGGREGATED, form: "separate-clusters" }),
  "tie.yaml": known({}),
  "conflict.yaml": known(TORN, CONVERGED),
  "inconclusive.yaml": profile({ autoscaling: "daily" }, CONVERGED),
  "no-topology.yaml": known(ELASTIC),
  "bad.yaml": profile({ autoscaling: "dayly" }),
  "other.yaml": '{"apiVersion": "v1", "kind": "Pod"}',
  "empty.yaml": "",
};

const STATES = [
  { state: "match", paths: "match.yaml", advise: 0, check: 0 },
  { state: "mismatch, strong", paths: "mismatch.yaml", advise: 0, check: 1 },
  { state: "mismatch, waived", paths: "waived.yaml", advise: 0, check: 0 },
  { state: "mismatch, its waiver expired", paths: "expired.yaml", advise: 0, check: 1 },
  { state: "no topology, waived", paths: "waived-silence.yaml", advise: 0, check: 0 },
  { state: "mismatch, weak", paths: "weak.yaml", advise: 0, check: 0 },
  { state: "partial", paths: "partial.yaml", advise: 0, check: 0 },
  { state: "tie", paths: "tie.yaml", advise: 0, check: 0 },
  { state: "conflict", paths: "conflict.yaml", advise: 3, check: 1 },
  { state: "inconclusive", paths: "inconclusive.yaml", advise: 3, check: 3 },
  { state: "no topology", paths: "no-topology.yaml", advise: 0, check: 3 },
  { state: "bad input", paths: "bad.yaml", advise: 2, check: 2 },
  { state: "nothing matched", paths: "other.yaml empty.yaml none.yaml", advise: 2, check: 2 },
  { state: "mixed", paths: "match.yaml mismatch.yaml inconclusive.yaml", advise: 3, check: 1 },
  {
    state: "mixed, one bad",
    paths: "mismatch.yaml inconclusive.yaml bad.yaml",
    advise: 2,
    check: 2,
  },
] as const;

const MATRIX = STATES.flatMap(({ state, paths, ...codes }) =>
  (["advise", "check"] as const).flatMap((command) =>
    (["text", "json", "ndjson"] as const).map((format) => ({
      line: `${command} ${paths} -o ${format}`,
      title: `${command}, ${state}, as ${format}`,
      format,
      code: codes[command],
    })),
  ),
);

const STRICTNESS = [
  { line: "check weak.yaml -o json --fail-on warning", format: "json", code: 1 },
  { line: "check partial.yaml -o json --fail-on warning", format: "json", code: 1 },
  { line: "check tie.yaml -o json --fail-on warning", format: "json", code: 0 },
  { line: "check no-topology.yaml -o json --fail-on warning", format: "json", code: 1 },
  { line: "check mismatch.yaml -o json --exit-zero", format: "json", code: 0 },
  { line: "check no-topology.yaml -o json --exit-zero", format: "json", code: 0 },
  { line: "advise conflict.yaml -o json --exit-zero", format: "json", code: 0 },
  { line: "check mismatch.yaml bad.yaml -o json --exit-zero", format: "json", code: 2 },
].map((row) => ({ ...row, title: row.line }));

let sandbox: Sandbox;
let validate: ValidateFunction;
beforeAll(async () => {
  sandbox = await createSandbox();
  for (const [name, text] of Object.entries(FILES)) await sandbox.write(name, text);
  const { stdout } = await sandbox.run("px-advisor schema result");
  validate = new Ajv({ strict: true }).compile(JSON.parse(stdout));
});
afterAll(() => sandbox.remove());

describe.concurrent("the exit code is the same in every format", () => {
  it.for([...MATRIX, ...STRICTNESS])("$title: $code", async ({ line, format, code }) => {
    const { stdout, stderr, status } = await sandbox.run(`px-advisor ${line}`);
    expect({ status, stdout, stderr }).toMatchObject({ status: code });
    expect(stderr === "" ? [] : stderr.split("\n").slice(-2)).toEqual(
      code === 0 ? [] : [expect.stringContaining(`px-advisor: exit ${code}: `), ""],
    );
    if (format === "json") expectResult(stdout, code);
    if (format === "ndjson") expectLines(stdout);
  });
});

function expectResult(stdout: string, code: number): void {
  const result: unknown = JSON.parse(stdout);
  validate(result);
  expect(validate.errors ?? []).toEqual([]);
  expect(result).toMatchObject({ exitCode: code });
}

function expectLines(stdout: string): void {
  const lines = stdout.split("\n").slice(0, -1);
  expect(lines).not.toEqual([]);
  for (const line of lines) expect(JSON.parse(line)).toBeTypeOf("object");
}
