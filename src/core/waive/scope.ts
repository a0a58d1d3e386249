/** Whether a scope names a cluster; `*` in it stands for any characters, also none. */
export function isInScope(cluster: string, scope: string): boolean {
  const [head = "", ...others] = scope.split("*");
  const tail = others.pop();
  if (tail === undefined) return cluster === scope;
  if (!cluster.startsWith(head)) return false;
  let position = head.length;
  for (const part of others) {
    const found = cluster.indexOf(part, position);
    if (found === -1) return false;
    position = found + part.length;
  }
  return cluster.length - position >= tail.length && cluster.endsWith(tail);
}
