import type { z } from "zod";
import type { configSchema } from "./config-schema.ts";

/** The name of configuration files. */
export const CONFIG_FILE = ".px-advisor.yaml";

/** The severities that can fail a gate. */
export const FAIL_ON = ["error", "warning"] as const;

/** A configuration as its file says it. */
export type ConfigDocument = z.infer<typeof configSchema>;
