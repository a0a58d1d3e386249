import { describe, expect, it } from "vitest";
import { factsSchema } from "../../../src/core/checks/facts.ts";
import { createEvaluator } from "../../../src/io/cel/evaluator.ts";
import { loadEvaluator } from "../../../src/io/cel/load-evaluator.ts";
import type { FactsInput } from "../../support/check-ground.ts";

const EVALUATOR = createEvaluator();

const FACTS = {
  cluster: {
    version: "3.10.0",
    labelled: { of: "nodes", storage: 3 },
    storageLabelsByZone: [1, 2, 0],
    autoscalers: ["karpenter", "cluster-autoscaler"],
    workers: 9,
    scalesDown: true,
  },
  traits: { autoscaling: "daily" },
  storageCluster: { name: "px", caps: { maxStorageNodes: 6 } },
} satisfies FactsInput;

function facts(input: FactsInput = FACTS) {
  return factsSchema.parse(input);
}

describe("an expression holds", () => {
  it.each<[string, boolean]>([
    ["true", true],
    ["cluster.scalesDown", true],
    ["!cluster.isInstalled", true],
    ["cluster.labelled.storage == 3", true],
    ["cluster.labelled.storage + cluster.labelled.storageless < 3", false],
    ["cluster.workers / 2 == 4", true],
    ["cluster.workers % 2 == 1", true],
    ["size(cluster.autoscalers) == 2", true],
    ['"karpenter" in cluster.autoscalers', true],
    ["cluster.storageLabelsByZone.exists(n, n == 0)", true],
    ["cluster.storageLabelsByZone.all(n, n == cluster.storageLabelsByZone[0])", false],
    ['"maxStorageNodes" in storageCluster.caps', true],
    ["storageCluster.caps.maxStorageNodes > 5", true],
    ["storageCluster.caps.exists(name, storageCluster.caps[name] > 6)", false],
    ['traits.autoscaling in ["daily", "hourly"]', true],
    ["has(traits.network)", false],
    ["has(cluster.zones)", false],
    ["has(cluster.version)", true],
    ["has(cluster.storageNodes) && cluster.storageNodes.storage > 0", false],
    ['atLeast(cluster.version, "3.5")', true],
    ['atLeast(cluster.version, "3.10.1")', false],
    ['cluster.version.startsWith("3.")', true],
    ['cluster.version.matches("^[0-9.]+$")', true],
  ])("%s: %s", (expression, expected) => {
    expect(EVALUATOR.holds(expression, facts())).toBe(expected);
  });

  it("for each of several facts anew, though it was parsed before", () => {
    const versions = ["3.4", "3.6", "3.4"].map((version) => facts({ cluster: { version } }));
    const held = versions.map((each) => EVALUATOR.holds('atLeast(cluster.version, "3.5")', each));
    expect(held).toEqual([false, true, false]);
  });

  it("where undefined means that a fact is not there", () => {
    const given = { ...facts({}), cluster: { ...facts({}).cluster, version: undefined } };
    expect(EVALUATOR.holds("has(cluster.version)", given)).toBe(false);
  });
});

describe("an expression gives as text", () => {
  it.each([
    ["cluster.version", "3.10.0"],
    ["cluster.workers", "9"],
    ["cluster.workers * 1000000000", "9000000000"],
    ["0.5 + 0.25", "0.75"],
    ["cluster.scalesDown", "true"],
    ["cluster.autoscalers", "karpenter, cluster-autoscaler"],
    ["cluster.storageLabelsByZone", "1, 2, 0"],
    ["cluster.strictlyLocal", ""],
    ['cluster.autoscalers.join(" and ")', "karpenter and cluster-autoscaler"],
    ['has(cluster.zones) ? string(cluster.zones) : "an unknown number"', "an unknown number"],
  ])("%s: %j", (expression, text) => {
    expect(EVALUATOR.text(expression, facts())).toBe(text);
  });
});

describe("an expression that cannot be evaluated is a fault:", () => {
  it.each([
    ["cluster.zones > 2", "No such key: zones"],
    ["cluster.storageLabelsByZone[7] == 1", "No such key: index out of bounds"],
    ["cluster.workers / 0 == 1", "zero"],
    ['atLeast(cluster.version, "latest")', "latest is no version"],
    ["cluster.workers", "cluster.workers: yields no boolean"],
    ["cluster.colour", "No such key: colour"],
    ["color == 1", "Unknown variable: color"],
    ["cluster.workers >", "Unexpected token"],
  ])("%s", (expression, message) => {
    expect(() => EVALUATOR.holds(expression, facts())).toThrow(message);
  });

  it.each(["cluster.labelled", "null", "storageCluster.caps"])("%s is no text", (expression) => {
    expect(() => EVALUATOR.text(expression, facts())).toThrow(`${expression}: yields no text`);
  });
});

it("an evaluator can be loaded when it is needed", async () => {
  const evaluator = await loadEvaluator();
  expect(evaluator.holds("cluster.workers == 9", facts())).toBe(true);
});
