import type { Assessment } from "../model/assessment.ts";
import type { Sha256 } from "../model/target.ts";
import { compareIds } from "./contributions.ts";

/** What of an assessment is evidence, and no conclusion. */
type Evidence = Pick<Assessment, "traits" | "topology" | "observations">;

/**
 * The digest of what was read and decides, as `sha256:` and 64 hexadecimal digits: traits, layers of
 * the topology, nodes, and what was observed. Files, lines and the order of things are no part of
 * it, so that it stays when a comment moves.
 */
export function evidenceDigest(
  { traits, topology, observations }: Evidence,
  sha256: Sha256,
): string {
  const { declared, realised, effective, nodes } = topology;
  const seen = observations.map(({ about, says, levels, confidence, object, also }) => ({
    about,
    says,
    levels,
    confidence,
    objects: [object, ...also.map((each) => each.object)].sort(compareIds),
  }));
  const evidence = {
    traits,
    topology: { declared, realised, effective, nodes: nodes && inOrder(nodes) },
    observations: inOrder(seen),
  };
  return `sha256:${sha256(canonical(evidence))}`;
}

/** Values in the order of their texts. */
function inOrder(values: readonly unknown[]): unknown[] {
  return values
    .map((value) => ({ value, text: canonical(value) }))
    .sort((a, b) => compareIds(a.text, b.text))
    .map(({ value }) => value);
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([a], [b]) => compareIds(a, b)));
  });
}
