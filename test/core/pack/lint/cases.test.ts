import { describe, expect, it } from "vitest";
import type { LintIssue } from "../../../../src/core/pack/lint/issue.ts";
import { lintPack } from "../../../../src/core/pack/lint/lint-pack.ts";
import type { PackCase } from "../../../../src/core/pack/schema.ts";
import { smallCase, smallPack } from "../../../support/small-pack.ts";

const LEVELS = "its levels: low, middle, high; or a number (nodes a week)";

describe("traits", () => {
  it.each<[string, PackCase["traits"], LintIssue]>([
    [
      "a trait that does not exist",
      { churm: "low" },
      {
        path: ["churm"],
        part: "key",
        message: 'unknown trait "churm"',
        hint: 'did you mean "churn"?',
      },
    ],
    [
      "a trait like no other",
      { somethingElse: "low" },
      {
        path: ["somethingElse"],
        part: "key",
        message: 'unknown trait "somethingElse"',
        hint: null,
      },
    ],
    [
      "a level that does not exist",
      { churn: "hi" },
      { path: ["churn"], part: "value", message: 'churn has no level "hi"', hint: LEVELS },
    ],
    [
      "a level that does not exist, in a list",
      { churn: ["low", "hihg"] },
      {
        path: ["churn", 1],
        part: "value",
        message: 'churn has no level "hihg"',
        hint: `did you mean "high"? ${LEVELS}`,
      },
    ],
    [
      "a number below 0",
      { churn: -1 },
      {
        path: ["churn"],
        part: "value",
        message: "churn must be a number from 0, not -1",
        hint: "the unit is nodes a week",
      },
    ],
    [
      "true for a trait that is not yes or no",
      { latency: true },
      {
        path: ["latency"],
        part: "value",
        message: "latency is not a yes or no trait",
        hint: "its levels: normal, tight",
      },
    ],
  ])("refuses %s", (_, traits, { path, ...issue }) => {
    expect(lintWith({ traits })).toEqual([{ ...issue, path: ["cases", 0, "traits", ...path] }]);
  });

  it.each<[string, PackCase["traits"]]>([
    ["none", {}],
    ["levels, alone and in a list", { churn: ["low", "high"], latency: "tight" }],
    ["numbers, alone and in a list", { churn: [0, 7] }],
    ["true and false", { cloud: [true, false] }],
  ])("allows %s", (_, traits) => {
    expect(lintWith({ traits })).toEqual([]);
  });
});

describe("the expected verdict", () => {
  it.each<[PackCase["expect"], string]>([
    [{ kind: "decided", approach: null }, "a verdict of kind decided names an approach"],
    [{ kind: "forced", approach: null }, "a verdict of kind forced names an approach"],
    [{ kind: "leaning", approach: null }, "a verdict of kind leaning names an approach"],
    [{ kind: "tie-broken", approach: null }, "a verdict of kind tie-broken names an approach"],
    [{ kind: "tie", approach: "converged" }, "a verdict of kind tie names none"],
    [{ kind: "conflict", approach: "converged" }, "a verdict of kind conflict names none"],
    [{ kind: "inconclusive", approach: "converged" }, "a verdict of kind inconclusive names none"],
  ])("%o is refused", (expected, message) => {
    expect(lintWith({ expect: expected })).toEqual([
      { path: ["cases", 0, "expect", "approach"], part: "value", message, hint: null },
    ]);
  });

  it("has a grade only where it is decided", () => {
    const expected = { kind: "forced", approach: "converged", grade: "weak" } as const;
    expect(lintWith({ expect: expected })).toEqual([
      {
        path: ["cases", 0, "expect", "grade"],
        part: "value",
        message: "only a decided verdict has a grade",
        hint: null,
      },
    ]);
  });

  it.each<[PackCase["expect"]]>([
    [{ kind: "decided", approach: "converged", grade: "weak", form: "together" }],
    [{ kind: "decided", approach: "converged", form: null }],
    [{ kind: "forced", approach: "disaggregated", grade: null, form: "apart" }],
    [{ kind: "tie", approach: null, grade: null, form: null }],
  ])("%o is fine", (expected) => {
    expect(lintWith({ expect: expected })).toEqual([]);
  });
});

describe("a form", () => {
  it.each<[string, Partial<PackCase>, LintIssue]>([
    [
      "that does not exist is refused in the verdict",
      { expect: { kind: "decided", approach: "disaggregated", form: "appart" } },
      {
        path: ["cases", 0, "expect", "form"],
        part: "value",
        message: 'unknown form "appart" of disaggregated',
        hint: 'did you mean "apart"?',
      },
    ],
    [
      "of the other approach is refused in the verdict",
      { expect: { kind: "decided", approach: "disaggregated", form: "together" } },
      {
        path: ["cases", 0, "expect", "form"],
        part: "value",
        message: 'unknown form "together" of disaggregated',
        hint: null,
      },
    ],
    [
      "of the other approach is refused in the topology",
      { topology: { approach: "converged", form: "apart" } },
      {
        path: ["cases", 0, "topology", "form"],
        part: "value",
        message: 'unknown form "apart" of converged',
        hint: null,
      },
    ],
  ])("%s", (_, changes, issue) => {
    expect(lintWith(changes)).toEqual([issue]);
  });

  it.each<[string, PackCase["topology"]]>([
    ["left out", { approach: "converged" }],
    ["one of its approach", { approach: "converged", form: "together" }],
  ])("may be %s in the topology", (_, topology) => {
    expect(lintWith({ topology })).toEqual([]);
  });
});

it("the issues of every case are reported", () => {
  const cases = [smallCase({ traits: { churm: 1 } }), smallCase(), smallCase({ traits: { x: 1 } })];
  expect(lintPack(smallPack({ cases })).map(({ path }) => path)).toEqual([
    ["cases", 0, "traits", "churm"],
    ["cases", 2, "traits", "x"],
  ]);
});

function lintWith(changes: Partial<PackCase>): LintIssue[] {
  return lintPack(smallPack({ cases: [smallCase(changes)] }));
}
