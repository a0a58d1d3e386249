/** The item at a position that must exist; throws RangeError where it does not. */
export function item<T>(list: ArrayLike<T>, position: number): T {
  const value = list[position];
  if (value === undefined) throw new RangeError(`nothing at position ${position}`);
  return value;
}

/** The one with a given id, which must exist; throws RangeError where it does not. */
export function named<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((each) => each.id === id);
  if (found === undefined) throw new RangeError(`nothing has the id ${id}`);
  return found;
}

/** Items under what each is grouped by, in the order of a list; those without are left out. */
export function groupedBy<T, K>(list: Iterable<T>, keyOf: (item: T) => K | null): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const each of list) {
    const key = keyOf(each);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}

/** The entry of a key that must exist; throws RangeError where it does not. */
export function entry<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`no entry for ${String(key)}`);
  return value;
}
