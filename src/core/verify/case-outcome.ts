import { chooseForm } from "../assess/form.ts";
import { adviseOnly, judge } from "../assess/judge.ts";
import type { Approach } from "../model/approach.ts";
import type { StatedTopology } from "../model/profile.ts";
import { possibleLevels } from "../model/read-profile.ts";
import type { RuleSet } from "../pack/rule-set.ts";
import type { Grade, PackCase, VerdictKind } from "../pack/schema.ts";

/** What a case may expect of a verdict. */
export interface CaseOutcome {
  readonly approach: Approach | null;
  readonly kind: VerdictKind;
  readonly form: string | null;
  /** Null where the verdict has no grade, and where none was asked for. */
  readonly grade: Grade | null;
}

/** What a rule set gives for the traits of a case; a grade only where asked, since it costs time. */
export function outcomeOf(
  ruleSet: RuleSet,
  { traits, topology }: Pick<PackCase, "traits" | "topology">,
  isGraded: boolean,
): CaseOutcome {
  const possible = possibleLevels(ruleSet, traits);
  const stated = statedTopology(topology);
  const { approach, kind } = adviseOnly(ruleSet, possible, stated);
  const hasGrade = isGraded && kind === "decided";
  const grade = hasGrade ? judge(ruleSet, possible, stated).verdict.grade : null;
  const form = approach === null ? null : chooseForm(ruleSet, approach, possible).form;
  return { approach, kind, form: form?.id ?? null, grade };
}

function statedTopology(topology: PackCase["topology"]): StatedTopology | null {
  return topology === undefined ? null : { ...topology, form: topology.form ?? null };
}

const FIELDS = ["approach", "kind", "form", "grade"] as const;

/** How a case misses what it expects: `gives kind tie, not decided`; null where it does not. */
export function missOf(ruleSet: RuleSet, each: PackCase): string | null {
  const { expect } = each;
  const outcome = outcomeOf(ruleSet, each, expect.grade !== undefined);
  const missed = FIELDS.filter(
    (field) => expect[field] !== undefined && expect[field] !== outcome[field],
  );
  if (missed.length === 0) return null;
  return missed
    .map((field) => `gives ${field} ${outcome[field] ?? "none"}, not ${expect[field] ?? "none"}`)
    .join("; ");
}

/** The cases of a pack that miss what they expect, each with how. */
export function missesOf(ruleSet: RuleSet): ReadonlyMap<PackCase, string> {
  return new Map(
    ruleSet.cases.flatMap((each) => {
      const missed = missOf(ruleSet, each);
      return missed === null ? [] : [[each, missed] as const];
    }),
  );
}
