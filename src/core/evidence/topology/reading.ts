import type { Approach } from "../../model/approach.ts";
import type { Place } from "../../model/place.ts";
import { type ObjectRecord, objectText } from "../object-record.ts";

/** The layers of a topology: meant, there, and used. */
export const LAYERS = ["declared", "realised", "effective"] as const;

/** The name of a layer. */
export type LayerName = (typeof LAYERS)[number];

/** What a layer shows: an approach, and its form where that can be told. */
export interface Layer {
  readonly approach: Approach;
  readonly form: string | null;
}

/** What one piece of evidence says about a layer. */
export interface TopologyObservation {
  readonly about: LayerName;
  readonly says: string;
  /** Kind and name of the object; several of a kind are counted. */
  readonly object: string;
  readonly at: Place;
}

/** A layer as the evidence shows it. */
export interface Reading {
  /** Null where the evidence does not decide it. */
  readonly layer: Layer | null;
  readonly observations: readonly TopologyObservation[];
  /** What would decide the layer, where evidence speaks of it and does not. */
  readonly undecided: string | null;
}

/** The forms that evidence can tell. */
export const FORMS = {
  groups: { approach: "disaggregated", form: "separate-node-groups" },
  clusters: { approach: "disaggregated", form: "separate-clusters" },
  uniform: { approach: "converged", form: "uniform" },
  diskless: { approach: "converged", form: "diskless-nodes" },
  converged: { approach: "converged", form: null },
} as const satisfies Record<string, Layer>;

/** What a layer comes to, or what would decide it. */
export type Decision = Pick<Reading, "layer" | "undecided">;

/** The layer is known. */
export const decided = (layer: Layer): Decision => ({ layer, undecided: null });
/** The layer stays open without something that was not read. */
export const openUntil = (undecided: string): Decision => ({ layer: null, undecided });

/** Nothing was read that speaks of a layer. */
export const NOTHING: Reading = { layer: null, observations: [], undecided: null };

/** An observation about an object. */
export function observation(
  about: LayerName,
  says: string,
  seen: Pick<ObjectRecord, "object" | "name" | "at">,
): TopologyObservation {
  return { about, says, object: objectText(seen), at: seen.at };
}
