/** The two ways to deploy that a pack weighs against each other: A and B. */
export const APPROACHES = ["disaggregated", "converged"] as const;

/** `disaggregated` is A, `converged` is B. */
export type Approach = (typeof APPROACHES)[number];

/** The letter that stands for an approach on screen and in JSON. */
export const LABELS = { disaggregated: "A", converged: "B" } as const satisfies Record<
  Approach,
  string
>;

/** The approach that the given one is weighed against. */
export function otherApproach(approach: Approach): Approach {
  return approach === "disaggregated" ? "converged" : "disaggregated";
}

/** The approach that a signed number of points speaks for: + for A, - for B, 0 for neither. */
export function favouredBy(points: number): Approach | null {
  if (points === 0) return null;
  return points > 0 ? "disaggregated" : "converged";
}
