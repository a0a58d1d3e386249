import type { Evaluator } from "../../checks/evaluator.ts";
import { type Facts, factsSchema } from "../../checks/facts.ts";
import type { CheckGround, Subject } from "../../checks/judge-check.ts";
import { runChecks } from "../../checks/run-checks.ts";
import { named } from "../../model/lookup.ts";
import { possibleLevels } from "../../model/read-profile.ts";
import { EXAMPLE_KINDS, type ExampleKind } from "../../pack/check-kinds.ts";
import type { Check, RuleSet } from "../../pack/rule-set.ts";
import type { Pack } from "../../pack/schema.ts";
import { type Proof, proofOf } from "../verification.ts";

type Examples = NonNullable<Pack["checks"][number]["examples"]>;

/** What the examples of checks are judged by. */
export interface ExampleContext {
  readonly ruleSet: RuleSet;
  readonly evaluator: Evaluator | null;
}

/** Proves that every check gives what its examples say, and that it has one of each kind. */
export function exampleProof({ checks }: Pack, context: ExampleContext): Proof {
  const owned = checks.flatMap(({ id, examples }) =>
    examples === undefined ? [] : [{ check: named(context.ruleSet.checks, id), examples }],
  );
  const faults = owned.flatMap(({ check, examples }) => [
    ...missingKinds(check, examples),
    ...misses(check, examples, context),
  ]);
  const all = owned.flatMap(({ examples }) => EXAMPLE_KINDS.flatMap((kind) => examples[kind]));
  return proofOf("examples", faults, `${all.length} give what they say`);
}

const KIND_TEXTS = {
  fires: "fires",
  silent: "stays silent",
  unjudged: "is not judged",
} as const satisfies Record<ExampleKind, string>;

function missingKinds({ id, needs }: Check, examples: Examples): string[] {
  return EXAMPLE_KINDS.filter(
    (kind) => examples[kind].length === 0 && (kind !== "unjudged" || needs.length > 0),
  ).map((kind) => `${id} has no example that ${KIND_TEXTS[kind]}`);
}

function misses(check: Check, examples: Examples, context: ExampleContext): string[] {
  return EXAMPLE_KINDS.flatMap((kind) =>
    examples[kind].flatMap((example, index) => {
      const outcome = outcomeOf(check, factsSchema.parse(example), context);
      if (outcome.kind === kind) return [];
      return [`${check.id}: example ${index + 1} of ${kind} ${outcome.text}`];
    }),
  );
}

interface ExampleOutcome {
  readonly kind: ExampleKind | "failed";
  readonly text: string;
}

function outcomeOf(
  check: Check,
  facts: Facts,
  { ruleSet, evaluator }: ExampleContext,
): ExampleOutcome {
  try {
    const rules = { traits: ruleSet.traits, checks: [check], traitChecks: [] };
    const { findings, notJudged } = runChecks(groundOf(facts, ruleSet), rules, evaluator);
    if (findings.length > 0) return { kind: "fires", text: KIND_TEXTS.fires };
    const needs = notJudged.flatMap((each) => each.needs);
    if (needs.length === 0) return { kind: "silent", text: KIND_TEXTS.silent };
    return { kind: "unjudged", text: `${KIND_TEXTS.unjudged} without ${needs.join(", ")}` };
  } catch (error) {
    // An expression can fail on facts that its author did not think of, as by an index.
    return { kind: "failed", text: `cannot be judged: ${String(error).split("\n", 1).join()}` };
  }
}

function groundOf(facts: Facts, ruleSet: RuleSet): CheckGround {
  return {
    facts,
    subjects: {
      storageCluster: subjectsOf(facts.storageCluster),
      nodeGroup: subjectsOf(facts.nodeGroup),
      node: subjectsOf(facts.node),
      storageClass: subjectsOf(facts.storageClass),
    },
    possible: possibleLevels(ruleSet, facts.traits),
    hasEvidence: true,
    at: NOWHERE,
  };
}

const NOWHERE = { file: "example", line: 1, column: 1 };

function subjectsOf(facts: Subject["facts"] | undefined): Subject[] {
  if (facts === undefined) return [];
  return [{ facts, alike: facts, object: "example", at: NOWHERE, placeOf: () => NOWHERE }];
}
