/** Shorter parts of a text are copied by the engine itself. */
const LEAST_SHARED = 13;

/**
 * A value of YAML whose texts are copies. Otherwise each of them is a view of the text that it was
 * read from, and keeping a name from every item of a list would keep all of the list in memory.
 */
export function detached(value: unknown): unknown {
  if (typeof value === "string") return copyOf(value);
  if (typeof value === "object" && value !== null) detachParts(value);
  return value;
}

function detachParts(value: object): void {
  for (const key of Object.keys(value)) {
    const part: unknown = Reflect.get(value, key);
    if (typeof part === "object" && part !== null) detachParts(part);
    else if (typeof part === "string" && part.length >= LEAST_SHARED) {
      Reflect.set(value, key, copyOf(part));
    }
  }
}

/** A text that was put together anew is a view of nothing larger than itself. */
function copyOf(text: string): string {
  return ` ${text}`.slice(1);
}
