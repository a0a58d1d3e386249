import { execFileSync } from "node:child_process";
import { parseDocument } from "yaml";
import { PORTWORX } from "../../src/core/pack/portworx.ts";

/** Values of objects by key, as YAML and JSON have them. */
export type Mapping = { [key: string]: unknown };

/** The snippets of the built-in pack by the id of their check. */
export const SNIPPETS: ReadonlyMap<string, string> = new Map(
  PORTWORX.pack.checks.flatMap(({ id, snippet }) => (snippet === undefined ? [] : [[id, snippet]])),
);

/** Whether a snippet is to be typed into a shell; else it is YAML. */
export function isCommand(snippet: string): boolean {
  return /^(?:#.*\n)*(?:[a-z]+="\$\()?(?:kubectl|px-advisor) /.test(snippet);
}

/** The words of the one command of kubectl in a snippet, as a shell hands them over. */
export function kubectlWords(snippet: string): string[] {
  const script = `kubectl() { for word in "$@"; do printf '%s\\036' "$word"; done; }\n${snippet}`;
  return execFileSync("sh", ["-c", script], { encoding: "utf8" }).split("\u001E").slice(0, -1);
}

/** What a snippet in YAML says, by another parser than the product's; throws where it is none. */
export function mappingIn(snippet: string): Mapping {
  const document = parseDocument(snippet, { strict: true, uniqueKeys: true });
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) throw fault;
  const value: unknown = document.toJS();
  if (!isMapping(value)) throw new Error(`no mapping: ${snippet}`);
  return value;
}

/** Whether a value is a mapping. */
export function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A mapping under a path of keys and indices: `spec.template`, `managedNodeGroups.0`. */
export function under(path: string, value: unknown): Mapping {
  const nested = path
    .split(".")
    .reduceRight<unknown>((inner, step) => (step === "0" ? [inner] : { [step]: inner }), value);
  if (!isMapping(nested)) throw new Error(`no path of keys: ${path}`);
  return nested;
}

/**
 * An object with what a snippet says laid over it, as somebody would type it in: mappings are
 * joined; items of lists are too where they have the same name, key or no name at all.
 */
export function laidOver(base: unknown, over: unknown): unknown {
  if (isMapping(base) && isMapping(over)) {
    const joined = Object.entries(over).map(([key, value]) => [key, laidOver(base[key], value)]);
    return { ...base, ...Object.fromEntries(joined) };
  }
  if (!Array.isArray(base) || !Array.isArray(over) || !over.every(isMapping)) return over;
  const items: unknown[] = [...base];
  for (const [index, item] of over.entries()) {
    const at = placeFor(item, index, items);
    items[at] = laidOver(items[at], item);
  }
  return items;
}

function placeFor(item: Mapping, index: number, items: readonly unknown[]): number {
  const key = ["name", "key"].find((each) => each in item);
  if (key === undefined) return index;
  const found = items.findIndex((each) => isMapping(each) && each[key] === item[key]);
  return found === -1 ? items.length : found;
}

/** An object without what stands at a path of keys; its other parts are as they were. */
export function without(object: unknown, [step = "", ...rest]: readonly string[]): unknown {
  if (Array.isArray(object)) return object.map((item) => without(item, [step, ...rest]));
  if (!isMapping(object) || !(step in object)) return object;
  const { [step]: inner, ...others } = object;
  return rest.length === 0 ? others : { ...others, [step]: without(inner, rest) };
}
