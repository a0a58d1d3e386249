import { describe, expect, it } from "vitest";
import { expressionIssues } from "../../../src/io/cel/expression-issues.ts";
import type { Pack } from "../../../src/core/pack/schema.ts";
import { smallCheck, smallPack } from "../../support/small-pack.ts";

/** What is told of an expression, with its hint. */
function told(expression: string, changes: Partial<Pack["checks"][number]> = {}): string[] {
  const check = smallCheck({ expression, message: "so", needs: [], ...changes });
  return expressionIssues(smallPack({ checks: [check] })).map(({ message, hint }) =>
    hint === null ? message : `${message}; ${hint}`,
  );
}

describe("a fact that may be unknown", () => {
  const min = "expression: nodeGroup.min may be unknown";
  const hint = "add it to needs";

  it.each<[string, string[]]>([
    ["nodeGroup.min < 3", [`${min} (column 1); ${hint}`]],
    ["nodeGroup.min < 3 || nodeGroup.min > 4", [`${min} (column 1); ${hint}`]],
    [
      "3 > nodeGroup.min && nodeGroup.max > 1",
      [
        `${min} (column 5); ${hint}`,
        `expression: nodeGroup.max may be unknown (column 22); ${hint}`,
      ],
    ],
    ['nodeGroup["min"] < 3', [`${min} (column 1); ${hint}`]],
    ["[1, nodeGroup.min].exists(n, n > 3)", [`${min} (column 5); ${hint}`]],
    ['{"a": nodeGroup.min}["a"] > 3', [`${min} (column 7); ${hint}`]],
    ["-nodeGroup.min > 3", [`${min} (column 2); ${hint}`]],
    ["[1].exists(n, n > nodeGroup.min)", [`${min} (column 19); ${hint}`]],
    ["cel.bind(n, nodeGroup.min, n > 3)", [`${min} (column 13); ${hint}`]],
    ["int(string(nodeGroup.min)) > 3", [`${min} (column 12); ${hint}`]],
    [
      "cluster.labelled.storage > 3",
      [`expression: cluster.labelled may be unknown (column 1); ${hint}`],
    ],
    [
      "has(cluster.labelled.storage)",
      [`expression: cluster.labelled may be unknown (column 5); ${hint}`],
    ],
    ['traits.churn == "low"', [`expression: traits.churn may be unknown (column 1); ${hint}`]],
    ['traits["churn"] == "low"', [`expression: traits.churn may be unknown (column 1); ${hint}`]],
  ])("is needed: %s", (expression, expected) => {
    expect(told(expression)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ["nodeGroup.min < 3", ["nodeGroup.min"]],
    ["cluster.labelled.storage > 3", ["cluster.labelled"]],
    ["cluster.labelled.storage > 3", ["cluster.labelled.storage"]],
    ["cluster.labelled.storage > 3", ["cluster.labelled.other"]],
    ["has(cluster.labelled.storage)", ["cluster.labelled"]],
    ['traits.churn == "low"', ["traits.churn"]],
  ])("may be read where it is: %s", (expression, needs) => {
    expect(told(expression, { needs })).toEqual([]);
  });

  it.each([
    "has(nodeGroup.min)",
    "!has(nodeGroup.min)",
    "has(nodeGroup.min) && nodeGroup.min < 3",
    "true && has(nodeGroup.min) && true && nodeGroup.min < 3",
    "has(nodeGroup.min) ? nodeGroup.min < 3 : false",
    "!has(nodeGroup.min) ? false : nodeGroup.min < 3",
    "!has(nodeGroup.min) || nodeGroup.min < 3",
    "!has(nodeGroup.min) || !has(nodeGroup.max) || nodeGroup.min == nodeGroup.max",
    "!(!has(nodeGroup.min) || !has(nodeGroup.max)) && nodeGroup.min == nodeGroup.max",
    "has(nodeGroup.min) && [1, 2].exists(n, n == nodeGroup.min)",
    'has(traits.churn) && traits.churn == "low"',
    '"churn" in traits && traits["churn"] == "low"',
    "has(cluster.labelled) && cluster.labelled.storage > 3",
    "has(cluster.labelled) && has(cluster.labelled.storage) && cluster.labelled.storage > 3",
  ])("may be read where it was asked for before: %s", (expression) => {
    expect(told(expression)).toEqual([]);
  });

  it.each([
    ["nodeGroup.min < 3 && has(nodeGroup.min)", 1],
    ["has(nodeGroup.min) || nodeGroup.min < 3", 23],
    ["(has(nodeGroup.min) || true) && nodeGroup.min < 3", 33],
    ["!(has(nodeGroup.min) && true) || nodeGroup.min < 3", 0],
    ["!has(nodeGroup.min) && nodeGroup.min < 3", 24],
    ["has(nodeGroup.max) && nodeGroup.min < 3", 23],
    ["has(nodeGroup.min) ? true : nodeGroup.min < 3", 29],
    ["(has(nodeGroup.min) && true) == (nodeGroup.min < 3)", 34],
    ["[1].exists(n, has(nodeGroup.min)) && nodeGroup.min < 3", 38],
    ["!(true in [has(nodeGroup.min)]) && nodeGroup.min < 3", 36],
  ])("is needed where it was not: %s", (expression, column) => {
    const expected = column === 0 ? [] : [`${min} (column ${column}); ${hint}`];
    expect(told(expression)).toEqual(expected);
  });

  it("is known where the condition leaves a trait one level", () => {
    const reads = 'traits.churn == "low" || traits.cloud == "no"';
    const when = { cloud: ["yes"], churn: ["low", "high"] };
    expect(told(reads, { when })).toEqual([
      `expression: traits.churn may be unknown (column 1); ${hint}`,
    ]);
    expect(told('traits.cloud == "yes"', { when })).toEqual([]);
  });

  it("is no name of the expression's own", () => {
    expect(told("[1].exists(cluster, cluster > 0)")).toEqual([]);
    expect(told("[1].map(cluster, cluster > 0, cluster).size() > 0")).toEqual([]);
    expect(told("cel.bind(cluster, 1, cluster > 0)")).toEqual([]);
  });

  it.each(["[cluster].exists(c, c.isInstalled)", "dyn(cluster) == 1"])(
    "is not hidden in what is read as a whole: %s",
    (expression) => {
      expect(told(expression)).toEqual([
        expect.stringContaining("reads cluster as a whole, of which parts may be unknown"),
      ]);
    },
  );

  it("is not in what has no unknown parts", () => {
    const expression = "cel.bind(all, cluster.labelled, all.storage > all.other)";
    expect(told(expression, { needs: ["cluster.labelled"] })).toEqual([]);
  });
});

describe("a key of a map", () => {
  const each = "storageCluster" as const;
  const cap = "storageCluster.caps.maxStorageNodes";

  it("may not be read unasked", () => {
    expect(told(`${cap} > 3`, { each })).toEqual([
      `expression: ${cap} may not be set (column 1); ask before: has(${cap}) && …`,
    ]);
  });

  it.each([
    `has(${cap}) && ${cap} > 3`,
    `"maxStorageNodes" in storageCluster.caps && ${cap} > 3`,
    "storageCluster.caps.exists(cap, storageCluster.caps[cap] > 3)",
    "size(storageCluster.caps) > 1",
  ])("may be read: %s", (expression) => {
    expect(told(expression, { each })).toEqual([]);
  });
});
