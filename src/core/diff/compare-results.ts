import type { Assessment, Finding } from "../model/assessment.ts";
import { WAIVER_FINDINGS } from "../model/waivable.ts";
import { SEVERITIES } from "../pack/check-kinds.ts";
import { type Comparable, type Obstacle, obstacleTo } from "./obstacle.ts";
import { type TargetPair, pairTargets } from "./pair-targets.ts";

/** What can become of a finding between two results. */
export const CHANGE_STATES = ["new", "resolved", "unchanged", "incomparable"] as const;

/** What became of one finding. */
export type ChangeState = (typeof CHANGE_STATES)[number];

/** A finding of either result and what became of it. */
export interface FindingChange {
  readonly state: ChangeState;
  /** Why it is incomparable; null where it is not. */
  readonly because: Obstacle | null;
  /** As the old result has it; null where it has not. */
  readonly before: Finding | null;
  /** As the new result has it; null where it has not. */
  readonly after: Finding | null;
}

/** One target of either result with what became of its findings. */
export interface TargetChange extends TargetPair {
  readonly findings: readonly FindingChange[];
}

/**
 * Compares two results: targets by name, findings by fingerprint. What stands in both is unchanged,
 * whatever changed around it, unless it is worse than it was or waived no longer: that is new. What
 * stands in one only is new or resolved, unless the other run could not have found it.
 */
export function compareResults(before: Comparable, after: Comparable): TargetChange[] {
  const moved = { old: waiversIn(before), present: waiversIn(after) };
  return pairTargets(before.results, after.results).map((pair) => ({
    ...pair,
    findings: changesOf(pair, { before, after, moved }),
  }));
}

interface Compared {
  readonly before: Comparable;
  readonly after: Comparable;
  /** What is said of waivers in each result, at whichever target. */
  readonly moved: Readonly<Record<"old" | "present", ReadonlyMap<string, Finding>>>;
}

/** What is said of a waiver stands at the first target that it is about, which another may become. */
function waiversIn({ results }: Comparable): ReadonlyMap<string, Finding> {
  const findings = results.flatMap((assessment) => assessment.findings);
  return new Map(
    findings
      .filter(({ id }) => WAIVER_FINDINGS.has(id))
      .map((finding) => [finding.fingerprint, finding]),
  );
}

function changesOf(pair: TargetPair, { before, after, moved }: Compared): FindingChange[] {
  const old = byFingerprint(pair.before);
  const present = byFingerprint(pair.after);
  const here = pair.after === null ? null : { result: after, assessment: pair.after };
  const there = pair.before === null ? null : { result: before, assessment: pair.before };
  return [
    ...[...present.values()].map((finding): FindingChange => {
      const known = old.get(finding.fingerprint) ?? moved.old.get(finding.fingerprint);
      if (known !== undefined) return stillThere(known, finding);
      // All findings of a target that was not there before are new.
      const because = here && there && obstacleTo(finding.id, here, there);
      const state = because === null ? "new" : "incomparable";
      return { state, because, before: null, after: finding };
    }),
    ...[...old.values()]
      .filter(({ fingerprint }) => !present.has(fingerprint) && !moved.present.has(fingerprint))
      .map((finding): FindingChange => {
        const because = here === null ? "target" : there && obstacleTo(finding.id, there, here);
        const state = because === null ? "resolved" : "incomparable";
        return { state, because, before: finding, after: null };
      }),
  ];
}

function byFingerprint(assessment: Assessment | null): Map<string, Finding> {
  return new Map(assessment?.findings.map((finding) => [finding.fingerprint, finding]));
}

function stillThere(before: Finding, after: Finding): FindingChange {
  const worse = weightOf(after) - weightOf(before);
  const state = worse > 0 ? "new" : worse < 0 ? "resolved" : "unchanged";
  return { state, because: null, before, after };
}

/** How much a finding weighs in a gate: nothing while it is waived. */
function weightOf({ severity, waived }: Finding): number {
  return waived === null ? SEVERITIES.length - SEVERITIES.indexOf(severity) : 0;
}
