import { truthOfCondition } from "../assess/completions.ts";
import { item } from "../model/lookup.ts";
import { atList } from "../model/table.ts";
import type { Place } from "../model/place.ts";
import type { Possible } from "../model/read-profile.ts";
import type { Check, Condition, RuleSet, Trait } from "../pack/rule-set.ts";
import { missingFacts } from "./fact-value.ts";
import type { Facts, SubjectName } from "./facts.ts";

/** One thing that checks are judged for. */
export interface Subject {
  /** The facts about it, under the name of what it is. */
  readonly facts: NonNullable<Facts[SubjectName]>;
  /** The same object for all subjects of which no fact differs but the name. */
  readonly alike: object;
  /** Kind and name: `StorageCluster/px`. */
  readonly object: string;
  readonly at: Place;
  /** Where a field of it stands; where it stands itself if the field is null or not there. */
  placeOf(field: string | null): Place;
}

/** Things in their order, which may be made only as they are asked for. */
type Many<T> = Iterable<T> & { readonly length: number };

/** What checks are judged on: one orchestrator cluster. */
export interface CheckGround {
  /** The facts about the cluster; those about subjects stand in `subjects`. */
  readonly facts: Facts;
  readonly subjects: Readonly<Record<SubjectName, Many<Subject>>>;
  readonly possible: Possible;
  /** Whether anything but a profile was read. */
  readonly hasEvidence: boolean;
  /** Where findings about the cluster as a whole stand. */
  readonly at: Place;
}

/** How a check stands for a subject, or for the cluster, before its expression. */
export type Standing =
  | { readonly kind: "silent" }
  | { readonly kind: "open"; readonly needs: readonly string[] }
  | { readonly kind: "ready" };

/** The checks of a pack that are judged: without evidence none that only evidence could tell. */
export function consideredIn(ruleSet: PackChecks, hasEvidence: boolean): readonly Check[] {
  return hasEvidence ? ruleSet.checks.filter(({ isEngine }) => !isEngine) : ruleSet.traitChecks;
}

/** The checks of a pack, of which most are made ready only where they are asked for. */
export type PackChecks = Pick<RuleSet, "checks" | "traitChecks">;

/** What a check is judged for, one at a time; null is the cluster. */
export function subjectsOf({ each }: Check, ground: CheckGround): Many<Subject | null> {
  return each === null ? [null] : ground.subjects[each];
}

/** How a check stands where facts are those of one subject of a ground. */
export function standingOf(
  { when, needs }: Check,
  facts: Facts,
  { possible, traits }: Pick<CheckGround, "possible"> & Pick<RuleSet, "traits">,
): Standing {
  const truth = when === null ? "always" : truthOfCondition(when, possible);
  if (truth === "never") return { kind: "silent" };
  if (when !== null && truth === "sometimes") {
    return { kind: "open", needs: openTraits(when, possible, traits) };
  }
  const missing = missingFacts(facts, needs);
  return missing.length > 0 ? { kind: "open", needs: missing } : { kind: "ready" };
}

/**
 * What a check is the same for: subjects that are alike, unless its expression may read a name. It
 * may where it says `name`, or where an index can say it in another way; a list behind `in` is none.
 * A comment could stand before an index.
 */
export function sameFor({ expression }: Check): (subject: Subject | null) => object | null {
  let readsName: boolean | null = null;
  return (subject) => {
    if (subject === null) return null;
    readsName ??= expression !== null && MAY_READ_NAME.test(expression);
    return readsName ? subject : subject.alike;
  };
}

const MAY_READ_NAME = /\bname\b|\/\/|\b(?!in\b)\w+\s*\[|[)\]}]\s*\[/;

/** The expressions of a check: of what it fires for, and within its message. */
export function expressionsIn({ expression, message }: Check): string[] {
  const parts = message.filter(({ kind }) => kind === "expression").map(({ text }) => text);
  return [...(expression === null ? [] : [expression]), ...parts];
}

/** The facts with those about a subject in their place. */
export function factsFor({ each }: Check, subject: Subject | null, { facts }: CheckGround): Facts {
  return each === null || subject === null ? facts : { ...facts, [each]: subject.facts };
}

/** The traits of a condition of which levels are possible that meet it, and others that do not. */
function openTraits(
  { traits: indices, masks }: Condition,
  possible: Possible,
  traits: readonly Trait[],
): string[] {
  return indices
    .filter((index, position) => (atList(possible, index) & ~atList(masks, position)) !== 0)
    .map((index) => `traits.${item(traits, index).id}`);
}
