import Draft04 from "ajv-draft-04";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sarif } from "../../src/report/sarif/sarif.ts";
import type { ReportContext } from "../../src/report/report.ts";
import type { Result } from "../../src/core/model/assessment.ts";
import { assessCluster, contextOf, resultOf } from "../support/assessing.ts";
import { MISMATCH, STATES, findingOf } from "../support/report-states.ts";

const SCHEMA = new URL("../fixtures/schemas/sarif-2.1.0.json", import.meta.url);
const ajv = new Draft04.default({ strict: false, unicodeRegExp: false, validateFormats: false });
const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, "utf8")) as object);

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: Readonly<
      Record<"startLine" | "startColumn" | "endLine" | "endColumn", number>
    >;
  };
}

interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly Location[];
      readonly partialFingerprints: Readonly<Record<string, string>>;
    }[];
    readonly invocations: readonly {
      readonly executionSuccessful: boolean;
      readonly toolExecutionNotifications?: readonly {
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations?: readonly Location[];
      }[];
    }[];
    readonly properties: Readonly<Record<string, number>>;
  }[];
}

function runOf(result: Result, more: Partial<ReportContext> = {}) {
  const log: unknown = JSON.parse(sarif(result, contextOf(more)));
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  const { runs } = log as Log;
  expect(runs).toHaveLength(1);
  return runs[0]!;
}

