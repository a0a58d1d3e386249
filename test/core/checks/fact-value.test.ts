import { describe, expect, it } from "vitest";
import { factAt, missingFacts } from "../../../src/core/checks/fact-value.ts";

const FACTS = {
  cluster: { version: "3.6.1", labelled: { storage: 0 }, isInstalled: false, zones: undefined },
  topology: null,
  traits: { autoscaling: "daily" },
};

describe("the fact at a path", () => {
  it.each([
    ["cluster.version", "3.6.1"],
    ["cluster.labelled.storage", 0],
    ["cluster.isInstalled", false],
    ["traits.autoscaling", "daily"],
    ["cluster.zones", undefined],
    ["cluster.storageNodes.storage", undefined],
    ["cluster.version.length", undefined],
    ["topology.realised", undefined],
    ["traits.constructor", undefined],
    ["traits.toString.name", undefined],
    ["node.name", undefined],
  ])("%s is %j", (path, value) => {
    expect(factAt(FACTS, path)).toBe(value);
  });

  it("is missing where it is undefined; 0, false and empty texts are values", () => {
    const paths = ["cluster.zones", "cluster.labelled.storage", "node.name", "cluster.isInstalled"];
    expect(missingFacts(FACTS, paths)).toEqual(["cluster.zones", "node.name"]);
  });
});
