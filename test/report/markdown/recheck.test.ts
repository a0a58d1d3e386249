import { describe, expect, it } from "vitest";
import type { Assessment, Result } from "../../../src/core/model/assessment.ts";
import { problem } from "../../../src/core/model/errors.ts";
import { promisedFor } from "../../../src/report/markdown/record/recheck.ts";
import { decisions } from "../../../src/report/markdown/decisions.ts";
import type { Recheck } from "../../../src/report/report.ts";
import { assessCluster, contextOf, resultOf } from "../../support/assessing.ts";
import { STATES, findingOf } from "../../support/report-states.ts";
import { VERDICT_FACTS } from "../../support/verdict-facts.ts";

const RECHECK: Recheck = { files: [], failOn: "error", exitZero: false };

function readFrom(paths: readonly string[], name = "mismatch"): Assessment {
  const assessment = assessCluster(VERDICT_FACTS[name]!);
  const inputs = paths.map((path) => ({ path, status: "used" as const, reason: null }));
  return { ...assessment, target: { name: "x", source: `${paths[0]}:1` }, inputs };
}

function promised(
  assessment: Assessment,
  { more, recheck }: { more?: Partial<Result>; recheck?: Partial<Recheck> } = {},
) {
  const result = { ...resultOf([assessment]), ...more };
  return promisedFor({ assessment, result, recheck: { ...RECHECK, ...recheck } });
}

const commandFor = (...paths: string[]) => promised(readFrom(paths)).command;

describe("the command that confirms", () => {
  it.each([
    [["a/p.yaml"], "a/p.yaml"],
    [["a/p.yaml", "a/p.yaml"], "a/p.yaml"],
    [["a/b/p.yaml", "a/b/c/n.json", "a/b/n.json"], "a/b"],
    [["a/b/p.yaml", "a/bb/n.json"], "a"],
    [["p.yaml", "n.json"], "."],
    [["a/p.yaml", "b/n.json"], "."],
    [["<stdin>"], "-"],
    [["-p.yaml"], "./-p.yaml"],
    [["it's a $(x) `y`.yaml"], "'it'\\''s a $(x) `y`.yaml'"],
    [["a\u001bb.yaml"], "'a\\u001bb.yaml'"],
  ])("reads what %j was read from: %s", (paths, argument) => {
    expect(commandFor(...paths)).toBe(`px-advisor check ${argument}`);
  });

  it("takes the place of the profile where no input is listed", () => {
    const assessment = { ...readFrom(["a.yaml"]), inputs: [] };
    expect(promised(assessment).command).toBe("px-advisor check a.yaml");
  });

  it("is meant at the root of the repository, with what the run was told", () => {
    const baseline = { path: "base.json", changed: [], resolved: [], unjudged: [] };
    const files = [
      ["--pack", "../rules"],
      ["--config", "../.."],
    ] as const;
    const { command } = promised(readFrom(["p.yaml", "n.json"]), {
      more: { folder: "infra/eu", baseline },
      recheck: { files, failOn: "warning" },
    });
    expect(command).toBe(
      "px-advisor check infra/eu --pack infra/rules --config . --baseline infra/eu/base.json --fail-on warning",
    );
  });
});

describe("what the command ends with", () => {
  const code = (state: string, recheck: Partial<Recheck> = {}) => {
    const [assessment] = STATES[state]!.results;
    return promised(assessment!, { recheck }).code;
  };

  it.each([
    ["match", 0, 0],
    ["mismatch", 1, 1],
    ["conflict", 1, 1],
    ["inconclusive", 3, 3],
    ["unknown", 3, 1],
    ["not applicable", 0, 0],
    ["waived", 0, 0],
    ["unchanged", 0, 0],
    ["warned", 0, 1],
    ["advised", 1, 1],
  ] as const)("%s: %i, and %i where warnings fail", (state, code_, strict) => {
    expect(code(state)).toBe(code_);
    expect(code(state, { failOn: "warning" })).toBe(strict);
    expect(code(state, { exitZero: true })).toBe(0);
  });

  it("counts that there is nothing to judge where advise leaves that out", () => {
    const assessment = { ...assessCluster(VERDICT_FACTS["decided-unless"]!), findings: [] };
    expect(promised(assessment).code).toBe(3);
    expect(promised(assessment, { recheck: { failOn: "warning" } }).code).toBe(1);
    const known = [findingOf({ id: "nothing-to-judge", baseline: "unchanged" })];
    const unchanged = { ...assessment, findings: known };
    expect(promised(unchanged, { recheck: { failOn: "warning" } }).code).toBe(3);
    const waived = { reason: "x", owner: "x", expires: "x", at: { file: "x", line: 1, column: 1 } };
    const excused = { ...assessment, findings: [findingOf({ id: "nothing-to-judge", waived })] };
    expect(promised(excused).code).toBe(0);
  });

  it("is the worst of all clusters that it reads", () => {
    const open = readFrom(["a/open.yaml"], "inconclusive");
    const both = readFrom(["a/p.yaml", "a/n.json"], "decided-a");
    const bad = readFrom(["b/bad.yaml"]);
    const results = [open, both, bad];
    expect(promised(both, { more: { results } }).code).toBe(3);
    expect(promised(open, { more: { results: [both, open, bad] } }).code).toBe(3);
    expect(promised(bad, { more: { results } }).code).toBe(1);
    const worse = readFrom(["a/c/bad.yaml"]);
    expect(promised(both, { more: { results: [...results, worse] } }).code).toBe(1);
  });

  it("is 2 where it would read a file with an error", () => {
    const at = { file: "a/broken.yaml", line: 1, column: 1 };
    const errors = [problem("yaml-syntax", "x", { at }), problem("yaml-syntax", "y")];
    const both = readFrom(["a/p.yaml", "a/n.json"]);
    expect(promised(both, { more: { errors } }).code).toBe(2);
    expect(promised(readFrom(["b/p.yaml"]), { more: { errors } }).code).toBe(1);
  });

  it("is said together with a setting that lets it pass", () => {
    const recheck = { ...RECHECK, exitZero: true };
    const document = decisions(resultOf([readFrom(["a.yaml"])]), contextOf({ recheck }));
    expect(document).toContain("\nA setting lets it end with 0 whatever it finds. On the evidence");
    expect(document).toContain(" of this record it ends with 0.\n");
  });
});
