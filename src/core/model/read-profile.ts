import { everyLevel, readTraitValue } from "./trait-value.ts";
import type { RuleSet, Trait } from "../pack/rule-set.ts";
import { didYouMean } from "./nearest.ts";
import { type ProfileDocument, type StatedTopology, formsOf } from "./profile.ts";
import type { Path } from "./place.ts";
import type { DocumentProblem } from "./schema-issues.ts";
import { waiverProblems } from "./waivable.ts";
import type { Waiver } from "./waiver.ts";

/**
 * What is known of each trait, in the order of the rule set: a bit mask of its still-possible
 * levels. All bits stand for a trait of which nothing is known.
 */
export type Possible = readonly number[];

/** A cluster as its profile describes it. */
export interface Profile {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly possible: Possible;
  /** Ids of the traits that the profile names. */
  readonly stated: readonly string[];
  readonly topology: StatedTopology | null;
  readonly waivers: readonly Waiver[];
}

/** What is wrong in a profile document, by path. */
export type ProfileProblem = DocumentProblem;

/** A profile, or everything that is wrong with the document. */
export type ReadProfile =
  | { readonly kind: "profile"; readonly profile: Profile }
  | { readonly kind: "invalid"; readonly problems: readonly ProfileProblem[] };

/** Tells whether the value of a profile's document fits the schema for one pack. */
export interface ProfileShape {
  /** The digest of the pack. */
  readonly digest: string;
  /** True for no value that the schema refuses. */
  fits(value: unknown): boolean;
}

/**
 * Reads profiles without their schema, by a shape that was made of it beforehand. Gives null where
 * something is wrong, which takes the schema to say (`profileReader`).
 */
export function quickReader(
  ruleSet: RuleSet,
  shape: ProfileShape,
): (value: unknown) => ReadProfile | null {
  return (value) => {
    if (!isDocument(value, shape) || !hasFormOfItsOwn(value, ruleSet)) return null;
    const profile = profileOf(value, ruleSet);
    const isSound = waiverProblems(profile.waivers, ruleSet).length === 0;
    return isSound ? { kind: "profile", profile } : null;
  };
}

function isDocument(value: unknown, shape: ProfileShape): value is ProfileDocument {
  return shape.fits(value);
}

/** JSON Schema has no words for what the schema asks of a form. */
function hasFormOfItsOwn({ topology }: ProfileDocument, { forms }: RuleSet): boolean {
  if (topology?.form === undefined) return true;
  return formsOf(topology.approach, forms).includes(topology.form);
}

/** The profile of a document that fits the schema. */
export function profileOf(document: ProfileDocument, ruleSet: RuleSet): Profile {
  const traits = document.traits ?? {};
  const { topology } = document;
  return {
    name: document.metadata.name,
    labels: withoutPrototype(document.metadata.labels ?? {}),
    possible: possibleLevels(ruleSet, traits),
    stated: ruleSet.traits.map(({ id }) => id).filter((id) => Object.hasOwn(traits, id)),
    topology:
      topology === undefined ? null : { approach: topology.approach, form: topology.form ?? null },
    waivers: (document.waivers ?? []).map(trimmed),
  };
}

/** As the schema takes labels: it drops the one name that is no key like others in JavaScript. */
function withoutPrototype(labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => name !== "__proto__"));
}

/** As the schema takes a waiver: without the blanks around its texts. */
function trimmed({ rule, scope, reason, owner, expires }: Waiver): Waiver {
  return {
    rule: rule.trim(),
    scope: scope.trim(),
    reason: reason.trim(),
    owner: owner.trim(),
    expires,
  };
}

/** The still-possible levels for values that are known to be valid; absent traits may be any. */
export function possibleLevels(
  ruleSet: Pick<RuleSet, "traits">,
  values: Readonly<Record<string, unknown>>,
): Possible {
  // Not by `map`, of which V8 gives another kind of list once it is compiled: all that reads it would
  // have to be compiled anew.
  const possible: number[] = [];
  for (const trait of ruleSet.traits) {
    const value = Object.hasOwn(values, trait.id) ? values[trait.id] : undefined;
    possible.push(value === undefined ? everyLevel(trait) : maskOf(trait, value));
  }
  return possible;
}

function maskOf(trait: Trait, value: unknown): number {
  const read = readTraitValue(trait, value);
  if (read.kind === "invalid") throw new TypeError(`${trait.id}: invalid value`);
  return read.mask;
}

/** A profile that says nothing, without a name. */
export function emptyProfile(ruleSet: Pick<RuleSet, "traits">): Profile {
  return {
    name: "",
    labels: {},
    possible: possibleLevels(ruleSet, {}),
    stated: [],
    topology: null,
    waivers: [],
  };
}

/** The problem of a trait that the pack does not have. */
export function unknownTrait(id: string, path: Path, ruleSet: RuleSet): ProfileProblem {
  const near = didYouMean(id, ruleSet.traitById.keys());
  return {
    code: "unknown-trait",
    path,
    part: "key",
    message: `unknown trait "${id}"`,
    hint: `${near === null ? "" : `${near} `}all traits: px-advisor rules list`,
  };
}
