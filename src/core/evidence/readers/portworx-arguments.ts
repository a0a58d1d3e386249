/** Arguments of Portworx by name without dashes; a flag has an empty value. */
export type PortworxArguments = ReadonlyMap<string, string>;

/** Reads arguments written in one text, as the annotation `portworx.io/misc-args` has them. */
export function readArguments(text: string): PortworxArguments {
  return argumentsIn(text.split(/\s+/).filter((word) => word !== ""));
}

/** Reads arguments written one word an entry, as a container's `args` are. */
export function argumentsIn(words: readonly string[]): PortworxArguments {
  const found = new Map<string, string>();
  let name: string | null = null;
  for (const word of words) {
    if (/^--?[a-zA-Z]/.test(word)) {
      const [option = "", ...value] = word.replace(/^--?/, "").split("=");
      name = option;
      found.set(option, value.join("="));
    } else if (name !== null) {
      found.set(name, word);
      name = null;
    }
  }
  return found;
}

/** Arguments that newer versions of Portworx do not know. */
export function legacyArguments(given: PortworxArguments): string[] {
  return given.has("z") ? ["-z"] : [];
}
