import { assess } from "../../src/core/explain/assess.ts";
import { inventoriesOf } from "../../src/core/evidence/clusters.ts";
import { evidenceOf } from "../../src/core/evidence/evidence.ts";
import { narrowProfile } from "../../src/core/evidence/traits/narrow-profile.ts";
import type { Assessment } from "../../src/core/model/assessment.ts";
import type { Target } from "../../src/core/model/target.ts";
import { createEvaluator } from "../../src/io/cel/evaluator.ts";
import { type ClusterFacts, EVEN, RULE_SET, targetOf } from "./assessing.ts";
import { fileOf } from "./evidence.ts";

/** Traits whose advice is disaggregated. */
export const ELASTIC = {
  ...EVEN,
  environment: "aws",
  autoscaling: "daily",
  separationOfConcerns: "preferred",
  instanceChurn: "regular",
};

const EVALUATOR = createEvaluator();

/** A target with a profile and the evidence of one file, as reading a folder would give it. */
export function evidenceTarget(facts: ClusterFacts, ...objects: readonly object[]): Target {
  const { inventories } = inventoriesOf([fileOf("px/cluster.yaml", objects)]);
  const evidence = evidenceOf(inventories, { ruleSet: RULE_SET, now: null });
  const target = targetOf(facts);
  const { profile, places } = narrowProfile(target.profile, evidence.traits);
  return {
    ...target,
    profile,
    traitPlaces: { ...target.traitPlaces, ...places },
    evidence,
  };
}

/** Assesses a target with evidence under the built-in pack, its checks included. */
export function assessEvidence(target: Target): Assessment {
  return assess(target, { ruleSet: RULE_SET, sha256: (text) => text, evaluator: EVALUATOR });
}
