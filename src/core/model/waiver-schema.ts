import { z } from "zod";

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
