import type { Place } from "../model/place.ts";
import type { Severity } from "../pack/check-schema.ts";
import type { Check, RuleSet } from "../pack/rule-set.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Facts } from "./facts.ts";
import { type CheckGround, type Standing, type Subject, standingsOf } from "./judge-check.ts";

/** Something that a check found. */
export interface CheckFinding {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Place;
  /** What it is about, for fingerprints: the object and the field. */
  readonly subject: string;
}

/** A check that could not be judged everywhere, and the facts that it lacks. */
export interface NotJudged {
  readonly id: string;
  readonly needs: readonly string[];
}

/** What all checks of a pack say about a cluster, in the order of their ids. */
export interface CheckResult {
  readonly findings: readonly CheckFinding[];
  readonly notJudged: readonly NotJudged[];
}

type Rules = Pick<RuleSet, "checks" | "traits">;

/** Findings of one check that are shown; the last of them says how many more there are. */
const MOST_FINDINGS = 20;

/**
 * Judges the checks of a pack. What is not known is never a finding and never silence: the check
 * is not judged then. Without an evaluator that goes for every check with an
 * expression.
 */
export function runChecks(
  ground: CheckGround,
  ruleSet: Rules,
  evaluator: Evaluator | null,
): CheckResult {
  const judged = ruleSet.checks.map((check) => judgeCheck(check, { ground, ruleSet, evaluator }));
  return {
    findings: judged.flatMap(({ findings }) => findings),
    notJudged: judged.flatMap(({ notJudged }) => notJudged),
  };
}

interface Judging {
  readonly ground: CheckGround;
  readonly ruleSet: Rules;
  readonly evaluator: Evaluator | null;
}

function judgeCheck(check: Check, { ground, ruleSet, evaluator }: Judging): CheckResult {
  const standings = standingsOf(check, ground, ruleSet);
  const isMute = evaluator === null && usesExpressions(check);
  const needs = new Set(standings.flatMap((each) => needsOf(each, isMute)));
  const found = new Map<string, CheckFinding>();
  for (const standing of standings) {
    if (standing.kind !== "ready" || !fires(check, standing.facts, evaluator)) continue;
    const { facts, subject } = standing;
    const about = subjectText(check, subject);
    if (found.has(about)) continue;
    found.set(about, {
      id: check.id,
      severity: check.severity,
      message: messageOf(check, facts, evaluator),
      at: subject?.placeOf(check.field) ?? ground.at,
      subject: about,
    });
  }
  return {
    findings: limited([...found.values()]),
    notJudged: needs.size === 0 ? [] : [{ id: check.id, needs: [...needs] }],
  };
}

/** What stands for the evaluator among the needs of a check. */
const EVALUATOR = "an evaluator of expressions";

function needsOf(standing: Standing, isMute: boolean): readonly string[] {
  if (standing.kind === "open") return standing.needs;
  return standing.kind === "ready" && isMute ? [EVALUATOR] : [];
}

function usesExpressions({ expression, message }: Check): boolean {
  return expression !== null || message.some(({ kind }) => kind === "expression");
}

function fires(check: Check, facts: Facts, evaluator: Evaluator | null): boolean {
  if (evaluator === null) return !usesExpressions(check);
  return check.expression === null || evaluator.holds(check.expression, facts);
}

function messageOf({ message }: Check, facts: Facts, evaluator: Evaluator | null): string {
  return message
    .map(({ kind, text }) =>
      kind === "text" || evaluator === null ? text : evaluator.text(text, facts),
    )
    .join("");
}

function subjectText({ field }: Check, subject: Subject | null): string {
  const object = subject?.object ?? "cluster";
  return field === null ? object : `${object} ${field}`;
}

function limited(findings: readonly CheckFinding[]): readonly CheckFinding[] {
  if (findings.length <= MOST_FINDINGS) return findings;
  const more = findings.length - MOST_FINDINGS;
  return findings
    .slice(0, MOST_FINDINGS)
    .map((finding, index) =>
      index < MOST_FINDINGS - 1
        ? finding
        : { ...finding, message: `${finding.message} … and ${more} more like it` },
    );
}
