import type { Problem } from "../model/errors.ts";
import type { Path, Place } from "../model/place.ts";

/** A document of an input, with the places of its values. */
export interface SourceDocument {
  readonly value: unknown;
  /** Where the document's content begins. */
  readonly at: Place;
  /** The place of a value or of its key; of the nearest value around it where there is none. */
  placeOf(path: Path, part: "key" | "value"): Place;
  /** Keys that stand twice; the value has the last one, as in Kubernetes. */
  readonly duplicates: readonly Problem[];
  /** Whether the input's reader took it out of a list, one item a document. */
  readonly isListItem: boolean;
}
