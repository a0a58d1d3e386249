import { describe, expect, it } from "vitest";
import { AdvisorError } from "../../../src/core/model/errors.ts";
import type { Evaluator } from "../../../src/core/checks/evaluator.ts";
import { runChecks } from "../../../src/core/checks/run-checks.ts";
import type { Pack } from "../../../src/core/pack/schema.ts";
import { createEvaluator } from "../../../src/io/cel/evaluator.ts";
import {
  CLUSTER_PLACE,
  type GroundInput,
  cloudCheck,
  groundOf,
  rulesWith,
  versionCheck,
} from "../../support/check-ground.ts";
import { engineCheck, smallCheck } from "../../support/small-pack.ts";

type CheckSource = Pack["checks"][number];

const EVALUATOR = createEvaluator();

function judged(ground: GroundInput, ...checks: CheckSource[]) {
  return runChecks(groundOf(ground), rulesWith(...checks), EVALUATOR);
}

const CLOUD = { cloud: "yes" };
const few = { name: "a", object: "Pool", min: 2 };
const enough = { name: "b", object: "Pool", min: 3 };
const open = { name: "c", object: "Pool" };

describe("a check about the cluster", () => {
  it("gives a finding at the cluster's place", () => {
    expect(judged({ cluster: { version: "3.2.1" } }, versionCheck())).toEqual({
      findings: [
        {
          id: "old-version",
          severity: "warning",
          message: "Portworx 3.2.1 is old",
          at: CLUSTER_PLACE,
          subject: "cluster",
        },
      ],
      notJudged: [],
    });
  });

  it("is silent where its expression is false", () => {
    const ground = { cluster: { version: "3.6.1" } };
    expect(judged(ground, versionCheck())).toEqual({ findings: [], notJudged: [] });
  });

  it("is not judged without what it needs", () => {
    expect(judged({}, versionCheck())).toEqual({
      findings: [],
      notJudged: [{ id: "old-version", needs: ["cluster.version"] }],
    });
  });

  it("names in what it is about the field as well", () => {
    const check = versionCheck({ field: "spec.image" });
    const { findings } = judged({ cluster: { version: "3.2.1" } }, check);
    expect(findings).toMatchObject([{ subject: "cluster spec.image", at: CLUSTER_PLACE }]);
  });
});

describe("a check with a condition", () => {
  it("fires where the condition holds and there is no expression", () => {
    expect(judged({ traits: CLOUD }, cloudCheck()).findings).toMatchObject([
      { message: "it is a cloud" },
    ]);
  });

  it("is silent where the condition does not hold", () => {
    const ground = { traits: { cloud: "no" } };
    expect(judged(ground, cloudCheck())).toEqual({ findings: [], notJudged: [] });
  });

  it("is not judged while the condition is open; only the traits that leave it open are named", () => {
    const check = cloudCheck({ when: { cloud: ["yes"], churn: ["high"], latency: ["tight"] } });
    const ground = { ...groundOf({}), possible: [0b110, 0b10, 0b11] };
    expect(runChecks(ground, rulesWith(check), null)).toEqual({
      findings: [],
      notJudged: [{ id: "in-a-cloud", needs: ["traits.churn", "traits.cloud"] }],
    });
  });

  it("is silent where one of its traits rules it out, whatever the others are", () => {
    const check = cloudCheck({
      when: { cloud: ["yes"], latency: ["tight"] },
      needs: ["cluster.version"],
    });
    const ground = { ...groundOf({}), possible: [0b111, 0b01, 0b11] };
    expect(runChecks(ground, rulesWith(check), null)).toEqual({ findings: [], notJudged: [] });
  });

  it("goes on to its needs and its expression where the condition holds", () => {
    const check = versionCheck({ when: { cloud: ["yes"] } });
    expect(judged({ traits: CLOUD }, check).notJudged).toHaveLength(1);
    expect(judged({ traits: CLOUD, cluster: { version: "3.6" } }, check).findings).toEqual([]);
    expect(judged({ traits: CLOUD, cluster: { version: "3.4" } }, check).findings).toHaveLength(1);
  });
});

