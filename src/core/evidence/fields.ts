import { item } from "../model/lookup.ts";
import type { Path, Place } from "../model/place.ts";

/** A value that a template engine was to fill in and has not. */
export interface Unfilled {
  readonly path: Path;
  readonly text: string;
}

/** What a document's readers share: where its values stand, and what they found unfilled. */
export interface FieldSource {
  placeOf(path: Path, part: "key" | "value"): Place;
  readonly unfilled: Unfilled[];
}

const NO_STEPS: Path = [];

/**
 * A value of a foreign object and its parts. Nothing is trusted to have the type that it should
 * have; what has not is null or empty. Every text that is read is looked at for template values,
 * so that only fields that decide something can make a document unfit.
 */
export class Fields {
  readonly value: unknown;
  readonly #source: FieldSource;
  /** What this is a part of, and the steps from there; a path is put together where one is asked for. */
  readonly #whole: Fields | null;
  readonly #steps: Path;

  /** A value of its own, or what the steps from another value lead to. */
  constructor(value: unknown, origin: FieldSource | Fields, steps: Path = NO_STEPS) {
    const isPart = origin instanceof Fields;
    this.value = value;
    this.#source = isPart ? origin.#source : origin;
    this.#whole = isPart ? origin : null;
    this.#steps = steps;
  }

  /** The steps that lead here from the whole document. */
  get path(): Path {
    return this.#whole === null ? this.#steps : [...this.#whole.path, ...this.#steps];
  }

  /** The part at a path; a part without value where there is none. */
  at(...path: Path): Fields {
    let { value } = this;
    for (let depth = 0; depth < path.length; depth += 1) {
      if (typeof value === "string") this.#note(value, path.slice(0, depth));
      value = partOf(value, item(path, depth));
    }
    return new Fields(value, this, path);
  }

  /** The text of a part, as `at(key).text` without an object for the part. */
  textAt(key: string): string | null {
    return textOf(this.#part(key));
  }

  /** Whether a part has a value, as `at(key).isGiven` without an object for the part. */
  has(key: string): boolean {
    const part = this.#part(key);
    return part !== undefined && part !== null;
  }

  #part(key: string): unknown {
    this.#note(this.value);
    const part = partOf(this.value, key);
    if (typeof part === "string") this.#note(part, [key]);
    return part;
  }

  /** Whether there is a value; null is none. */
  get isGiven(): boolean {
    this.#note(this.value);
    return this.value !== undefined && this.value !== null;
  }

  /** The place of the value. */
  get place(): Place {
    return this.#source.placeOf(this.path, "value");
  }

  /** The place of the key that the value stands under. */
  get keyPlace(): Place {
    return this.#source.placeOf(this.path, "key");
  }

  /** The value as text; null where it is no scalar. */
  get text(): string | null {
    this.#note(this.value);
    return textOf(this.value);
  }

  /** A boolean as people and YAML 1.1 write it; null for anything else. */
  get boolean(): boolean | null {
    return booleanOf(this.text);
  }

  /** A whole number, also one in quotes; null for anything else. */
  get integer(): number | null {
    const { text } = this;
    return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
  }

  /** The items of a list; none where the value is no list. */
  get items(): Fields[] {
    this.#note(this.value);
    if (!Array.isArray(this.value)) return [];
    return this.value.map((_, index) => this.at(index));
  }

  /** Whether the value is a list. */
  get isList(): boolean {
    this.#note(this.value);
    return Array.isArray(this.value);
  }

  /** The parts of a mapping by key; none where the value is no mapping. */
  get entries(): [string, Fields][] {
    this.#note(this.value);
    if (typeof this.value !== "object" || this.value === null || Array.isArray(this.value))
      return [];
    return keysOf(this.value).map((key) => [key, this.at(key)]);
  }

  /** A template may stand for a whole list or mapping as well as for a text. */
  #note(value: unknown, inside: Path = NO_STEPS): void {
    if (typeof value !== "string" || !UNFILLED.test(value)) return;
    this.#source.unfilled.push({ path: [...this.path, ...inside], text: value });
  }
}

function textOf(value: unknown): string | null {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" ? value : null;
}

/** A boolean as people and YAML 1.1 write it; null for anything else. */
export function booleanOf(text: string | null): boolean | null {
  if (text === null) return null;
  const word = text.trim().toLowerCase();
  if (TRUE_WORDS.has(word)) return true;
  return FALSE_WORDS.has(word) ? false : null;
}

const TRUE_WORDS: ReadonlySet<string> = new Set(["true", "yes", "on", "y", "t", "1"]);
const FALSE_WORDS: ReadonlySet<string> = new Set(["false", "no", "off", "n", "f", "0"]);

/**
 * `{{ … }}`, `{% … %}`, `${NAME}` and `<a-placeholder>`, the ways in which templates mark a gap.
 * No class holds what starts its match, so that a long text takes linear time.
 */
const UNFILLED = /\{\{|\{%|\$\{[^{}]*\}|<[A-Za-z][\w .:/-]*>/;

/** YAML's key for what a mapping takes over from others, as Kubernetes and eksctl read it. */
const MERGE = "<<";

function partOf(value: unknown, step: string | number): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  if (Object.hasOwn(value, step)) return Reflect.get(value, step);
  if (!Object.hasOwn(value, MERGE)) return undefined;
  const source = [...mergedInto(value)].find((each) => Object.hasOwn(each, step));
  return source === undefined ? undefined : Reflect.get(source, step);
}

function keysOf(value: object): string[] {
  if (!Object.hasOwn(value, MERGE)) return Object.keys(value);
  const keys = [value, ...mergedInto(value)].flatMap((each) => Object.keys(each));
  return [...new Set(keys)].filter((key) => key !== MERGE);
}

/**
 * The mappings that a mapping takes over, the one that counts most first. Each is taken once, since
 * an alias may lead back to its own mapping.
 */
function mergedInto(value: object): ReadonlySet<object> {
  const found = new Set<object>();
  const waiting = sourcesOf(value);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    for (const source of sourcesOf(next)) waiting.push(source);
  }
  return found;
}

/** What stands under `<<`, the last one first. */
function sourcesOf(value: object): object[] {
  if (!Object.hasOwn(value, MERGE)) return [];
  const merged: unknown = Reflect.get(value, MERGE);
  const sources: unknown[] = Array.isArray(merged) ? merged.toReversed() : [merged];
  return sources.filter((each) => typeof each === "object" && each !== null);
}
