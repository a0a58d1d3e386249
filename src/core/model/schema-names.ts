/** The schemas that can be printed. */
export const SCHEMA_NAMES = ["profile", "result", "diff", "config", "pack", "facts"] as const;

/** The name of a printable schema. */
export type SchemaName = (typeof SCHEMA_NAMES)[number];
