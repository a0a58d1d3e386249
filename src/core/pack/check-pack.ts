import { type Checked, checkSchema } from "../model/schema-issues.ts";
import { placeholderIssues } from "./lint/placeholders.ts";
import { lintPack } from "./lint/lint-pack.ts";
import { type Pack, packSchema } from "./schema.ts";

/** Checks the shape of a pack's value, then what lint asks of it. */
export function checkPack(value: unknown): Checked<Pack> {
  const shaped = checkSchema(packSchema, value);
  if (shaped.kind === "misfits") {
    const told = new Set(shaped.issues.map(({ path }) => path.join("/")));
    const placeholders = placeholderIssues(value).filter(({ path }) => !told.has(path.join("/")));
    return { kind: "misfits", issues: [...shaped.issues, ...placeholders] };
  }
  const issues = lintPack(shaped.value);
  return issues.length === 0 ? shaped : { kind: "misfits", issues };
}
