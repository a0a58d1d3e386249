import type { Place } from "../model/place.ts";

/** What every object that is read has in common. */
export interface ObjectRecord {
  /** Kind of the Kubernetes object, or what else it is: `Helm values`. */
  readonly object: string;
  readonly name: string;
  /** Empty where the object has none. */
  readonly namespace: string;
  readonly at: Place;
}

/** How reports call an object: `NodePool/gpu`, or its kind alone where it has no name. */
export function objectText({ object, name }: Pick<ObjectRecord, "object" | "name">): string {
  return name === "" ? object : `${object}/${name}`;
}
