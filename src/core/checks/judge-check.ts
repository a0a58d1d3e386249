import { truthOfCondition } from "../assess/completions.ts";
import { item } from "../model/lookup.ts";
import type { Place } from "../model/place.ts";
import type { Possible } from "../model/read-profile.ts";
import type { Check, Condition, RuleSet, Trait } from "../pack/rule-set.ts";
import { missingFacts } from "./fact-value.ts";
import type { Facts, SubjectName } from "./facts.ts";

/** One thing that checks are judged for. */
export interface Subject {
  /** The facts about it, under the name of what it is. */
  readonly facts: NonNullable<Facts[SubjectName]>;
  /** Kind and name: `StorageCluster/px`. */
  readonly object: string;
  readonly at: Place;
  /** Where a field of it stands; where it stands itself if the field is null or not there. */
  placeOf(field: string | null): Place;
}

/** What checks are judged on: one orchestrator cluster. */
export interface CheckGround {
  /** The facts about the cluster; those about subjects stand in `subjects`. */
  readonly facts: Facts;
  readonly subjects: Readonly<Record<SubjectName, readonly Subject[]>>;
  readonly possible: Possible;
  /** Whether anything but a profile was read. */
  readonly hasEvidence: boolean;
  /** Where findings about the cluster as a whole stand. */
  readonly at: Place;
}

/** How one check stands for one subject, or for the cluster. */
export type Standing =
  | { readonly kind: "silent" }
  | { readonly kind: "open"; readonly needs: readonly string[] }
  | { readonly kind: "ready"; readonly facts: Facts; readonly subject: Subject | null };

/**
 * How a check stands for everything that it is judged for, before its expression: nothing at all
 * where there is no such subject, or where only evidence could tell and there is none.
 */
export function standingsOf(
  check: Check,
  ground: CheckGround,
  { traits }: Pick<RuleSet, "traits">,
): Standing[] {
  const isConsidered = ground.hasEvidence || isAboutTraits(check);
  if (check.isEngine || !isConsidered) return [];
  const subjects = check.each === null ? [null] : ground.subjects[check.each];
  const { when } = check;
  return subjects.map((subject) => {
    const truth = when === null ? "always" : truthOfCondition(when, ground.possible);
    if (truth === "never") return { kind: "silent" };
    if (when !== null && truth === "sometimes") {
      return { kind: "open", needs: openTraits(when, ground.possible, traits) };
    }
    const facts = factsFor(check, subject, ground);
    const needs = missingFacts(facts, check.needs);
    return needs.length > 0 ? { kind: "open", needs } : { kind: "ready", facts, subject };
  });
}

/** Whether a profile alone can tell: what only evidence gives is not missed where none was read. */
export function isAboutTraits({ when, each, needs }: Check): boolean {
  return when !== null && each === null && !needs.some((need) => need.startsWith("cluster."));
}

function factsFor({ each }: Check, subject: Subject | null, { facts }: CheckGround): Facts {
  return each === null || subject === null ? facts : { ...facts, [each]: subject.facts };
}

/** The traits of a condition of which levels are possible that meet it, and others that do not. */
function openTraits(
  { traits: indices, masks }: Condition,
  possible: Possible,
  traits: readonly Trait[],
): string[] {
  return indices
    .filter((index, position) => (item(possible, index) & ~item(masks, position)) !== 0)
    .map((index) => `traits.${item(traits, index).id}`);
}
