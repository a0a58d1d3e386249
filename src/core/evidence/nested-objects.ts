import { kindOf } from "./object.ts";
import { TELLING_KINDS, isTelling } from "./readers/readers.ts";

/** Values looked at in one document at most; a wrapper that holds more is told by its kind alone. */
const MOST_VALUES = 20_000;

/** Kinds that wrap objects or values of others, so that what they mention counts. */
const WRAPPERS: ReadonlySet<string> = new Set([
  "Application",
  "ApplicationSet",
  "HelmChart",
  "HelmChartConfig",
  "HelmRelease",
  "Kustomization",
]);

/** A manifest inside a text; `Node` is left out, since the word stands in many texts. */
const KIND_LINE = new RegExp(
  `^[ \\t]*kind:[ \\t]*["']?(${TELLING_KINDS.filter((kind) => kind !== "Node").join("|")})\\b`,
  "m",
);

/**
 * What a document that no reader takes, of a kind `wrapper`, holds inside: kinds that are evidence and are not read
 * there, or the mention of Portworx in something that wraps other objects.
 */
export function nestedEvidence(value: unknown, wrapper: string): string | null {
  const inside = [...valuesIn(value)];
  const kinds = new Set(inside.flatMap((each) => tellingKind(each) ?? []));
  if (kinds.size > 0) return `a ${[...kinds].toSorted().join(" and a ")} inside it is not read`;
  const isWrapper = WRAPPERS.has(wrapper);
  const mentions = inside.some((each) => typeof each === "string" && /portworx/i.test(each));
  return isWrapper && mentions ? "what it says about Portworx is not read" : null;
}

/** A value and everything inside it, as far as it is looked at. */
function* valuesIn(value: unknown): Iterable<unknown> {
  const waiting = [value];
  for (let left = MOST_VALUES; left > 0 && waiting.length > 0; left -= 1) {
    const next = waiting.pop();
    yield next;
    if (typeof next !== "object" || next === null) continue;
    // One by one: a list may be longer than the arguments that a call takes.
    for (const inside of Object.values(next)) waiting.push(inside);
  }
}

function tellingKind(value: unknown): string | undefined {
  if (typeof value === "string") return KIND_LINE.exec(value)?.[1];
  const kind = kindOf(value);
  // A reference to another object has a kind too, and nothing else of the object.
  const isObject = typeof value === "object" && value !== null && Object.hasOwn(value, "metadata");
  return kind !== null && isObject && isTelling(kind) ? kind.kind : undefined;
}
