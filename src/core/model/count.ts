/** A number with its noun: `1 target`, `3 targets`, `2 mismatches`. */
export function count(number: number, noun: string): string {
  if (number === 1) return `1 ${noun}`;
  return `${number} ${noun}${/(s|sh|ch|x)$/.test(noun) ? "es" : "s"}`;
}
