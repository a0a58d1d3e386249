/**
 * The strength of a rule at which the score would fall to the tie band, all else as it is: w - (S -
 * band)/e where A leads, w - (S + band)/e where B does. Null where no strength does that: no
 * evidence, a score inside the band already, or a strength that is not positive (docs/scoring.md §5).
 */
export function tippingStrength(
  rule: { readonly strength: number; readonly evidence: number },
  points: number,
  tieBand: number,
): number | null {
  const { strength, evidence } = rule;
  if (evidence === 0 || Math.abs(points) <= tieBand) return null;
  const excess = points > 0 ? points - tieBand : points + tieBand;
  const tipping = strength - excess / evidence;
  return tipping > 0 ? tipping : null;
}