describe("a check of each group", () => {
  it("gives findings at the field of those that fire, in their order", () => {
    const groups = [enough, few, { ...few, name: "z" }];
    expect(judged({ groups, traits: CLOUD }, smallCheck())).toEqual({
      findings: [
        {
          id: "few-nodes",
          severity: "warning",
          message: "Pool/a: holds 2 nodes at least, not 3",
          at: { file: "groups.yaml", line: 21, column: 1 },
          subject: "Pool/a spec.min",
        },
        expect.objectContaining({ subject: "Pool/z spec.min" }),
      ],
      notJudged: [],
    });
  });

  it("stands at the group itself where it names no field", () => {
    const { field: _, ...check } = smallCheck();
    expect(judged({ groups: [few], traits: CLOUD }, check).findings).toMatchObject([
      { subject: "Pool/a", at: { line: 10 } },
    ]);
  });

  it("gives findings for some and is not judged for others", () => {
    const result = judged({ groups: [open, few, open], traits: CLOUD }, smallCheck());
    expect(result.findings).toHaveLength(1);
    expect(result.notJudged).toEqual([{ id: "few-nodes", needs: ["nodeGroup.min"] }]);
  });

  it("names everything that any of them lacks, once", () => {
    const check = smallCheck({ needs: ["nodeGroup.min", "nodeGroup.max", "cluster.zones"] });
    const groups = [{ ...few, max: 4 }, open, { name: "d", max: 3 }];
    expect(judged({ groups, traits: CLOUD }, check).notJudged).toEqual([
      { id: "few-nodes", needs: ["cluster.zones", "nodeGroup.min", "nodeGroup.max"] },
    ]);
  });

  it("is neither found nor missing where there is no group", () => {
    for (const traits of [CLOUD, {}]) {
      expect(judged({ traits }, smallCheck())).toEqual({ findings: [], notJudged: [] });
    }
  });

  it("tells of the same group once, though it was read twice", () => {
    const groups = [few, few, { ...few, object: "Other" }];
    const { findings } = judged({ groups, traits: CLOUD }, smallCheck());
    expect(findings.map(({ subject, at }) => [subject, at.line])).toEqual([
      ["Pool/a spec.min", 11],
      ["Other/a spec.min", 31],
    ]);
  });

  it.each([1, 20, 300])("of %i tells every one of them", (size) => {
    const groups = Array.from({ length: size }, (_, index) => ({ ...few, name: `g${index}` }));
    const { findings } = judged({ groups, traits: CLOUD }, smallCheck());
    expect(findings.map(({ message }) => message)).toEqual(
      groups.map(({ name }) => `Pool/${name}: holds 2 nodes at least, not 3`),
    );
  });
});

describe("without evidence", () => {
  const checks = [
    cloudCheck(),
    cloudCheck({ id: "cloud-and-groups", each: "nodeGroup" }),
    versionCheck(),
    versionCheck({ id: "old-in-cloud", when: { cloud: ["yes"] } }),
  ];

  it("only checks are considered that traits and the advice alone can tell", () => {
    const ground = { traits: CLOUD, hasEvidence: false, groups: [few] };
    const { findings, notJudged } = judged(ground, ...checks);
    expect(findings.map(({ id }) => id)).toEqual(["in-a-cloud"]);
    expect(notJudged).toEqual([]);
  });

  it("they are not judged while their traits are open", () => {
    expect(judged({ hasEvidence: false }, ...checks).notJudged).toEqual([
      { id: "in-a-cloud", needs: ["traits.cloud"] },
    ]);
  });
});

it("the engine's own checks are left to the engine", () => {
  expect(judged({}, engineCheck())).toEqual({ findings: [], notJudged: [] });
});

it("findings and what is not judged stand in the order of ids, however the pack lists them", () => {
  const checks = ["b", "c", "a"].map((id) => cloudCheck({ id }));
  expect(judged({ traits: CLOUD }, ...checks).findings.map(({ id }) => id)).toEqual([
    "a",
    "b",
    "c",
  ]);
  expect(judged({}, ...checks).notJudged.map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

describe("an evaluator", () => {
  const full = { cluster: { version: "3.2.1" }, traits: CLOUD, groups: [few] };

  it.each<[string, CheckSource, GroundInput, boolean]>([
    ["for an expression", versionCheck(), full, true],
    ["for CEL in a message", cloudCheck({ message: "{size(traits)} traits" }), full, true],
    ["where neither has any", cloudCheck(), full, false],
    ["where a need is missing", versionCheck(), {}, false],
    ["where the traits are open", smallCheck(), { groups: [few] }, false],
    ["where the traits rule it out", smallCheck(), { ...full, traits: { cloud: "no" } }, false],
    ["where there is no subject", smallCheck(), { traits: CLOUD }, false],
    ["without evidence", versionCheck(), { ...full, hasEvidence: false }, false],
    ["for the engine's own", engineCheck(), full, false],
  ])("%s: %#", (_, check, ground, isNeeded) => {
    const without = runChecks(groundOf(ground), rulesWith(check), null);
    const id = check.id;
    if (isNeeded) {
      const needs = ["an evaluator of expressions"];
      expect(without).toEqual({ findings: [], notJudged: [{ id, needs }] });
    } else expect(without).toEqual(judged(ground, check));
  });

  it.each([
    ["expression", '!atLeast(cluster.version, "3.5")'],
    ["message", "cluster.version"],
  ])("may not know the %s, and the check is not judged then", (_, unknown) => {
    const evaluator = { ...EVALUATOR, knows: (expression: string) => expression !== unknown };
    const run = (check: CheckSource) => runChecks(groundOf(full), rulesWith(check), evaluator);
    const needs = ["an evaluator of expressions"];
    expect(run(versionCheck())).toEqual({
      findings: [],
      notJudged: [{ id: "old-version", needs }],
    });
    const other = versionCheck({ expression: "true", message: "old" });
    expect(run(other)).toEqual(judged(full, other));
  });

  it("that fails is a fault, not a finding", () => {
    const evaluator: Evaluator = {
      holds: () => {
        throw new Error("no such key");
      },
      text: String,
    };
    const run = () => runChecks(groundOf(full), rulesWith(versionCheck()), evaluator);
    expect(run).toThrow(AdvisorError);
    expect(run).toThrow(/^check old-version: no such key \(cluster\)$/);
  });
});
