import { LABELS, type Approach } from "../model/approach.ts";
import type { Assessment, Finding } from "../model/assessment.ts";
import type { Place } from "../model/place.ts";
import type { StatedTopology } from "../model/profile.ts";
import type { Form } from "../pack/rule-set.ts";
import type { JudgedGuard } from "./guards.ts";
import type { Verdict } from "./judge.ts";
import { type Layers, disagreementIn, presentIn } from "./layers.ts";

/** How the topology stands to the verdict. */
export type TopologyStatus = Assessment["topology"]["status"];

/** A finding without its fingerprint; `subject` is what it speaks of. */
export interface Found extends Pick<Finding, "id" | "severity" | "message" | "at"> {
  readonly subject: string;
}

/** What the gate compares. */
export interface Comparison {
  readonly verdict: Verdict;
  /** The advised form; null while it is open. */
  readonly form: Form | null;
  readonly layers: Layers;
  readonly guards: readonly JudgedGuard[];
  /** Where the target begins. */
  readonly target: Place;
}

/** The status of a topology, and what there is to say about it. */
export interface ComparedTopology {
  readonly status: TopologyStatus;
  readonly findings: readonly Found[];
}

/** Compares the topology with the verdict: the realised one where it is known, else the declared. */
export function compareTopology(comparison: Comparison): ComparedTopology {
  const { layers } = comparison;
  if (layers.isNotApplicable) return { status: "not-applicable", findings: [] };
  const { status, findings } = againstVerdict(comparison);
  const disagreement = disagreementIn(layers);
  if (disagreement === null) return { status, findings };
  const { message, at } = disagreement;
  const partial: Found = {
    id: "topology-partial",
    severity: "warning",
    subject: "topology.layers",
    message,
    at,
  };
  return {
    status: status === "mismatch" ? status : "partial",
    findings: [...findings, partial],
  };
}

function againstVerdict(comparison: Comparison): ComparedTopology {
  const { verdict, form, guards, layers } = comparison;
  if (verdict.kind === "conflict")
    return { status: "unknown", findings: [conflict(guards, comparison.target)] };
  if (verdict.kind === "tie") return { status: "match", findings: [] };
  const { approach } = verdict;
  if (approach === null) return { status: "unknown", findings: [] };
  const present = presentIn(layers);
  if (present === null) {
    return { status: "unknown", findings: [unjudged(approach, layers, comparison.target)] };
  }
  const { topology, word, isFormMeant, at } = present;
  if (topology.approach !== approach) {
    return { status: "mismatch", findings: [mismatch(verdict, { topology, word, at })] };
  }
  if (!isFormMeant || form === null || topology.form === null || topology.form === form.id) {
    return { status: "match", findings: [] };
  }
  const message = `${approach} is ${word} as ${topology.form}, the traits call for ${form.id}`;
  return {
    status: "partial",
    findings: [
      {
        id: "topology-partial",
        severity: "warning",
        subject: `topology.form ${topology.form}, not ${form.id}`,
        message,
        at,
      },
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

function unjudged(approach: Approach, { undecided }: Layers, at: Place): Found {
  const missing =
    undecided.length === 0
      ? "no topology is stated to compare with it"
      : `the evidence does not tell the topology; it takes ${undecided.join("; and ")}`;
  return {
    id: "nothing-to-judge",
    severity: "warning",
    subject: "topology",
    message: `${LABELS[approach]}, ${approach} is advised, but ${missing}`,
    at,
  };
}

function mismatch(
  verdict: Verdict,
  { topology, word, at }: { topology: StatedTopology; word: string; at: Place },
): Found {
  const { kind, grade } = verdict;
  const fails = kind === "forced" || grade === "strong" || grade === "moderate";
  const firmness = grade === null ? kind.replace("-", " ") : `${kind}, ${grade}`;
  return {
    id: "topology-mismatch",
    severity: fails ? "error" : "warning",
    // The same mismatch the other way round is another finding.
    subject: `topology.approach ${topology.approach}`,
    message: `${topology.approach} is ${word}, ${verdict.approach} is advised (${firmness})`,
    at,
  };
}
