import { item } from "../model/lookup.ts";
import { compileRuleSet } from "../pack/compile.ts";
import type { SealedPack } from "../pack/rule-set.ts";
import { missesOf } from "./case-outcome.ts";
import { driftReport } from "./drift/drift-report.ts";
import { mutate } from "./mutation/mutation.ts";
import { guardProofs } from "./proofs/guard-proofs.ts";
import { monotoneProof } from "./proofs/monotone.ts";
import { mutationProof } from "./proofs/mutation-proof.ts";
import { caseProof, silenceProof } from "./proofs/pack-proofs.ts";
import { decisiveProof, dictatorReport, reachableProof } from "./proofs/surface-proofs.ts";
import { spaceOf } from "./space.ts";
import { surfaceOf } from "./surface/surface.ts";
import { PROOFS, type Verification } from "./verification.ts";

/** What to prove beside the usual. */
export interface VerifyOptions {
  /** Another version of the pack to measure the drift against. */
  readonly against: SealedPack | null;
}

/**
 * Proves and measures everything that docs/scoring.md §7 asks about a pack that lint has passed. Claims
 * are about the verdicts (kind and approach) of all fully known profiles without a topology, unless
 * they say otherwise; nothing is sampled.
 */
export function verifyPack({ pack, digest }: SealedPack, { against }: VerifyOptions): Verification {
  const ruleSet = compileRuleSet({ pack, digest });
  const space = spaceOf(ruleSet);
  const surface = surfaceOf(space);
  const misses = missesOf(ruleSet);
  const mutation = mutate(space, misses);
  const typical = Object.fromEntries(
    ruleSet.traits.map(({ id, index, levels }) => [
      id,
      item(levels, item(space.typical, index)).id,
    ]),
  );
  const proofs = [
    caseProof(ruleSet, misses),
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
