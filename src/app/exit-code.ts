import type { ResultDiff } from "../core/diff/result-diff.ts";
import type { Assessment, Finding } from "../core/model/assessment.ts";
import type { Problem } from "../core/model/errors.ts";
import { count } from "../core/model/count.ts";
import { failsGate } from "../report/fails-gate.ts";

/** What each exit code means; the help text and the README list them from here. */
export const EXIT_CODES = {
  0: "fine, or advice given (a tie is advice: either approach fits)",
  1: "check: the gate failed (mismatch, conflict, error finding, expired waiver); diff: a new error finding; rules verify: a proof failed",
  2: "could not do the job: usage, invalid or unreadable input, nothing matched, internal",
  3: "inconclusive: too little is known, or there is no topology to judge",
  130: "interrupted",
} as const;

/** How a process of px-advisor may end. */
export type ExitCode = keyof typeof EXIT_CODES;

/** An exit code with the reason that the last line on stderr gives; null where the code is 0. */
export interface Ending {
  readonly code: ExitCode;
  readonly reason: string | null;
}

/** How a comparison may end. */
export interface DiffEnding extends Ending {
  readonly code: 0 | 1;
}

/** Which command judged, and how strict it is. */
export interface Gate {
  readonly command: "advise" | "check";
  /** The least severity that fails `check`. */
  readonly failOn: "error" | "warning";
  /** Whether 1 and 3 become 0, for adoption; what could not be done stays 2. */
  readonly exitZero: boolean;
}

/** The gate of commands that advise: no finding fails them. */
export const ADVICE_GATE: Gate = { command: "advise", failOn: "error", exitZero: false };

/** The ending of a run: over many targets 2 goes before 1, 1 before 3, 3 before 0. */
export function endingOf(
  results: readonly Assessment[],
  errors: readonly Problem[],
  gate: Gate,
): Ending {
  if (errors.length > 0) return { code: 2, reason: count(errors.length, "error") };
  const ending = gate.command === "check" ? gateEnding(results, gate) : adviceEnding(results);
  return gate.exitZero ? { code: 0, reason: null } : ending;
}

function gateEnding(results: readonly Assessment[], gate: Gate): Ending {
  const failing = results.flatMap((result) =>
    result.findings.filter((found) => failsGate(found, gate)),
  );
  if (failing.length > 0) return { code: 1, reason: findingsReason(failing) };
  const unjudged = results.filter((result) => result.findings.some(isUnjudged)).length;
  const open = results.filter(isOpen).length;
  if (open + unjudged === 0) return { code: 0, reason: null };
  const reasons = [
    ...(open > 0 ? [`${count(open, "target")} inconclusive`] : []),
    ...(unjudged > 0 ? [`${count(unjudged, "target")} without a topology to judge`] : []),
  ];
  return { code: 3, reason: reasons.join(", ") };
}

/** The ending of a comparison: what is new fails, and what could be. */
export function diffEnding({ targets }: Pick<ResultDiff, "targets">): DiffEnding {
  const failing = targets
    .flatMap(({ findings }) => findings)
    .filter(({ state }) => state === "new" || state === "incomparable")
    .flatMap(({ new: found }) => (found === null ? [] : [found]))
    .filter(({ severity, waived }) => severity === "error" && waived === null);
  if (failing.length === 0) return { code: 0, reason: null };
  return { code: 1, reason: `new: ${findingsReason(failing)}` };
}

function adviceEnding(results: readonly Assessment[]): Ending {
  const open = results.filter(isOpen).length;
  const conflicts = results.filter((result) => result.verdict.kind === "conflict").length;
  if (open + conflicts === 0) return { code: 0, reason: null };
  const reasons = [
    ...(open > 0 ? [`${count(open, "target")} inconclusive`] : []),
    ...(conflicts > 0 ? [count(conflicts, "conflict")] : []),
  ];
  return { code: 3, reason: reasons.join(", ") };
}

/** Where Portworx has no storage nodes of its own there is nothing to conclude. */
function isOpen({ verdict, topology }: Assessment): boolean {
  return verdict.kind === "inconclusive" && topology.status !== "not-applicable";
}

/** A baseline does not lift it: not to be able to judge is no finding that one could know already. */
function isUnjudged({ id, waived }: Finding): boolean {
  return id === "nothing-to-judge" && waived === null;
}

function findingsReason(findings: readonly Finding[]): string {
  const ids = [...new Set(findings.map((finding) => finding.id))].sort();
  return ids
    .map((id) =>
      count(findings.filter((finding) => finding.id === id).length, FINDING_NAMES[id] ?? id),
    )
    .join(", ");
}

const FINDING_NAMES: Readonly<Record<string, string>> = {
  "topology-mismatch": "topology mismatch",
  "topology-partial": "partial match",
  "guards-conflict": "conflict",
  "waiver-expired": "expired waiver",
};
