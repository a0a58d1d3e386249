import type { Pack, PackCase } from "../../../src/core/pack/schema.ts";
import type { ProofId, Verification } from "../../../src/core/verify/verification.ts";
import { verifyPack } from "../../../src/core/verify/verify-pack.ts";
import { suggestCases } from "../../../src/core/verify/suggest/suggest-cases.ts";
import { createEvaluator } from "../../../src/io/cel/evaluator.ts";
import {
  churn,
  cloud,
  latency,
  plainTraits,
  smallFile,
  smallForm,
  smallGuard,
  smallInteraction,
  smallPack,
} from "../../support/small-pack.ts";

/** A pack about which everything can be proved; without cases. */
export function soundPack(): Pack {
  const [size, shared, diskless, array] = plainTraits([2, 2, 2, 2]);
  return smallPack({
    pack: smallFile({
      tieBreaks: [
        {
          id: "note",
          when: { cloud: ["yes"], churn: ["high"] },
          advises: "disaggregated",
          because: "it is advised",
          sources: [],
        },
      ],
    }),
    traits: [
      churn({
        basis: "listed",
        levels: [
          { id: "low", upTo: 1, points: -1, because: "nodes stay" },
          { id: "middle", upTo: 5, points: 0, neutral: true, because: "either will do" },
          { id: "high", points: 1, because: "nodes come and go" },
        ],
      }),
      latency({ basis: "implied", sources: ["manual"] }),
      cloud({ favours: "disaggregated" }),
      { ...size!, id: "size", favours: "disaggregated" },
      { ...shared!, id: "shared", favours: "disaggregated" },
      { ...diskless!, id: "diskless" },
      { ...array!, id: "array" },
    ],
    interactions: [smallInteraction({ basis: "implied" })],
    guards: [
      smallGuard({ id: "too-small", when: { size: ["l0"] } }),
      smallGuard({
        id: "fabric",
        excludes: "converged",
        when: { shared: ["l1"] },
        unless: [{ cloud: ["no"], churn: ["low"] }],
      }),
      { ...capGuard(), when: { array: ["l1"] } },
    ],
    forms: [
      smallForm(),
      smallForm({ id: "together", approach: "converged" }),
      smallForm({ id: "mixed", approach: "converged", when: { diskless: ["l1"] } }),
    ],
    cases: [],
  });
}

function capGuard(): Pack["guards"][number] {
  const { title, when, unless, because, sources } = smallGuard();
  return { id: "cap", caps: "weak", title, when, unless, because, sources };
}

/** The pack with cases that find out every mutant, labelled by what the engine gives. */
export function withCases(pack: Pack): Pack {
  const cases = suggestCases({ pack, digest: "sha256:test" }).map(
    ({ name, traits, outcome }): PackCase => ({ name, traits, expect: outcome }),
  );
  return { ...pack, cases };
}

/** Verifies a pack, beside another version of it where one is given. */
export function verified(pack: Pack, before: Pack | null = null): Verification {
  const digest = "sha256:test";
  return verifyPack(
    { pack, digest },
    {
      against: before === null ? null : { pack: before, digest },
      evaluator: createEvaluator(),
    },
  );
}

/** The details of the proofs about a pack that fail. */
export function failuresOf(pack: Pack): Partial<Record<ProofId, readonly string[]>> {
  const failed = verified(pack).proofs.filter(({ status }) => status === "failed");
  return Object.fromEntries(failed.map(({ id, details }) => [id, details]));
}
