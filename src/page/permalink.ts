import { levelsIn } from "../core/assess/completions.ts";
import { item } from "../core/model/lookup.ts";
import type { Possible } from "../core/model/read-profile.ts";
import { everyLevel } from "../core/model/trait-value.ts";
import type { RuleSet, Trait } from "../core/pack/rule-set.ts";
import { printable } from "../report/printable.ts";

/** Changed traits: the possible levels by the trait's index. */
export type TraitChanges = ReadonlyMap<number, number>;

/** What the part of an address behind `#` says. */
export interface Permalink {
  /** Position of the cluster that is shown; null for the table of all. */
  readonly cluster: number | null;
  readonly changes: TraitChanges;
  /** What is ignored in it, and why. */
  readonly notes: readonly string[];
}

/** The word for a trait that is not known, which no level can have as its id. */
const ANY = "*";

type Rules = Pick<RuleSet, "traits" | "traitById">;

/**
 * Reads `#cluster=2&autoscaling=daily&instanceChurn=regular,constant`. Clusters count from 1, and
 * `*` is a trait that is not known. What cannot be read is left out with a note.
 */
export function readPermalink(hash: string, rules: Rules, clusters: number): Permalink {
  const parts = hash
    .replace(/^#/, "")
    .split("&")
    .filter((part) => part !== "")
    .map((part) => readPart(part, rules, clusters));
  const opened = parts.findLast((part) => part.kind === "cluster");
  return {
    cluster: opened?.index ?? (clusters === 1 ? 0 : null),
    changes: new Map(parts.flatMap((part) => (part.kind === "change" ? [part.change] : []))),
    notes: parts.flatMap((part) => (part.kind === "note" ? [part.note] : [])),
  };
}

type Part =
  | { readonly kind: "cluster"; readonly index: number }
  | { readonly kind: "change"; readonly change: readonly [trait: number, mask: number] }
  | { readonly kind: "note"; readonly note: string };

function readPart(part: string, { traitById }: Rules, clusters: number): Part {
  const [key = "", ...rest] = part.split("=").map(decoded);
  const value = rest.join("=");
  const trait = traitById.get(key);
  if (trait !== undefined) return readChange(value, trait);
  if (key !== "cluster") return { kind: "note", note: `unknown trait ${printable(key)}` };
  const number = /^[1-9]\d*$/.test(value) ? Number(value) : 0;
  return number >= 1 && number <= clusters
    ? { kind: "cluster", index: number - 1 }
    : { kind: "note", note: `there is no cluster ${printable(value)}` };
}

function readChange(value: string, trait: Trait): Part {
  const ids = value.split(",");
  const unknown = ids.find((id) => id !== ANY && !trait.levels.some((level) => level.id === id));
  if (unknown !== undefined) {
    return { kind: "note", note: `${trait.id} has no level ${printable(unknown)}` };
  }
  if (ids.includes(ANY)) return { kind: "change", change: [trait.index, everyLevel(trait)] };
  const bits = trait.levels.map(({ id }, index) => (ids.includes(id) ? 1 << index : 0));
  return { kind: "change", change: [trait.index, bits.reduce((mask, bit) => mask | bit, 0)] };
}

/** The address of a state, `#` in front; empty for the first page as it was made. */
export function permalinkOf(
  { cluster, changes }: Omit<Permalink, "notes">,
  { traits }: Pick<Rules, "traits">,
  clusters: number,
): string {
  const settings = [...changes]
    .sort(([a], [b]) => a - b)
    .map(([index, mask]) => {
      const trait = item(traits, index);
      return `${trait.id}=${valueOf(mask, trait)}`;
    });
  const shown = clusters === 1 || cluster === null ? [] : [`cluster=${cluster + 1}`];
  const parts = [...shown, ...settings];
  return parts.length === 0 ? "" : `#${parts.join("&")}`;
}

/** What is possible once changes are made. */
export function possibleAfter(original: Possible, changes: TraitChanges): Possible {
  return original.map((mask, index) => changes.get(index) ?? mask);
}

/** Only what differs from what is known anyway. */
export function realChanges(original: Possible, changes: TraitChanges): TraitChanges {
  return new Map([...changes].filter(([index, mask]) => original[index] !== mask));
}

/** A text of an address; as it stands where its escapes are broken. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function valueOf(mask: number, trait: Trait): string {
  if (mask === everyLevel(trait)) return ANY;
  return levelsIn(mask)
    .map((level) => item(trait.levels, level).id)
    .join(",");
}
