import type { z } from "zod";
import type { Place } from "./place.ts";
import type { waiverSchema } from "./waiver-schema.ts";

/** A dated permission to leave a finding as it is. */
export type Waiver = z.infer<typeof waiverSchema>;

/** A waiver with the place of its entry. */
export interface PlacedWaiver extends Waiver {
  readonly at: Place;
}
