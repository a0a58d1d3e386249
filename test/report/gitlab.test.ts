import { Ajv } from "ajv";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Result } from "../../src/core/model/assessment.ts";
import { gitlab } from "../../src/report/gitlab.ts";
import { contextOf } from "../support/assessing.ts";
import { STATES } from "../support/report-states.ts";

const SCHEMA = new URL("../fixtures/schemas/gitlab-code-quality.json", import.meta.url);
const validate = new Ajv({ strict: true }).compile(
  JSON.parse(readFileSync(SCHEMA, "utf8")) as object,
);

interface Issue {
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string };
}

function issuesOf(result: Result, workingFolder = ""): Issue[] {
  const issues: unknown = JSON.parse(gitlab(result, contextOf({ workingFolder })));
  validate(issues);
  expect(validate.errors ?? []).toEqual([]);
  return issues as Issue[];
}

describe("a Code Quality report", () => {
  it.each(Object.keys(STATES))("of %s has the documented fields and unique prints", (state) => {
    const issues = issuesOf(STATES[state]!);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  });

  it.each([
    ["mismatch", [["topology-mismatch", "critical"]]],
    ["warned", [["topology-partial", "major"]]],
    ["inconclusive", [["inconclusive", "minor"]]],
    ["an error alone", [["nothing-matched", "blocker"]]],
    ["match", []],
    ["waived", []],
    ["unchanged", []],
    ["zero results", []],
    ["not applicable", []],
  ])("of %s says %j", (state, expected) => {
    const issues = issuesOf(STATES[state]!);
    expect(issues.map(({ check_name, severity }) => [check_name, severity])).toEqual(expected);
  });

  it("names files as seen from the root of the repository", () => {
    expect(issuesOf(STATES["mismatch"]!, "infra")[0]!.location.path).toBe(
      "infra/clusters/test.yaml",
    );
  });
});
