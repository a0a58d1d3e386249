// Readers for tables on hot paths. One reader a kind of array keeps each of them monomorphic, which
// `item` cannot be: it serves every kind and is several times slower for it. A position beyond the
// table reads as 0; callers stay within it.

/** The number at a position of a table of points. */
export function at16(table: Int16Array, position: number): number {
  return table[position] ?? 0;
}

/** The number at a position of a table of evidence. */
export function at8(table: Int8Array, position: number): number {
  return table[position] ?? 0;
}

/** The number at a position of a list of small integers. */
export function atList(list: readonly number[], position: number): number {
  return list[position] ?? 0;
}

/** The number at a position of a table of real numbers. */
export function atFloat(table: Float64Array, position: number): number {
  return table[position] ?? 0;
}
