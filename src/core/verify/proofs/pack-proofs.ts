import type { RuleSet } from "../../pack/rule-set.ts";
import type { Pack, PackCase } from "../../pack/schema.ts";
import { type Proof, proofOf } from "../verification.ts";

/** Proves that every case of cases.yaml gives what it expects. */
export function caseProof({ cases }: RuleSet, misses: ReadonlyMap<PackCase, string>): Proof {
  const faults = [...misses].map(([{ name }, missed]) => `"${name}" ${missed}`);
  return proofOf("cases", faults, `${cases.length} give what they expect`);
}

/** Proves that no rule is silent without saying so: 0 points have to be marked as meant. */
export function silenceProof({ traits, interactions }: Pack): Proof {
  const levels = traits.flatMap(({ id, basis, levels: own }) =>
    own
      .filter(({ points, neutral }) => basis !== undefined && points === 0 && neutral !== true)
      .map((level) => `${id} ${level.id} has 0 points and is not marked neutral: true`),
  );
  const idle = interactions
    .filter(({ evidence }) => evidence === 0)
    .map(({ id }) => `interaction ${id} has evidence 0`);
  return proofOf("silent-levels", [...levels, ...idle], "0 points are marked as meant");
}
