import type { Evaluator } from "../checks/evaluator.ts";
import { item } from "../model/lookup.ts";
import { compileRuleSet } from "../pack/compile.ts";
import type { RuleSet, SealedPack } from "../pack/rule-set.ts";
import { missesOf } from "./case-outcome.ts";
import { driftReport } from "./drift/drift-report.ts";
import { mutate } from "./mutation/mutation.ts";
import { exampleProof } from "./proofs/example-proof.ts";
import { guardProofs } from "./proofs/guard-proofs.ts";
import { monotoneProof } from "./proofs/monotone.ts";
import { mutationProof } from "./proofs/mutation-proof.ts";
import { caseProof, silenceProof } from "./proofs/pack-proofs.ts";
import { decisiveProof, dictatorReport, reachableProof } from "./proofs/surface-proofs.ts";
import { type Space, spaceOf } from "./space.ts";
import { surfaceOf } from "./surface/surface.ts";
import { PROOFS, type Verification } from "./verification.ts";

/** What a verification needs beside the pack. */
export interface VerifyOptions {
  /** Another version of the pack to measure the drift against. */
  readonly against: SealedPack | null;
  /** Evaluates the expressions of checks; null where the pack has none. */
  readonly evaluator: Evaluator | null;
}

/**
 * Proves and measures everything that docs/scoring.md §7 asks about a pack that lint has passed. Claims
 * are about the verdicts (kind and approach) of all fully known profiles without a topology, unless
 * they say otherwise; nothing is sampled.
 */
export function verifyPack(
  { pack, digest }: SealedPack,
  { against, evaluator }: VerifyOptions,
): Verification {
  const ruleSet = compileRuleSet({ pack, digest });
  const space = spaceOf(ruleSet);
  const surface = surfaceOf(space);
  const misses = missesOf(ruleSet);
  const mutation = mutate(space, misses);
  const typical = typicalLevels(ruleSet, space);
  const proofs = [
    caseProof(ruleSet, misses),
    exampleProof(pack, { ruleSet, evaluator }),
    silenceProof(pack),
    ...guardProofs(space),
    monotoneProof(space),
    reachableProof(space, surface),
    decisiveProof(space, surface),
    mutationProof(mutation, space),
    dictatorReport(surface),
    ...(against === null ? [] : [driftReport(pack, against.pack, typical)]),
  ];
  const order = Object.keys(PROOFS);
  return {
    pack: { id: ruleSet.id, version: ruleSet.version, title: ruleSet.title },
    proofs: proofs.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
    surface,
    mutation: {
      all: mutation.all,
      killed: mutation.killed,
      equivalent: mutation.equivalent.length,
      living: mutation.living.length,
    },
    typical,
  };
}

function typicalLevels({ traits }: RuleSet, space: Space): Verification["typical"] {
  return Object.fromEntries(
    traits.map(({ id, index, levels }) => [id, item(levels, item(space.typical, index)).id]),
  );
}
