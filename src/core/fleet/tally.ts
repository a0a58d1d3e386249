import type { Approach } from "../model/approach.ts";
import type { Assessment, Finding } from "../model/assessment.ts";
import type { Mismatch } from "../model/summary.ts";

type Kind = Assessment["verdict"]["kind"];
type Status = Assessment["topology"]["status"];

/**
 * What a run over many targets adds up, without keeping one of them. It grows with the pack's traits
 * alone, goes through `structuredClone`, and adds up to the same whatever the targets were cut into.
 */
export interface Tally {
  targets: number;
  readonly kinds: Map<Kind, number>;
  /** Approaches that are advised; null where none is. */
  readonly advised: Map<Approach | null, number>;
  readonly statuses: Map<Status, number>;
  /** Targets without a topology to judge. */
  withoutTopology: number;
  /** Findings that are waived. */
  waived: number;
  /** Findings that are no worse than in the baseline. */
  unchanged: number;
  /** Mismatches that are waived or no worse than in the baseline. */
  excusedMismatches: number;
  /** The mismatches that nothing excuses with the largest margins, the largest first. */
  worst: readonly Mismatch[];
  /** In how many targets more than one level of a trait is possible, by trait. */
  readonly unknown: Map<string, number>;
}

/** How many mismatches are named. */
const MOST_NAMED = 5;

/** The tally of no target. */
export function emptyTally(): Tally {
  return {
    targets: 0,
    kinds: new Map(),
    advised: new Map(),
    statuses: new Map(),
    withoutTopology: 0,
    waived: 0,
    unchanged: 0,
    excusedMismatches: 0,
    worst: [],
    unknown: new Map(),
  };
}

/** The tally of some assessments. */
export function tallyOf(assessments: Iterable<Assessment>): Tally {
  const tally = emptyTally();
  for (const assessment of assessments) addTarget(tally, assessment);
  return tally;
}

/** Adds one target to a tally. */
export function addTarget(tally: Tally, assessment: Assessment): void {
  const { verdict, topology, findings, unknown } = assessment;
  tally.targets += 1;
  increase(tally.kinds, verdict.kind, 1);
  increase(tally.advised, verdict.approach, 1);
  increase(tally.statuses, topology.status, 1);
  if (findings.some(({ id }) => id === "nothing-to-judge")) tally.withoutTopology += 1;
  for (const finding of findings) {
    const excuse = excuseKind(finding);
    if (excuse !== null) tally[excuse] += 1;
  }
  const mismatch = findings.find(({ id }) => id === "topology-mismatch");
  if (mismatch !== undefined && excuseKind(mismatch) !== null) tally.excusedMismatches += 1;
  else tally.worst = worstOf([...tally.worst, ...mismatchOf(assessment)]);
  for (const { trait } of unknown) increase(tally.unknown, trait, 1);
}

/** Adds the targets of another tally, which stand behind those of the first. */
export function addTally(tally: Tally, other: Tally): void {
  tally.targets += other.targets;
  for (const [kind, number] of other.kinds) increase(tally.kinds, kind, number);
  for (const [approach, number] of other.advised) increase(tally.advised, approach, number);
  for (const [status, number] of other.statuses) increase(tally.statuses, status, number);
  tally.withoutTopology += other.withoutTopology;
  tally.waived += other.waived;
  tally.unchanged += other.unchanged;
  tally.excusedMismatches += other.excusedMismatches;
  tally.worst = worstOf([...tally.worst, ...other.worst]);
  for (const [trait, number] of other.unknown) increase(tally.unknown, trait, number);
}

/** What keeps a finding from counting; null for one that counts. */
export function excuseKind({ waived, baseline }: Finding): "waived" | "unchanged" | null {
  if (waived !== null) return "waived";
  return baseline === "unchanged" ? "unchanged" : null;
}

function increase<K>(counts: Map<K, number>, key: K, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** Of equal margins the earlier target goes first, since sorting is stable. */
function worstOf(mismatches: readonly Mismatch[]): readonly Mismatch[] {
  return mismatches.toSorted((a, b) => b.margin - a.margin).slice(0, MOST_NAMED);
}

function mismatchOf({ target, verdict, score, topology }: Assessment): Mismatch[] {
  if (topology.status !== "mismatch" || verdict.approach === null) return [];
  const { points, low, high, tieBand } = score;
  const distance = verdict.approach === "disaggregated" ? low : -high;
  return [
    {
      name: target.name,
      source: target.source,
      advised: verdict.approach,
      points,
      low,
      high,
      margin: distance - tieBand,
    },
  ];
}
