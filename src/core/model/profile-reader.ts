import type { RuleSet } from "../pack/rule-set.ts";
import { profileSchema } from "./profile-schema.ts";
import type { ProfileDocument } from "./profile.ts";
import { type ProfileProblem, type ReadProfile, profileOf, unknownTrait } from "./read-profile.ts";
import { type SchemaIssue, checkSchema } from "./schema-issues.ts";
import { traitValueProblems } from "./trait-value.ts";
import { waiverProblems } from "./waivable.ts";

/** Reads profile documents for one rule set. The schema is built once. */
export function profileReader(ruleSet: RuleSet): (value: unknown) => ReadProfile {
  const schema = profileSchema(ruleSet);
  return (value) => {
    const checked = checkSchema<ProfileDocument>(schema, value);
    if (checked.kind === "misfits") {
      const problems = onePerTrait(checked.issues).flatMap((issue) =>
        problemsOf(issue, value, ruleSet),
      );
      return { kind: "invalid", problems };
    }
    const profile = profileOf(checked.value, ruleSet);
    const problems = waiverProblems(profile.waivers, ruleSet);
    return problems.length > 0 ? { kind: "invalid", problems } : { kind: "profile", profile };
  };
}

/** The reader words every fault of a trait's value at once, however many zod finds in it. */
function onePerTrait(issues: readonly SchemaIssue[]): SchemaIssue[] {
  const seen = new Set<string>();
  return issues.filter(({ path: [section, trait] }) => {
    if (section !== "traits" || trait === undefined) return true;
    const isFirst = !seen.has(String(trait));
    seen.add(String(trait));
    return isFirst;
  });
}

function problemsOf(issue: SchemaIssue, value: unknown, ruleSet: RuleSet): ProfileProblem[] {
  const [section, trait] = issue.path;
  if (section !== "traits" || trait === undefined) {
    return [{ ...issue, code: issue.part === "key" ? "unknown-key" : "profile-invalid" }];
  }
  const known = ruleSet.traitById.get(String(trait));
  if (known === undefined) return [unknownTrait(String(trait), issue.path, ruleSet)];
  return traitValueProblems(known, valueAt(value, ["traits", known.id])).map((problem) => ({
    ...problem,
    part: "value",
    path: ["traits", known.id, ...problem.path],
  }));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner: unknown, key) => {
    const within: Partial<Record<string, unknown>> = Object(inner);
    return within[key];
  }, value);
}
