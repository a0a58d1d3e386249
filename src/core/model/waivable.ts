import { ENGINE_CHECKS } from "../pack/check-kinds.ts";
import type { RuleSet } from "../pack/rule-set.ts";
import { didYouMean } from "./nearest.ts";
import type { DocumentProblem } from "./schema-issues.ts";
import type { Waiver } from "./waiver.ts";

/** What there is to say about a waiver itself; it would be no use to waive that. */
export const WAIVER_FINDINGS: ReadonlySet<string> = new Set([
  "waiver-expired",
  "waiver-expiring",
  "waiver-stale",
]);

/** Waivers of a document that name no finding which can be waived, by path. */
export function waiverProblems(
  waivers: readonly Waiver[],
  ruleSet: Pick<RuleSet, "checks">,
): DocumentProblem[] {
  if (waivers.length === 0) return [];
  const ids = new Set<string>([...ruleSet.checks.map(({ id }) => id), ...ENGINE_CHECKS]);
  const waivable = [...ids].filter((id) => !WAIVER_FINDINGS.has(id));
  return waivers.flatMap(({ rule }, index): DocumentProblem[] => {
    const path = ["waivers", index, "rule"];
    const place = { code: "waiver-invalid", path, part: "value" } as const;
    if (WAIVER_FINDINGS.has(rule)) {
      const hint = "renew the waiver that it speaks of, or take it away";
      return [{ ...place, message: `${rule} cannot be waived`, hint }];
    }
    if (ids.has(rule)) return [];
    const near = didYouMean(rule, waivable);
    const hint = `${near === null ? "" : `${near} `}all findings: px-advisor rules list`;
    return [{ ...place, message: `no check is called "${rule}"`, hint }];
  });
}
