import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FACTS } from "../../../src/core/checks/fact-catalogue.ts";
import { type Facts, factsSchema } from "../../../src/core/checks/facts.ts";
import type { CheckGround, Subject } from "../../../src/core/checks/judge-check.ts";
import { runChecks } from "../../../src/core/checks/run-checks.ts";
import { possibleLevels } from "../../../src/core/model/read-profile.ts";
import { compileRuleSet } from "../../../src/core/pack/compile.ts";
import { PORTWORX } from "../../../src/core/pack/portworx.ts";
import { createEvaluator } from "../../../src/io/cel/evaluator.ts";

const RULES = compileRuleSet(PORTWORX);
const EVALUATOR = createEvaluator();
const HERE = { file: "example", line: 1, column: 1 };

/** Every example of the built-in pack that is judged, with its check. */
const EXAMPLES = PORTWORX.pack.checks.flatMap(({ id, examples }) =>
  examples === undefined
    ? []
    : [...examples.fires, ...examples.silent].map((example) => ({
        check: RULES.checks.find((check) => check.id === id)!,
        facts: factsSchema.parse(example),
      })),
);

type Tree = Record<string, unknown>;

function valueAt(facts: object, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => (value as Tree | undefined)?.[key], facts);
}

/** The facts without those at some paths. */
function without(facts: Facts, paths: readonly string[]): Facts {
  const copy = structuredClone(facts);
  for (const path of paths) {
    const keys = path.split(".");
    const owner = keys
      .slice(0, -1)
      .reduce<Tree | undefined>((tree, key) => tree?.[key] as Tree | undefined, copy as Tree);
    if (owner !== undefined) delete owner[keys.at(-1)!];
  }
  return copy;
}

/** What could be unknown of an example: facts that may be, and the levels of traits. */
function removable(facts: Facts): string[] {
  const known = [...FACTS.values()].filter(
    ({ path, isOptional }) => isOptional && valueAt(facts, path) !== undefined,
  );
  const traits = Object.keys(facts.traits).map((id) => `traits.${id}`);
  return [...known.map(({ path }) => path), ...traits];
}

function judged(check: (typeof EXAMPLES)[number]["check"], facts: Facts) {
  const subjects = (own: Subject["facts"] | undefined): Subject[] =>
    own === undefined
      ? []
      : [{ facts: own, alike: own, object: "x", at: HERE, placeOf: () => HERE }];
  const ground: CheckGround = {
    facts,
    subjects: {
      storageCluster: subjects(facts.storageCluster),
      nodeGroup: subjects(facts.nodeGroup),
      node: subjects(facts.node),
      storageClass: subjects(facts.storageClass),
    },
    possible: possibleLevels(RULES, facts.traits),
    hasEvidence: true,
    at: HERE,
  };
  return runChecks(ground, { traits: RULES.traits, checks: [check], traitChecks: [] }, EVALUATOR);
}

const cases = fc.constantFrom(...EXAMPLES).chain((example) =>
  fc.record({
    example: fc.constant(example),
    gone: fc.subarray(removable(example.facts)),
  }),
);

describe("of an example of the built-in pack", () => {
  it("no facts can go so that an expression fails on what is left", () => {
    fc.assert(
      fc.property(cases, ({ example: { check, facts }, gone }) => {
        expect(() => judged(check, without(facts, gone))).not.toThrow();
      }),
      { numRuns: 3000 },
    );
  });

  it("none that is needed can go and leave a finding or silence", () => {
    let tried = 0;
    fc.assert(
      fc.property(cases, ({ example: { check, facts }, gone }) => {
        const left = without(facts, gone);
        const missing = check.needs.filter((need) => valueAt(left, need) === undefined);
        const traits = (check.when?.traits ?? []).map((index) => RULES.traits[index]!.id);
        const open = traits.filter((id) => gone.includes(`traits.${id}`));
        const isRuledOut = (check.when?.traits ?? []).some((index, position) => {
          const trait = RULES.traits[index]!;
          const level = trait.levels.findIndex(({ id }) => id === left.traits[trait.id]);
          return level !== -1 && (check.when!.masks[position]! & (1 << level)) === 0;
        });
        if (isRuledOut || (missing.length === 0 && open.length === 0)) return;
        tried += 1;
        const needs = open.length > 0 ? open.map((id) => `traits.${id}`) : missing;
        expect(judged(check, left)).toEqual({ findings: [], notJudged: [{ id: check.id, needs }] });
      }),
      { numRuns: 3000 },
    );
    expect(tried).toBeGreaterThan(300);
  });

  it("has what can go in almost every case", () => {
    const open = EXAMPLES.filter(({ facts }) => removable(facts).length > 0);
    expect(open.length).toBeGreaterThan(EXAMPLES.length / 2);
  });
});
