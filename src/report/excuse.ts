import { excuseKind } from "../core/fleet/tally.ts";
import type { Finding } from "../core/model/assessment.ts";

/** Why a finding does not count: somebody answers for it, or it was there before. */
export interface Excuse {
  readonly kind: "waived" | "unchanged";
  /** For people: `waived until 2027-03-31 by storage-team: migration booked`. */
  readonly text: string;
}

/** What excuses a finding; null for one that counts. */
export function excuseOf(finding: Finding): Excuse | null {
  if (excuseKind(finding) === null) return null;
  if (finding.waived !== null) {
    const { expires, owner, reason } = finding.waived;
    return { kind: "waived", text: `waived until ${expires} by ${owner}: ${reason}` };
  }
  return { kind: "unchanged", text: "unchanged since the baseline" };
}

/** The findings that count. */
export function counted(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => excuseOf(finding) === null);
}

/** A finding with what excuses it. */
export interface Excused {
  readonly finding: Finding;
  readonly excuse: Excuse;
}

/** The findings that do not count, each with its reason. */
export function excusedIn(findings: readonly Finding[]): Excused[] {
  return findings.flatMap((finding) => {
    const excuse = excuseOf(finding);
    return excuse === null ? [] : [{ finding, excuse }];
  });
}
