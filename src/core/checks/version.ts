/**
 * Whether a dotted version is the least one given or a later one, number by number: 3.10 is later
 * than 3.9. Numbers that are not there count as 0, and what follows the numbers (`-rc1`) counts for
 * nothing. A text that begins with no number is no version: a reader leaves such a fact out.
 */
export function atLeast(version: string, least: string): boolean {
  const numbers = numbersOf(version);
  const bounds = numbersOf(least);
  for (let index = 0; index < Math.max(numbers.length, bounds.length); index += 1) {
    const difference = Number(numbers[index] ?? 0) - Number(bounds[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function numbersOf(version: string): string[] {
  const [leading] = /^\d+(\.\d+)*/.exec(version) ?? [];
  if (leading === undefined) throw new RangeError(`${version} is no version`);
  return leading.split(".");
}
