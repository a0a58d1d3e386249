import { z } from "zod";
import { FAIL_ON } from "./config.ts";
import { waiverSchema } from "./waiver-schema.ts";

const text = z.string().trim().regex(/\S/, "text");

/** The schema of a configuration file. */
export const configSchema = z.strictObject({
  pack: text.optional().meta({ description: "folder of the rule pack; see --pack" }),
  failOn: z.enum(FAIL_ON).optional().meta({
    description: "least severity that fails check; see --fail-on",
  }),
  exitZero: z.boolean().optional().meta({
    description: "end with 0 where it would be 1 or 3; see --exit-zero",
  }),
  output: z.array(text).min(1).optional().meta({
    description: "FORMAT or FORMAT=FILE, the file in this folder or below; see --output",
  }),
  baseline: text.optional().meta({ description: "saved JSON result; see --baseline" }),
  waivers: z.array(waiverSchema).optional().meta({
    description: "for the clusters in this folder and below",
  }),
});
