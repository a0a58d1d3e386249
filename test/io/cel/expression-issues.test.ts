import { describe, expect, it } from "vitest";
import type { Pack } from "../../../src/core/pack/schema.ts";
import { expressionIssues } from "../../../src/io/cel/expression-issues.ts";
import { engineCheck, smallCheck, smallPack } from "../../support/small-pack.ts";

type CheckSource = Pack["checks"][number];

function issuesOf(check: CheckSource) {
  return expressionIssues(smallPack({ checks: [engineCheck(), check] }));
}

/** What is told of an expression, with its hint. */
function told(expression: string, changes: Partial<CheckSource> = {}): string[] {
  const check = smallCheck({ expression, message: "so", needs: [], ...changes });
  return issuesOf(check).map(({ message, hint }) =>
    hint === null ? message : `${message}; ${hint}`,
  );
}

/** What is told of the message of a check. */
function toldOfMessage(message: string, changes: Partial<CheckSource> = {}): string[] {
  return told("true", { message, ...changes });
}

describe("an expression that is fine", () => {
  it.each([
    "true",
    "nodeGroup.hasRange == nodeGroup.hasRange || true",
    'nodeGroup.name == "a" && size(nodeGroup.scaledBy) > 0',
    "nodeGroup.scaledBy.exists(name, name == nodeGroup.name)",
    'cluster.isInstalled && !topology.spansClusters && "a" in cluster.autoscalers',
    'atLeast("3.5", "3.5.0")',
    "size(traits) > 2",
    'has(traits.cloud) && traits.cloud == "yes"',
    "traits.exists(id, traits[id] == id)",
  ])("%s", (expression) => {
    expect(told(expression, { needs: ["nodeGroup.hasRange"] })).toEqual([]);
  });

  it("is that of the small pack, message and all", () => {
    expect(issuesOf(smallCheck())).toEqual([]);
  });

  it("may be none", () => {
    const { expression: _, message: __, ...check } = smallCheck();
    expect(issuesOf(check)).toEqual([]);
  });
});

describe("an expression that is no CEL over facts is told of with its place:", () => {
  it.each<[string, string]>([
    ["nodeGroup.min <", "unexpected token: EOF (column 16)"],
    ["true &&\n\n  (false", "expected RPAREN, got EOF (line 3, column 9)"],
    ["nodegroup.min < 3", 'unknown variable: nodegroup (column 1); did you mean "nodeGroup"?'],
    ["nodeGroup.mim < 3", 'no such key: mim (column 11); did you mean "min"?'],
    ["cluster.min < 3", "no such key: min (column 9)"],
    ["nodeGroup.name < 3", "no such overload: string < int (column 1)"],
    ["nodeGroup.scaledBy.max() < 3", "found no matching overload for 'list.max()' (column 1)"],
    ["now() == 3", "found no matching overload for 'now()' (column 1)"],
    ["nodeGroup.object", "yields string, not true or false (column 1)"],
    ["size(nodeGroup.scaledBy)", "yields int, not true or false (column 1)"],
    ["dyn(nodeGroup.object)", "yields dyn, not true or false (column 1)"],
  ])("%j", (expression, text) => {
    expect(told(expression)).toEqual([`expression: ${text}`]);
  });
});

describe("a subject", () => {
  it.each<[string, Partial<CheckSource>, string]>([
    ["another one", { each: "node" }, "nodeGroup"],
    ["one where the check is about the cluster", { each: undefined }, "nodeGroup"],
  ])("is read only by checks of each: %s", (_, changes, name) => {
    const expected = [
      `expression: reads ${name}, but is not judged for each (column 1); say each: ${name}`,
    ];
    expect(told('nodeGroup.name == "a" || has(nodeGroup.min)', changes)).toEqual(expected);
    expect(told("has(nodeGroup.min)", changes)).toEqual([
      `expression: reads ${name}, but is not judged for each (column 5); say each: ${name}`,
    ]);
  });
});

describe("a text that a fact is never", () => {
  it.each<[string, string[]]>([
    [
      'has(topology.realised) && topology.realised == "convergd"',
      ['topology.realised is never "convergd" (column 48); did you mean "converged"?'],
    ],
    [
      'has(nodeGroup.role) && "none" != nodeGroup.role',
      ['nodeGroup.role is never "none" (column 24); it is one of storage, storageless'],
    ],
    [
      'has(traits.churn) && traits.churn in ["low", "hihg"]',
      ['traits.churn is never "hihg" (column 46); did you mean "high"?'],
    ],
    [
      'has(traits.chrun) && traits.cloud == "yes"',
      ['unknown trait "chrun" (column 5); did you mean "churn"?'],
    ],
  ])("is told of: %s", (expression, expected) => {
    expect(told(expression)).toEqual(expected.map((text) => `expression: ${text}`));
  });

  it.each([
    'nodeGroup.name == "anything"',
    '"a" in nodeGroup.scaledBy',
    'nodeGroup.name in ["a", nodeGroup.object]',
    '["a"] == nodeGroup.scaledBy',
    "size(nodeGroup.scaledBy) in [1, 2]",
    'has(topology.realised) && topology.realised in ["converged", "disaggregated"]',
  ])("is not among: %s", (expression) => {
    expect(told(expression)).toEqual([]);
  });
});

describe("a message", () => {
  it.each<[string, string[]]>([
    ["all is well", []],
    ["{nodeGroup.name} {size(nodeGroup.scaledBy)} {1.5} {true} {nodeGroup.scaledBy}", []],
    ['{has(nodeGroup.min) ? string(nodeGroup.min) : "no"}', []],
    [
      "{nodeGroup.name} {nodeGroup.nme}",
      ['no such key: nme (column 11 of {nodeGroup.nme}); did you mean "name"?'],
    ],
    [
      "{nodeGroup.min}",
      ["nodeGroup.min may be unknown (column 1 of {nodeGroup.min}); add it to needs"],
    ],
    [
      "{storageClass.name}",
      [
        "reads storageClass, but is not judged for each (column 1 of {storageClass.name}); say each: storageClass",
      ],
    ],
    ["{traits}", ["yields map<string, string>, not text (column 1 of {traits})"]],
    ["{null}", ["yields null, not text (column 1 of {null})"]],
    // The core's lint tells of this.
    ["{nodeGroup.nme", []],
  ])("%j", (message, expected) => {
    expect(toldOfMessage(message)).toEqual(expected.map((text) => `message: ${text}`));
  });

  it("may read what the expression has asked for, since it is written only where that is true", () => {
    const message = "{nodeGroup.min} of {nodeGroup.max}";
    const needs = ["nodeGroup.max"];
    expect(told("has(nodeGroup.min) && nodeGroup.min > 3", { message, needs })).toEqual([]);
    expect(told("has(nodeGroup.min) || nodeGroup.max > 3", { message, needs })).toHaveLength(1);
    expect(told("has(nodeGroup.min) &&", { message, needs })).toHaveLength(2);
    const { expression: _, ...check } = smallCheck({ message, needs });
    expect(issuesOf(check)).toHaveLength(1);
  });
});

it("every fault has its path in the pack", () => {
  const check = smallCheck({ expression: "nodeGroup.max < nodeGroup.mni", message: "{a} {b}" });
  expect(issuesOf(check).map(({ path, part }) => [path.join("."), part])).toEqual([
    ["checks.1.expression", "value"],
    ["checks.1.message", "value"],
    ["checks.1.message", "value"],
  ]);
});
