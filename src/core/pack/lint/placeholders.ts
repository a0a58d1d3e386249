import type { Path } from "../../model/place.ts";
import { type LintIssue, valueIssue } from "./issue.ts";

/** Texts that still hold a scaffold's placeholder, `<…>` from end to end. */
export function placeholderIssues(pack: unknown): LintIssue[] {
  return textIssues(pack, []);
}

function textIssues(value: unknown, path: Path): LintIssue[] {
  if (typeof value === "string") {
    return /^<.*>$/s.test(value.trim())
      ? [valueIssue(path, `${String(path.at(-1))} is still a placeholder`, "write it")]
      : [];
  }
  if (Array.isArray(value)) {
    return value.flatMap((each, index) => textIssues(each, [...path, index]));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textIssues(each, [...path, key]));
}
