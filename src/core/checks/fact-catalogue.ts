import { type Fact, FACT_ROOTS } from "./fact-roots.ts";

/** Every fact below the roots, by its path. */
export const FACTS: ReadonlyMap<string, Fact> = new Map(
  FACT_ROOTS.flatMap(factsBelow).map((fact) => [fact.path, fact]),
);

function factsBelow({ type }: Fact): Fact[] {
  if (type.kind !== "object") return [];
  return type.fields.flatMap((field) => [field, ...factsBelow(field)]);
}

/** The paths of a fact and of what it is part of, the root left out: outermost first. */
export function partsOf(path: string): string[] {
  const keys = path.split(".");
  return keys.slice(1).map((_, index) => keys.slice(0, index + 2).join("."));
}

/** Those parts of a fact that may be unknown; empty where it is always known. */
export function unknownParts(path: string): string[] {
  return partsOf(path).filter((part) => FACTS.get(part)?.isOptional === true);
}
