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

/** What one piece of evidence says about a trait. */
export interface TraitObservation {
  readonly trait: string;
  readonly narrowed: Narrowed;
  readonly confidence: Confidence;
  readonly says: string;
  /** Kind and name of the object. */
  readonly object: string;
  readonly at: Place;
}

/** An observation about an object. */
export function observe(
  trait: string,
  seen: Pick<ObjectRecord, "object" | "name" | "at">,
  what: Pick<TraitObservation, "narrowed" | "confidence" | "says">,
): TraitObservation {
  return { trait, object: objectText(seen), at: seen.at, ...what };
}

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
