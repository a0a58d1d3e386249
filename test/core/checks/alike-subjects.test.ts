import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evaluator } from "../../../src/core/checks/evaluator.ts";
import { type NodeFacts, factsSchema } from "../../../src/core/checks/facts.ts";
import type { CheckGround, Subject } from "../../../src/core/checks/judge-check.ts";
import { runChecks } from "../../../src/core/checks/run-checks.ts";
import { compileRuleSet } from "../../../src/core/pack/compile.ts";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import type { Check } from "../../../src/core/pack/rule-set.ts";
import { createEvaluator } from "../../../src/io/cel/evaluator.ts";
import { groundOf } from "../../support/check-ground.ts";

const RULES = compileRuleSet(PORTWORX);
const OF_NODES = RULES.checks.filter(({ each }) => each === "node");
const EVALUATOR = createEvaluator();
const HERE = { file: "nodes.yaml", line: 1, column: 1 };

/** A check of nodes with an expression of its own. */
function checkOf(expression: string): Check {
  const message = [{ kind: "expression", text: "node.name" }] as const;
  return { ...OF_NODES[0]!, id: expression, needs: ["node.storage"], expression, message };
}

/** Ways in which an expression can depend on a name, and some in which it only looks like it. */
const NAMING = [
  'node.name == "b"',
  'node["name"] == "b"',
  'node ["na" + "me"] == "b"',
  '{"x": node}.x["na" + "me"] == "b"',
  '[node][0]["na" + "me"] == "b"',
  '[node].exists(n, n["na" + "me"] == "b")',
  '(true ? node : node)["na" + "me"] == "b"',
  "size(node.name) > 1",
  'node // !\n["n\\u0061me"] == "b"',
  'node.pool in ["name"] || node.name in ["a"]',
];
const NOT_NAMING = ['node.pool in ["x", "y"]', "node.storage", "size(node.pool) == 1 && 1 in [1]"];

const nodes = fc.array(
  fc.record(
    {
      name: fc.constantFrom("a", "b", "cc"),
      pool: fc.constantFrom("x", "z"),
      nodeType: fc.constantFrom("", "storage", "storageless", "odd"),
      provision: fc.constantFrom("", "true"),
      refusal: fc.constantFrom("", "FoundExistingDriveset", "Other"),
      storage: fc.boolean(),
      online: fc.boolean(),
      interruptible: fc.boolean(),
    },
    { requiredKeys: ["name"] },
  ),
  { maxLength: 12 },
);

/** Nodes as subjects, alike as something about their facts says. */
function groundWith(all: readonly NodeFacts[], alikeOf: (facts: NodeFacts) => object): CheckGround {
  const node = all.map((facts, index): Subject => {
    const at = { ...HERE, line: index + 1 };
    return { facts, alike: alikeOf(facts), object: `Node/${index}`, at, placeOf: () => at };
  });
  const { subjects, ...ground } = groundOf({ cluster: { version: "3.6.1" } });
  return { ...ground, subjects: { ...subjects, node } };
}

function byContent(): (facts: NodeFacts) => object {
  const known = new Map<string, object>();
  return ({ name: _, ...others }) => {
    const key = JSON.stringify(others);
    return known.get(key) ?? known.set(key, others).get(key)!;
  };
}

describe("nodes that differ in nothing but their names", () => {
  const checks = [...OF_NODES, ...[...NAMING, ...NOT_NAMING].map(checkOf)];
  const rules = { checks, traitChecks: [], traits: RULES.traits };

  it("are judged as if each were judged by itself", () => {
    expect(OF_NODES.length).toBeGreaterThan(5);
    const property = fc.property(nodes, (drawn) => {
      const all = drawn.map((node) => factsSchema.parse({ node }).node!);
      const apart = runChecks(
        groundWith(all, (facts) => facts),
        rules,
        EVALUATOR,
      );
      expect(runChecks(groundWith(all, byContent()), rules, EVALUATOR)).toEqual(apart);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it.each([
    [NOT_NAMING, 2],
    [NAMING, 100],
  ])("are judged once where an expression does not read the name: %j", (expressions, times) => {
    const all = Array.from({ length: 100 }, (_, index) => ({
      ...factsSchema.parse({ node: { name: `n${index}`, storage: index % 2 === 0 } }).node!,
    }));
    for (const expression of expressions) {
      let evaluated = 0;
      const counting: Evaluator = {
        ...EVALUATOR,
        holds: () => {
          evaluated += 1;
          return false;
        },
      };
      const own = { ...rules, checks: [checkOf(expression)] };
      runChecks(groundWith(all, byContent()), own, counting);
      expect([expression, evaluated]).toEqual([expression, times]);
    }
  });
});
