/**
 * Makes a function find its answer once for each object that it is asked about, and keep it as long as that
 * object is there. The answer must not change, nor depend on anything else.
 */
export function onceFor<K extends object, T>(find: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly answer: T }>();
  return (of) => {
    const found = known.get(of);
    if (found !== undefined) return found.answer;
    const answer = find(of);
    known.set(of, { answer });
    return answer;
  };
}
