/** The item at a position that must exist; throws RangeError where it does not. */
export function item<T>(list: ArrayLike<T>, position: number): T {
  const value = list[position];
  if (value === undefined) throw new RangeError(`nothing at position ${position}`);
  return value;
}

/** The entry of a key that must exist; throws RangeError where it does not. */
export function entry<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`no entry for ${String(key)}`);
  return value;
}
