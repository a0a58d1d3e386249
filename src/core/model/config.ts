import { z } from "zod";
import { waiverSchema } from "./waiver.ts";

/** The name of configuration files. */
export const CONFIG_FILE = ".px-advisor.yaml";

/** The severities that can fail a gate. */
export const FAIL_ON = ["error", "warning"] as const;

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

/** A configuration as its file says it. */
export type ConfigDocument = z.infer<typeof configSchema>;
