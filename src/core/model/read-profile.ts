import { z } from "zod";
import { everyLevel, readTraitValue, traitValueProblems } from "./trait-value.ts";
import type { RuleSet } from "../pack/rule-set.ts";
import { didYouMean } from "./nearest.ts";
import { type ProfileDocument, type StatedTopology, profileSchema } from "./profile.ts";
import type { Path } from "./place.ts";
import { type DocumentProblem, type SchemaIssue, checkSchema } from "./schema-issues.ts";
import type { Waiver } from "./waiver.ts";
import { waiverProblems } from "./waivable.ts";

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

/** Reads profile documents for one rule set. The schema is built once. */
export function profileReader(ruleSet: RuleSet): (value: unknown) => ReadProfile {
  const schema = profileSchema(ruleSet);
  return (value) => {
    const checked = checkSchema<ProfileDocument>(schema, value);
    if (checked.kind === "misfits") {
      const problems = onePerTrait(checked.issues).flatMap((issue) =>
        problemsOf(issue, value, ruleSet),
      );
      return { kind: "invalid", problems };
    }
    const profile = profileOf(checked.value, ruleSet);
    const problems = waiverProblems(profile.waivers, ruleSet);
    return problems.length > 0 ? { kind: "invalid", problems } : { kind: "profile", profile };
  };
}

function profileOf(document: ProfileDocument, ruleSet: RuleSet): Profile {
  const traits = document.traits ?? {};
  const { topology } = document;
  return {
    name: document.metadata.name,
    labels: document.metadata.labels ?? {},
    possible: possibleLevels(ruleSet, traits),
    stated: Object.keys(traits),
    topology:
      topology === undefined ? null : { approach: topology.approach, form: topology.form ?? null },
    waivers: document.waivers ?? [],
  };
}

/** The still-possible levels for values that are known to be valid; absent traits may be any. */
export function possibleLevels(
  ruleSet: Pick<RuleSet, "traits">,
  values: Readonly<Record<string, unknown>>,
): Possible {
  return ruleSet.traits.map((trait) => {
    const value = Object.hasOwn(values, trait.id) ? values[trait.id] : undefined;
    if (value === undefined) return everyLevel(trait);
    const read = readTraitValue(trait, value);
    if (read.kind === "invalid") throw new TypeError(`${trait.id}: invalid value`);
    return read.mask;
  });
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

/** The reader words every fault of a trait's value at once, however many zod finds in it. */
function onePerTrait(issues: readonly SchemaIssue[]): SchemaIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ path: [section, trait] }) => {
    if (section !== "traits" || trait === undefined) return true;
    const isFirst = !seen.has(String(trait));
    seen.add(String(trait));
    return isFirst;
  });
}

function problemsOf(issue: SchemaIssue, value: unknown, ruleSet: RuleSet): ProfileProblem[] {
  const [section, trait] = issue.path;
  if (section !== "traits" || trait === undefined) {
    return [{ ...issue, code: issue.part === "key" ? "unknown-key" : "profile-invalid" }];
  }
  const known = ruleSet.traitById.get(String(trait));
  if (known === undefined) return [unknownTrait(String(trait), issue.path, ruleSet)];
  return traitValueProblems(known, valueAt(value, ["traits", known.id])).map((problem) => ({
    ...problem,
    part: "value",
    path: ["traits", known.id, ...problem.path],
  }));
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

const mapping = z.record(z.string(), z.unknown());

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner: unknown, key) => mapping.safeParse(inner).data?.[key], value);
}
