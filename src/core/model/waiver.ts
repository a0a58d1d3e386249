import { z } from "zod";
import type { Place } from "./place.ts";

const text = z.string().trim().regex(/\S/, "text");

/** One entry of `waivers`, in a profile or in the configuration. */
export const waiverSchema = z.strictObject({
  rule: text.meta({ description: "id of the finding that is waived" }),
  scope: text.meta({
    description: "names of the clusters it holds for; * stands for any characters",
  }),
  reason: text,
  owner: text,
  expires: z.iso.date().meta({ description: "last day on which it holds" }),
});

/** A dated permission to leave a finding as it is. */
export type Waiver = z.infer<typeof waiverSchema>;

/** A waiver with the place of its entry. */
export interface PlacedWaiver extends Waiver {
  readonly at: Place;
}
