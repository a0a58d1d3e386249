import { Ajv } from "ajv";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Result } from "../../src/core/model/assessment.ts";
import { policyreport } from "../../src/report/policyreport.ts";
import { assessCluster, contextOf, resultOf } from "../support/assessing.ts";
import { MISMATCH, STATES } from "../support/report-states.ts";

const SCHEMA = new URL("../fixtures/schemas/cluster-policy-report.json", import.meta.url);
const validate = new Ajv({ strict: true }).compile(
  JSON.parse(readFileSync(SCHEMA, "utf8")) as object,
);

interface Report {
  readonly metadata: { readonly name: string };
  readonly summary: Readonly<Record<string, number>>;
  readonly results: readonly (Readonly<Record<string, unknown>> & { readonly result: string })[];
}

function reportsOf(result: Result): readonly Report[] {
  const list = parse(policyreport(result, contextOf()), { maxAliasCount: 0 }) as {
    items: Report[];
  };
  expect(list).toMatchObject({ apiVersion: "v1", kind: "List" });
  for (const item of list.items) {
    validate(item);
    expect(validate.errors ?? []).toEqual([]);
  }
  return list.items;
}

const resultFor = (state: string, rule: string) =>
  reportsOf(STATES[state]!)[0]!.results.find((each) => each["rule"] === rule);

describe.each(Object.keys(STATES))("the policy reports of %s", (state) => {
  it("fit the custom resource, are named apart, and count what they hold", () => {
    const reports = reportsOf(STATES[state]!);
    const names = reports.map(({ metadata }) => metadata.name);
    expect(new Set(names).size).toBe(names.length);
    for (const { summary, results } of reports) {
      for (const [kind, number] of Object.entries(summary)) {
        expect(results.filter(({ result }) => result === kind)).toHaveLength(number);
      }
      expect(Object.values(summary).reduce((sum, each) => sum + each, 0)).toBe(results.length);
    }
  });
});

describe("a policy report", () => {
  it.each([
    ["match", "topology-mismatch", { result: "pass", scored: true }],
    ["mismatch", "topology-mismatch", { result: "fail", scored: true, severity: "high" }],
    ["warned", "topology-partial", { result: "warn", scored: false, severity: "medium" }],
    ["advised", "topology-mismatch", { result: "warn", scored: false }],
    [
      "waived",
      "topology-mismatch",
      {
        result: "skip",
        properties: { waiver: "migration booked", owner: "storage-team", expires: "2027-03-31" },
      },
    ],
    ["unchanged", "topology-mismatch", { result: "skip", properties: { baseline: "unchanged" } }],
    [
      "new against a baseline",
      "topology-mismatch",
      { result: "fail", properties: { baseline: "new" } },
    ],
    ["inconclusive", "topology-mismatch", { result: "skip", properties: { state: "unknown" } }],
    ["unknown", "nothing-to-judge", { result: "skip", properties: { state: "unknown" } }],
    [
      "not applicable",
      "topology-mismatch",
      { result: "skip", properties: { state: "not-applicable" } },
    ],
    ["an error alone", "nothing-matched", { result: "error", scored: false }],
  ])("of %s has for %s: %j", (state, rule, expected) => {
    expect(resultFor(state, rule)).toMatchObject(expected);
  });

  it("is named after its target as far as a name of an object can be", () => {
    const named = (name: string) => ({
      ...assessCluster(MISMATCH),
      target: { name, source: "a:1" },
    });
    const names = (...all: string[]) =>
      reportsOf(resultOf(all.map(named))).map(({ metadata }) => metadata.name);
    expect(names("payments-prod")).toEqual(["px-advisor-payments-prod"]);
    expect(names("Payments Prod", "Ü")).toEqual([
      expect.stringMatching(/^px-advisor-payments-prod-[0-9a-f]{8}$/),
      expect.stringMatching(/^px-advisor-[0-9a-f]{8}$/),
    ]);
    expect(names("Prod", "prod")).toHaveLength(2);
    expect(names("x".repeat(300))[0]!.length).toBeLessThan(253);
  });
});
