import { AdvisorError, problem } from "../model/errors.ts";
import type { Place } from "../model/place.ts";
import type { Severity } from "../pack/check-kinds.ts";
import type { Check, RuleSet } from "../pack/rule-set.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Facts } from "./facts.ts";
import {
  type CheckGround,
  type PackChecks,
  type Standing,
  type Subject,
  consideredIn,
  expressionsIn,
  factsFor,
  sameFor,
  standingOf,
  subjectsOf,
} from "./judge-check.ts";

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

type Rules = PackChecks & Pick<RuleSet, "traits">;

/**
 * Judges the checks of a pack. What is not known is never a finding and never silence: the check
 * is not judged then. That goes too for every check with an expression that the evaluator does not
 * know, and without an evaluator for every expression.
 */
export function runChecks(
  ground: CheckGround,
  ruleSet: Rules,
  evaluator: Evaluator | null,
): CheckResult {
  const judging = { ground, ruleSet, evaluator };
  const considered = consideredIn(ruleSet, ground.hasEvidence);
  const judged = considered.map((check) => judgeCheck(check, judging));
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

function judgeCheck(check: Check, judging: Judging): CheckResult {
  const { ground, evaluator } = judging;
  const subjects = subjectsOf(check, ground);
  // Most checks have none where a cluster has no such objects.
  if (subjects.length === 0) return NOTHING;
  const sameOf = sameFor(check);
  const answers = new Map<object | null, Answer>();
  const found = new Map<string, CheckFinding>();
  for (const subject of subjects) {
    const same = sameOf(subject);
    const answer = answers.get(same) ?? answerFor(check, subject, judging);
    answers.set(same, answer);
    if (!answer.fires) continue;
    const about = subjectText(check, subject);
    if (found.has(about)) continue;
    const message = named(check, about, () =>
      messageOf(check, factsFor(check, subject, ground), evaluator),
    );
    const at = subject?.placeOf(check.field) ?? ground.at;
    found.set(about, { id: check.id, severity: check.severity, message, at, subject: about });
  }
  const needs = new Set([...answers.values()].flatMap((answer) => answer.needs));
  return {
    findings: [...found.values()],
    notJudged: needs.size === 0 ? [] : [{ id: check.id, needs: [...needs] }],
  };
}

const NOTHING: CheckResult = { findings: [], notJudged: [] };

/** What a check says about a subject, and about all that are alike. */
interface Answer {
  readonly fires: boolean;
  readonly needs: readonly string[];
}

function answerFor(check: Check, subject: Subject | null, judging: Judging): Answer {
  const { ground, ruleSet, evaluator } = judging;
  const facts = factsFor(check, subject, ground);
  const { possible } = ground;
  const standing = standingOf(check, facts, { possible, traits: ruleSet.traits });
  const isMute = !canEvaluate(check, evaluator);
  const fires = () => !isMute && standing.kind === "ready" && hits(check, facts, evaluator);
  return {
    fires: named(check, subjectText(check, subject), fires),
    needs: needsOf(standing, isMute),
  };
}

/** An expression that fails is a mistake in the pack, named with the check and the object. */
function named<T>({ id }: Check, about: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const [reason = ""] = String(Object(error).message).split("\n");
    const hint = "guard it with has(…) or size(…), and add the case to the examples of the check";
    throw new AdvisorError(
      [problem("pack-invalid", `check ${id}: ${reason} (${about})`, { hint })],
      error,
    );
  }
}

/** What stands for the evaluator among the needs of a check. */
const EVALUATOR = "an evaluator of expressions";

function needsOf(standing: Standing, isMute: boolean): readonly string[] {
  if (standing.kind === "open") return standing.needs;
  return standing.kind === "ready" && isMute ? [EVALUATOR] : [];
}

function canEvaluate(check: Check, evaluator: Evaluator | null): boolean {
  return expressionsIn(check).every(
    (each) => evaluator !== null && evaluator.knows?.(each) !== false,
  );
}

function hits({ expression }: Check, facts: Facts, evaluator: Evaluator | null): boolean {
  return expression === null || evaluator?.holds(expression, facts) === true;
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
