import { groupedBy, item } from "../../model/lookup.ts";
import type { Place } from "../../model/place.ts";
import { type ObjectRecord, objectText } from "../object-record.ts";

/**
 * How far an observation can be relied on: it states the trait, it strongly hints at it, or it
 * merely hints. What merely hints is shown and narrows nothing.
 */
export const CONFIDENCES = ["states", "strongly hints", "hints"] as const;

/** How far an observation can be relied on. */
export type Confidence = (typeof CONFIDENCES)[number];

/** What is still possible: some levels by id, or a range in the trait's unit, both ends included. */
export type Narrowed =
  | { readonly levels: readonly string[] }
  | { readonly low: number; readonly high: number };

/** An object that something was read from. */
export interface Sighting {
  /** Kind and name of the object. */
  readonly object: string;
  readonly at: Place;
}

/** What one piece of evidence says about a trait. */
export interface TraitObservation extends Sighting {
  readonly trait: string;
  readonly narrowed: Narrowed;
  readonly confidence: Confidence;
  readonly says: string;
  /** Further objects that say the very same. */
  readonly also: readonly Sighting[];
}

/** An observation about an object. */
export function observe(trait: string, seen: Observed, what: Said): TraitObservation {
  return { trait, object: objectText(seen), at: seen.at, ...what, also: [] };
}

/** An observation that merely hints. */
export function hint(
  trait: string,
  seen: Observed,
  what: Pick<Said, "narrowed" | "says">,
): TraitObservation {
  return observe(trait, seen, { ...what, confidence: "hints" });
}

/** The object that an observation is about. */
export type Observed = Pick<ObjectRecord, "object" | "name" | "at">;

/** What is said, how sure it is, and what is still possible then. */
export type Said = Pick<TraitObservation, "narrowed" | "confidence" | "says">;

/** Observations that say the same of one trait become one, with every object that says it. */
export function together(observations: readonly TraitObservation[]): TraitObservation[] {
  const same = groupedBy(observations, ({ trait, narrowed, confidence, says }) =>
    JSON.stringify([trait, narrowed, confidence, says]),
  );
  return [...same.values()].map((group) => {
    const first = item(group, 0);
    const also = group.slice(1).map(({ object, at }) => ({ object, at }));
    return { ...first, also };
  });
}

/** Days of the month that the units of traits speak of. */
export const MONTH = 30;

/** Levels of a trait by id. */
export function levels(...ids: readonly string[]): Narrowed {
  return { levels: ids };
}

/** A range in a trait's unit, both ends included. */
export function range(low: number, high: number): Narrowed {
  return { low, high };
}

/** What an autoscaler with room to act says of `autoscaling`: every level but "never". */
export const SCALES = levels("monthly", "weekly", "daily", "hourly");