/** A relative reference of RFC 3986 with forward slashes: no scheme, no root, all else encoded. */
const RELATIVE = /^(?![a-z][a-z0-9+.-]*:)(?!\/)(?:[A-Za-z0-9._~!'()*/-]|%[0-9A-F]{2})+$/i;

describe("the schema", () => {
  it("would see a level that there is not, and an empty object", () => {
    const log = JSON.parse(sarif(STATES["mismatch"]!, contextOf())) as Log;
    expect(validate(log)).toBe(true);
    const [run] = log.runs;
    expect(validate({ ...log, runs: [{ ...run, results: [{ level: "bad" }] }] })).toBe(false);
    expect(validate({ ...log, runs: [{}] })).toBe(false);
  });
});

describe.each(Object.keys(STATES))("SARIF of %s", (state) => {
  const result = STATES[state]!;

  it("is SARIF 2.1.0 in which every result has what GitHub asks for", () => {
    const { results, tool, invocations } = runOf(result);
    const { rules } = tool.driver;
    for (const each of results) {
      expect(each.message.text.trim()).not.toBe("");
      expect(each.locations).toHaveLength(1);
      expect(rules[each.ruleIndex]!["id"]).toBe(each.ruleId);
      expect(each.partialFingerprints["primaryLocationLineHash"]).toMatch(/^\S+:[1-9]\d*$/);
    }
    const locations = [
      ...results.flatMap((each) => each.locations),
      ...invocations.flatMap(({ toolExecutionNotifications = [] }) =>
        toolExecutionNotifications.flatMap((each) => each.locations ?? []),
      ),
    ];
    for (const { physicalLocation } of locations) {
      const { artifactLocation, region } = physicalLocation;
      expect(artifactLocation.uri).toMatch(RELATIVE);
      expect(Math.min(...Object.values(region))).toBeGreaterThanOrEqual(1);
      expect(Object.keys(region)).toHaveLength(4);
    }
    for (const rule of rules) expectRule(rule);
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
    const prints = results.map((each) => each.partialFingerprints["primaryLocationLineHash"]);
    expect(new Set(prints).size).toBe(prints.length);
  });
});

function expectRule(rule: Record<string, unknown>): void {
  for (const key of ["shortDescription", "fullDescription", "help"]) {
    const { text } = rule[key] as { text: string };
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(1024);
  }
  const { name, properties } = rule as { name: string; properties: { tags: string[] } };
  expect(name).not.toBe("");
  expect(JSON.stringify(properties)).not.toContain("security-severity");
  expect(properties.tags.length).toBeLessThanOrEqual(20);
}

describe("SARIF", () => {
  it("leaves out what is excused, and counts it", () => {
    expect(runOf(STATES["waived"]!)).toMatchObject({ results: [], properties: { waived: 1 } });
    expect(runOf(STATES["unchanged"]!)).toMatchObject({
      results: [],
      properties: { unchanged: 1 },
    });
    expect(runOf(STATES["new against a baseline"]!).results).toHaveLength(1);
  });

  it("anchors a finding without a place on the line of its target", () => {
    const assessment = { ...assessCluster(MISMATCH), findings: [findingOf({})] };
    const target = { name: "c", source: "clusters/a: b#1 ü.yaml:12" };
    const [only] = runOf(resultOf([{ ...assessment, target }])).results;
    expect(only!.locations[0]!.physicalLocation).toEqual({
      artifactLocation: { uri: "clusters/a%3A%20b%231%20%C3%BC.yaml" },
      region: { startLine: 12, startColumn: 1, endLine: 12, endColumn: 2 },
    });
  });

  it("names files as seen from the root of the repository", () => {
    const uri = (workingFolder: string) =>
      runOf(STATES["mismatch"]!, { workingFolder }).results[0]!.locations[0]!.physicalLocation
        .artifactLocation.uri;
    expect(uri("")).toBe("clusters/test.yaml");
    expect(uri("infra/eu")).toBe("infra/eu/clusters/test.yaml");
  });

  it("keeps a fingerprint whatever the line, and tells same ones apart", () => {
    const assessment = assessCluster(MISMATCH);
    const moved = assessment.findings.map((finding) => ({
      ...finding,
      at: { file: "clusters/test.yaml", line: 400, column: 7 },
    }));
    const prints = (result: Result) =>
      runOf(result).results.map((each) => each.partialFingerprints["primaryLocationLineHash"]!);
    expect(prints(resultOf([{ ...assessment, findings: moved }]))).toEqual(
      prints(resultOf([assessment])),
    );
    const [first, second] = prints(resultOf([assessment, assessment]));
    expect([first, second]).toEqual([expect.stringMatching(/:1$/), first!.replace(/1$/, "2")]);
  });

  it("keeps the most severe of more results than GitHub takes, and says so", () => {
    const severe = (severity: "error" | "note", number: number) =>
      Array.from({ length: number }, (_, index) =>
        findingOf({ severity, fingerprint: `${severity}${index}` }),
      );
    const findings = [...severe("note", 20_000), ...severe("error", 6000)];
    const { results, invocations } = runOf(resultOf([{ ...assessCluster(MISMATCH), findings }]));
    expect(results).toHaveLength(25_000);
    expect(results.filter(({ level }) => level === "error")).toHaveLength(6000);
    expect(invocations[0]!.toolExecutionNotifications).toMatchObject([
      { message: { text: "1000 results of least severity are left out: a run holds 25000" } },
    ]);
  });

  it("tells errors and targets without a verdict beside the results", () => {
    const [invocation] = runOf(STATES["an error alone"]!).invocations;
    expect(invocation).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: "error", message: { text: "nothing" } }],
    });
    const open = runOf(STATES["inconclusive"]!);
    expect(open.results).toEqual([]);
    expect(open.invocations[0]!.toolExecutionNotifications).toMatchObject([
      { level: "warning", message: { text: expect.stringMatching(/^test: too little is known/) } },
    ]);
  });

  it.each([
    ["[a](1)", String.raw`\[a\](1)`],
    ["[a]", "[a]"],
    ["{0} {x}", "{{0}} {x}"],
    ["\u001b[0m", String.raw`\u001b[0m`],
  ])("writes %s in a message as %s", (message, text) => {
    const findings = [findingOf({ message })];
    const result = resultOf([{ ...assessCluster(MISMATCH), findings }]);
    expect(runOf(result).results[0]!.message.text).toBe(`test: ${text}`);
  });

  it("cuts what a rule may not say at that length, and says something where it is silent", () => {
    const result = resultOf([{ ...assessCluster(MISMATCH), findings: [findingOf({})] }]);
    const { ruleSet } = contextOf();
    const checks = ruleSet.checks.map((check) => ({
      ...check,
      title: "",
      because: "x".repeat(2000),
    }));
    const withoutUrl = [...ruleSet.sources].map(
      ([id, { title, publisher }]) => [id, { title, publisher }] as const,
    );
    const sources = new Map(withoutUrl);
    const [rule] = runOf(result, { ruleSet: { ...ruleSet, checks, sources } }).tool.driver.rules;
    expect(rule).toMatchObject({ shortDescription: { text: "not described" } });
    expect(rule).not.toHaveProperty("helpUri");
    expect((rule!["fullDescription"] as { text: string }).text).toHaveLength(1024);
  });
});
