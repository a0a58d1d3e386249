import { describe, expect, it, vi } from "vitest";
import { compileRuleSet } from "../../../src/core/pack/compile.ts";
import type { Check } from "../../../src/core/pack/rule-set.ts";
import type { Pack } from "../../../src/core/pack/schema.ts";
import { engineCheck, smallCheck, smallPack } from "../../support/small-pack.ts";

function compiled(...checks: Pack["checks"]): readonly Check[] {
  return compileRuleSet({ pack: smallPack({ checks }), digest: "" }).checks;
}

describe("a check", () => {
  it("that says everything is taken as it is, its message in parts", () => {
    expect(compiled(smallCheck())).toEqual([
      {
        id: "few-nodes",
        title: "a group with few nodes",
        severity: "warning",
        isEngine: false,
        each: "nodeGroup",
        when: { traits: [2], masks: [0b10] },
        needs: ["nodeGroup.min"],
        expression: "nodeGroup.min < 3",
        message: [
          { kind: "expression", text: "nodeGroup.object" },
          { kind: "text", text: "/" },
          { kind: "expression", text: "nodeGroup.name" },
          { kind: "text", text: ": holds " },
          { kind: "expression", text: "nodeGroup.min" },
          { kind: "text", text: " nodes at least, not 3" },
        ],
        field: "spec.min",
        because: "three nodes keep a majority when one is lost",
        remediation: "raise the least size to 3",
        snippet: "spec:\n  min: 3",
        sources: ["manual"],
      },
    ]);
  });

  it("of the engine holds its texts; what it leaves out is null or empty", () => {
    expect(compiled(engineCheck())).toEqual([
      {
        id: "topology-mismatch",
        title: "another approach than advised",
        severity: "error",
        isEngine: true,
        each: null,
        when: null,
        needs: [],
        expression: null,
        message: [],
        field: null,
        because: "the cluster was built for other needs",
        remediation: "plan the change",
        snippet: null,
        sources: [],
      },
    ]);
  });

  it("with a message that lint would have refused is a fault", () => {
    expect(() => compiled(smallCheck({ message: "{a" }))).toThrow("a { has no } after it");
  });
});

it("checks stand in the order of their ids", () => {
  const checks = ["b", "a-b", "c", "a"].map((id) => smallCheck({ id }));
  expect(compiled(...checks).map(({ id }) => id)).toEqual(["a", "a-b", "b", "c"]);
});

describe("the checks of a pack", () => {
  const cluster = smallCheck({ id: "of-traits", each: undefined, needs: ["traits.cloud"] });
  const pack = smallPack({
    checks: [
      smallCheck(),
      engineCheck({ when: { cloud: ["yes"] } }),
      cluster,
      { ...cluster, id: "a-fact", needs: ["cluster.kvdb"] },
    ],
  });

  it("are judged without evidence where they speak of traits alone, but for those of the engine", () => {
    const { traitChecks, checks } = compileRuleSet({ pack, digest: "" });
    expect(traitChecks.map(({ id }) => id)).toEqual(["of-traits"]);
    expect(checks).toHaveLength(4);
    expect(checks).toContainEqual(traitChecks[0]);
  });

  it("are looked at only once they are asked for, where those of traits are known", () => {
    const asked = vi.fn(() => pack.checks);
    const late: Pack = Object.defineProperty({ ...pack }, "checks", { get: asked });
    const ruleSet = compileRuleSet({ pack: late, digest: "", traitChecks: [cluster] });
    expect(ruleSet.traitChecks.map(({ id }) => id)).toEqual(["of-traits"]);
    expect(asked).not.toHaveBeenCalled();
    expect(ruleSet.checks).toEqual(compileRuleSet({ pack, digest: "" }).checks);
    expect(ruleSet.checks).toBe(ruleSet.checks);
  });
});
