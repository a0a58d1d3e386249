import type { ResultDiff } from "../core/diff/result-diff.ts";
import type { Assessment, Finding } from "../core/model/assessment.ts";
import type { Problem } from "../core/model/errors.ts";
import { count } from "../core/model/count.ts";
import { groupedBy } from "../core/model/lookup.ts";
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

/** What decides how a run ends, added up target by target; goes through `structuredClone`. */
export interface GateTally {
  /** Findings that fail the gate, by id. */
  readonly failing: Map<string, number>;
  /** Targets without a topology to judge. */
  unjudged: number;
  /** Targets of which too little is known. */
  open: number;
  conflicts: number;
}

/** The tally of some targets. */
export function gateTallyOf(results: readonly Assessment[], gate: Gate): GateTally {
  const failing = new Map<string, number>();
  for (const { findings } of results) {
    for (const found of findings) if (failsGate(found, gate)) increase(failing, found.id, 1);
  }
  return {
    failing,
    unjudged: results.filter((result) => result.findings.some(isUnjudged)).length,
    open: results.filter(isOpen).length,
    conflicts: results.filter((result) => result.verdict.kind === "conflict").length,
  };
}

/** Adds the targets of another tally. */
export function addGateTally(tally: GateTally, other: GateTally): void {
  for (const [id, number] of other.failing) increase(tally.failing, id, number);
  tally.unjudged += other.unjudged;
  tally.open += other.open;
  tally.conflicts += other.conflicts;
}

function increase(counts: Map<string, number>, id: string, by: number): void {
  counts.set(id, (counts.get(id) ?? 0) + by);
}

/** The ending of a run: over many targets 2 goes before 1, 1 before 3, 3 before 0. */
export function endingOf(
  results: readonly Assessment[],
  errors: readonly Problem[],
  gate: Gate,
): Ending {
  return endingFrom(gateTallyOf(results, gate), errors.length, gate);
}

/** The ending of a run whose targets are added up. */
export function endingFrom(tally: GateTally, errors: number, gate: Gate): Ending {
  if (errors > 0) return { code: 2, reason: count(errors, "error") };
  const ending = gate.command === "check" ? gateEnding(tally) : adviceEnding(tally);
  return gate.exitZero ? { code: 0, reason: null } : ending;
}

function gateEnding({ failing, open, unjudged }: GateTally): Ending {
  if (failing.size > 0) return { code: 1, reason: findingsReason(failing) };
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
  const byId = new Map(
    [...groupedBy(failing, ({ id }) => id)].map(([id, all]) => [id, all.length]),
  );
  return { code: 1, reason: `new: ${findingsReason(byId)}` };
}

function adviceEnding({ open, conflicts }: GateTally): Ending {
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

function findingsReason(byId: ReadonlyMap<string, number>): string {
  return [...byId]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, number]) => count(number, FINDING_NAMES[id] ?? id))
    .join(", ");
}

const FINDING_NAMES: Readonly<Record<string, string>> = {
  "topology-mismatch": "topology mismatch",
  "topology-partial": "partial match",
  "guards-conflict": "conflict",
  "waiver-expired": "expired waiver",
};
