import { isAboutTraits } from "../core/pack/check-kinds.ts";
import type { Assessment, Finding } from "../core/model/assessment.ts";
import type { Check, RuleSet } from "../core/pack/rule-set.ts";
import { inconclusiveText } from "./inconclusive.ts";

/** What one check says of a target. */
export type Outcome =
  | { readonly kind: "passed" }
  | { readonly kind: "found"; readonly findings: readonly Finding[] }
  | { readonly kind: "unknown" | "not-applicable"; readonly why: string };

/** A check with its outcome. */
export interface RuleOutcome {
  readonly rule: string;
  readonly title: string;
  readonly outcome: Outcome;
}

/**
 * Every check that a target was judged by, those that pass too. What nobody looked at is no pass:
 * a check that only evidence could tell is left out where none was read.
 */
export function ruleOutcomes(assessment: Assessment, { checks }: RuleSet): RuleOutcome[] {
  const known = new Set(checks.map(({ id }) => id));
  const others = new Set(assessment.findings.map(({ id }) => id).filter((id) => !known.has(id)));
  return [
    ...checks
      .filter((check) => isConsidered(check, assessment))
      .map((check) => ({
        rule: check.id,
        title: check.title,
        outcome: outcomeOf(check, assessment),
      })),
    ...[...others].map((id) => ({ rule: id, title: id, outcome: found(id, assessment) })),
  ];
}

/** Whether a finding says that there was nothing to judge; that is no failure, but no pass either. */
export function isUnjudged({ id }: Finding): boolean {
  return id === "nothing-to-judge";
}

function isConsidered(check: Check, { observations, findings, notJudged }: Assessment): boolean {
  return (
    check.isEngine ||
    observations.length > 0 ||
    isAboutTraits(check) ||
    [...findings, ...notJudged].some(({ id }) => id === check.id)
  );
}

function found(id: string, { findings }: Assessment): Outcome {
  return { kind: "found", findings: findings.filter((finding) => finding.id === id) };
}

function outcomeOf(check: Check, assessment: Assessment): Outcome {
  const { findings, notJudged, topology } = assessment;
  if (findings.some(({ id }) => id === check.id)) return found(check.id, assessment);
  const open = notJudged.find(({ id }) => id === check.id);
  if (open !== undefined) return { kind: "unknown", why: `needs ${open.needs.join(", ")}` };
  if (topology.status === "not-applicable") {
    return { kind: "not-applicable", why: "Portworx has no storage nodes of its own here" };
  }
  return check.id === "topology-mismatch" ? comparison(assessment) : { kind: "passed" };
}

/** Without a verdict and a topology the two were not compared. */
function comparison(assessment: Assessment): Outcome {
  const { verdict, topology } = assessment;
  if (verdict.kind === "inconclusive") {
    return { kind: "unknown", why: inconclusiveText(assessment) };
  }
  if (topology.status !== "unknown") return { kind: "passed" };
  const why =
    verdict.kind === "conflict" ? "the guards exclude both approaches" : "no topology to judge";
  return { kind: "unknown", why };
}
