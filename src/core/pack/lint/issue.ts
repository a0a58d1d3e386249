import type { SchemaIssue } from "../../model/schema-issues.ts";
import type { Path } from "../../model/place.ts";

/**
 * Something that a pack may not say; its path leads into the pack's value, as in
 * `["traits", 3, "levels", 0, "points"]`.
 */
export type LintIssue = SchemaIssue;

/** Makes a {@link LintIssue} about a value. */
export function valueIssue(path: Path, message: string, hint: string | null = null): LintIssue {
  return { path, part: "value", message, hint };
}

/** Makes a {@link LintIssue} about a key. */
export function keyIssue(path: Path, message: string, hint: string | null = null): LintIssue {
  return { path, part: "key", message, hint };
}
