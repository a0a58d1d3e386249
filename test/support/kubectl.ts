import { type Mapping, isMapping, laidOver, without } from "./snippets.ts";

/** Options of kubectl that take a value. */
const VALUED: ReadonlySet<string> = new Set(["--namespace", "--selector", "--type", "--patch"]);

/**
 * What `kubectl label`, `annotate` and `patch` make of objects, as far as snippets use them: keys
 * that are set or taken off, and JSON patches that remove. Throws for anything else.
 */
export function afterKubectl(
  [verb = "", ...rest]: readonly string[],
  objects: readonly Mapping[],
): readonly Mapping[] {
  const { options, words } = parted(rest);
  const [kind = "", ...others] = words;
  const selects = (object: Mapping) =>
    String(object["kind"]).toLowerCase() === kind.replace(/s$/, "") &&
    isSelected(object, options.get("--selector"), others[0]);
  if (!objects.some(selects)) throw new Error(`kubectl ${verb} ${kind} finds nothing`);
  const keys = options.has("--selector") ? others : others.slice(1);
  return objects.map((object) => (selects(object) ? changed(object, verb, keys, options) : object));
}

function parted(rest: readonly string[]) {
  const options = new Map<string, string>();
  const words: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? "";
    if (VALUED.has(word)) options.set(word, rest[(at += 1)] ?? "");
    else words.push(word);
  }
  return { options, words };
}

function isSelected(object: Mapping, selector: string | undefined, name: string | undefined) {
  const metadata = isMapping(object["metadata"]) ? object["metadata"] : {};
  if (selector === undefined) return metadata["name"] === name;
  const [key = "", value] = selector.split("=");
  const labels = isMapping(metadata["labels"]) ? metadata["labels"] : {};
  return labels[key] === value;
}

const PARTS: Readonly<Record<string, string>> = { label: "labels", annotate: "annotations" };

function changed(
  object: Mapping,
  verb: string,
  keys: readonly string[],
  options: ReadonlyMap<string, string>,
): Mapping {
  const part = PARTS[verb];
  const result =
    part === undefined
      ? removals(options).reduce<unknown>(without, object)
      : keys.reduce<unknown>((made, key) => withKey(made, part, key), object);
  if (!isMapping(result) || JSON.stringify(result) === JSON.stringify(object)) {
    throw new Error(`kubectl ${verb} changes nothing`);
  }
  return result;
}

/** `key=value` sets a label or an annotation, `key-` takes it off. */
function withKey(object: unknown, part: string, key: string): unknown {
  const [name = "", value] = key.split("=");
  return value === undefined
    ? without(object, ["metadata", part, name.replace(/-$/, "")])
    : laidOver(object, { metadata: { [part]: { [name]: value } } });
}

/** The paths that a JSON patch (RFC 6902) removes. */
function removals(options: ReadonlyMap<string, string>): string[][] {
  if (options.get("--type") !== "json") throw new Error("no JSON patch");
  const patch: unknown = JSON.parse(options.get("--patch") ?? "");
  if (!Array.isArray(patch)) throw new Error("no list of operations");
  return patch.map((each: { readonly op: string; readonly path: string }) => {
    if (each.op !== "remove") throw new Error(`operation ${each.op}`);
    const steps = each.path.slice(1).split("/");
    return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  });
}
