import { LABELS, type Approach } from "../model/approach.ts";
import type { Assessment, Finding } from "../model/assessment.ts";
import type { Place } from "../model/place.ts";
import type { StatedTopology } from "../model/profile.ts";
import type { Form } from "../pack/rule-set.ts";
import type { JudgedGuard } from "./guards.ts";
import type { Verdict } from "./judge.ts";

/** How the topology stands to the verdict. */
export type TopologyStatus = Assessment["topology"]["status"];

/** A finding without its fingerprint; `subject` is the field that it speaks of. */
export interface Found extends Pick<Finding, "id" | "severity" | "message" | "at"> {
  readonly subject: string;
}

/** What the gate compares. */
export interface Comparison {
  readonly verdict: Verdict;
  /** The advised form; null while it is open. */
  readonly form: Form | null;
  readonly declared: StatedTopology | null;
  readonly guards: readonly JudgedGuard[];
  /** Where the topology is stated, or where the target begins. */
  readonly at: Place;
  /** Where the target begins. */
  readonly target: Place;
}

/** The status of a topology, and what there is to say about it. */
export interface ComparedTopology {
  readonly status: TopologyStatus;
  readonly findings: readonly Found[];
}

/** Compares the declared topology with the verdict. */
export function compareTopology(comparison: Comparison): ComparedTopology {
  const { verdict, declared, form, guards, at } = comparison;
  if (verdict.kind === "conflict")
    return { status: "unknown", findings: [conflict(guards, comparison.target)] };
  if (verdict.kind === "tie") return { status: "match", findings: [] };
  const { approach } = verdict;
  if (approach === null) return { status: "unknown", findings: [] };
  if (declared === null) return { status: "unknown", findings: [unjudged(approach, at)] };
  if (declared.approach !== approach) {
    return { status: "mismatch", findings: [mismatch(verdict, declared, at)] };
  }
  if (form === null || declared.form === null || declared.form === form.id) {
    return { status: "match", findings: [] };
  }
  const message = `${approach} is declared as ${declared.form}, the traits call for ${form.id}`;
  return {
    status: "partial",
    findings: [
      { id: "topology-partial", severity: "warning", subject: "topology.form", message, at },
    ],
  };
}

/** Points at the target, since its topology has no part in it. */
function conflict(guards: readonly JudgedGuard[], at: Place): Found {
  const active = guards.filter(({ guard, state }) => state === "active" && guard.excludes !== null);
  const said = active.map(({ guard }) => `${guard.id} excludes ${guard.excludes}`).join(", ");
  const message = `neither approach is left: ${said}`;
  return { id: "guards-conflict", severity: "error", subject: "traits", message, at };
}

function unjudged(approach: Approach, at: Place): Found {
  return {
    id: "nothing-to-judge",
    severity: "warning",
    subject: "topology",
    message: `${LABELS[approach]}, ${approach} is advised, but no topology is stated to compare with it`,
    at,
  };
}

function mismatch(verdict: Verdict, declared: StatedTopology, at: Place): Found {
  const { kind, grade } = verdict;
  const fails = kind === "forced" || grade === "strong" || grade === "moderate";
  const firmness = grade === null ? kind.replace("-", " ") : `${kind}, ${grade}`;
  return {
    id: "topology-mismatch",
    severity: fails ? "error" : "warning",
    subject: "topology.approach",
    message: `${declared.approach} is declared, ${verdict.approach} is advised (${firmness})`,
    at,
  };
}
