import type { Surface } from "./surface/surface.ts";

/** What is proved about a pack (docs/scoring.md §7), in the order in which it is shown. */
export const PROOFS = {
  cases: "cases",
  examples: "check examples",
  "dead-guards": "dead guards",
  "silent-levels": "silent levels",
  "duplicate-guards": "duplicate guards",
  "contradicting-guards": "contradicting guards",
  monotone: "monotone",
  reachable: "reachable",
  "never-decisive": "never-decisive traits",
  mutation: "mutants",
  "opposing-guards": "opposing guards",
  dictators: "dictator levels",
  drift: "drift",
} as const;

/** The stable name of a proof. */
export type ProofId = keyof typeof PROOFS;

/** A failed proof means that the pack has to change; what is only reported may be meant. */
export type ProofStatus = "proved" | "failed" | "reported";

/** One claim about a pack, and how it stands. */
export interface Proof {
  readonly id: ProofId;
  readonly title: string;
  readonly status: ProofStatus;
  /** The result in a few words. */
  readonly summary: string;
  /** One sentence for each fault or finding, with its witness. */
  readonly details: readonly string[];
}

/** How the mutants of a pack fared. */
interface MutationCounts {
  readonly all: number;
  readonly killed: number;
  readonly equivalent: number;
  readonly living: number;
}

/** Everything that is proved and measured about a pack. */
export interface Verification {
  readonly pack: { readonly id: string; readonly version: string; readonly title: string };
  readonly proofs: readonly Proof[];
  readonly surface: Surface;
  readonly mutation: MutationCounts;
  /** The level of each trait in the profile that witnesses are told by. */
  readonly typical: Readonly<Record<string, string>>;
}

/** A claim that stands where nothing speaks against it; `holds` says so in a few words. */
export function proofOf(id: ProofId, faults: readonly string[], holds: string): Proof {
  const isProved = faults.length === 0;
  return {
    id,
    title: PROOFS[id],
    status: isProved ? "proved" : "failed",
    summary: isProved ? holds : `${faults.length} found`,
    details: faults,
  };
}

/** Something worth knowing that may be meant. */
export function reportOf(id: ProofId, details: readonly string[], summary: string): Proof {
  return { id, title: PROOFS[id], status: "reported", summary, details };
}
