/** What facts say at a path such as `cluster.labelled.storage`; undefined where they do not. */
export function factAt(facts: object, path: string): unknown {
  let value: unknown = facts;
  for (const key of path.split(".")) value = fieldOf(value, key);
  return value;
}

function fieldOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

/** The paths among those given at which facts say nothing. */
export function missingFacts(facts: object, paths: readonly string[]): string[] {
  return paths.filter((path) => factAt(facts, path) === undefined);
}
