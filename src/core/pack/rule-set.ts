import type { SubjectName } from "../checks/facts.ts";
import type { Approach } from "../model/approach.ts";
import type { Severity } from "./check-kinds.ts";
import type { MessagePart } from "./message.ts";
import type { Basis, Grade, Pack, PackCase, Source } from "./schema.ts";

/** What a basis is worth; never typed into a rule (docs/scoring.md §1). */
export const STRENGTHS = {
  recommended: 5,
  listed: 3,
  implied: 2,
  inferred: 1,
} as const satisfies Record<Basis, number>;

/** One value of a trait. */
export interface Level {
  readonly id: string;
  readonly label: string;
  /** Upper bound in the trait's unit, inclusive; Infinity where the level has none. */
  readonly upTo: number;
  /** Evidence points, -2 to 2; + speaks for A. */
  readonly points: number;
  readonly because: string;
  readonly sources: readonly string[];
}

/** One characteristic of a cluster. Its levels stand in growing order when it is ordered. */
export interface Trait {
  readonly index: number;
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly why: string;
  readonly unit: string | null;
  /** The greatest number that makes sense in the unit; Infinity where there is none. */
  readonly most: number;
  readonly favours: Approach | null;
  /** Null for a trait without points of its own. */
  readonly basis: Basis | null;
  readonly cost: number;
  readonly sources: readonly string[];
  readonly levels: readonly Level[];
}

/** Holds where every trait in `traits` is at a level whose bit is set in the mask beside it. */
export interface Condition {
  readonly traits: readonly number[];
  readonly masks: readonly number[];
}

/** A trait's table of points, or an interaction. */
export interface Rule {
  readonly id: string;
  readonly kind: "trait" | "interaction";
  readonly title: string;
  readonly basis: Basis;
  readonly strength: number;
  /** Indices of the traits that it reads. */
  readonly traits: readonly number[];
  /** Evidence points for the levels of `traits`, in their order. */
  readonly evidence: (levels: readonly number[]) => number;
  /** The least and the greatest evidence that it can give. */
  readonly least: number;
  readonly greatest: number;
  /** When an interaction holds; null for a trait's table. */
  readonly when: Condition | null;
  readonly because: string;
  readonly sources: readonly string[];
}

/**
 * Rules that share traits, and those traits. A combination of levels has a number: mixed radix,
 * the first trait most significant. The tables have one entry a combination.
 */
export interface Block {
  readonly traits: readonly number[];
  readonly sizes: readonly number[];
  readonly rules: readonly Rule[];
  /** Evidence points of each rule. */
  readonly evidence: readonly Int8Array[];
  /** Sum of the contributions. */
  readonly points: Int16Array;
  /** Sum of the contributions' sizes, so that points for A are (weight + points) / 2. */
  readonly weight: Int16Array;
}

/** A veto against an approach, or a cap on the grade: exactly one of the two is not null. */
export interface Guard {
  readonly id: string;
  readonly title: string;
  readonly excludes: Approach | null;
  readonly caps: Grade | null;
  readonly when: Condition;
  readonly unless: readonly Condition[];
  /** Indices of all traits that it reads. */
  readonly traits: readonly number[];
  readonly because: string;
  readonly caution: string | null;
  readonly sources: readonly string[];
}

/** One shape of an approach. */
export interface Form {
  readonly id: string;
  readonly approach: Approach;
  readonly title: string;
  readonly summary: string;
  readonly fits: string;
  /** Null for the form taken when no other form of the approach is called for. */
  readonly when: Condition | null;
  /** Sentences, the product's version in front where it matters. */
  readonly nextSteps: readonly string[];
  readonly switching: string;
  readonly cautions: readonly string[];
  readonly sources: readonly string[];
}

/** A rule about the topology itself, giving a finding. */
export interface Check {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** The engine draws the finding; the rest of the check only explains it. */
  readonly isEngine: boolean;
  /** What it is judged for, one at a time; null: once for the cluster. */
  readonly each: SubjectName | null;
  /** The traits' levels without which it does not apply; null: it always does. */
  readonly when: Condition | null;
  /** Facts that may be unknown and without which it is not judged. */
  readonly needs: readonly string[];
  /** CEL over the facts, true for a finding; null: it fires wherever `when` holds. */
  readonly expression: string | null;
  readonly message: readonly MessagePart[];
  /** The field that it is about; null where there is none. */
  readonly field: string | null;
  readonly because: string;
  readonly remediation: string;
  readonly snippet: string | null;
  readonly sources: readonly string[];
}

/** One way to break a tie. */
export interface TieBreak {
  readonly id: string;
  /** Null: always applies. */
  readonly when: Condition | null;
  readonly advises: Approach | "incumbent";
  readonly because: string;
  readonly sources: readonly string[];
}

/** A pack made ready for judging. */
export interface RuleSet {
  readonly id: string;
  readonly version: string;
  readonly digest: string;
  readonly title: string;
  readonly product: string;
  readonly approaches: Pack["pack"]["approaches"];
  readonly tieBand: number;
  readonly grades: Pack["pack"]["grades"];
  readonly leaning: Pack["pack"]["leaning"];
  readonly tieBreaks: readonly TieBreak[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly traits: readonly Trait[];
  readonly traitById: ReadonlyMap<string, Trait>;
  readonly rules: readonly Rule[];
  readonly blocks: readonly Block[];
  readonly guards: readonly Guard[];
  readonly forms: readonly Form[];
  /** By id; made ready when they are first asked for. */
  readonly checks: readonly Check[];
  /** Those of them that a profile alone can tell, and the engine does not; judged where there is no evidence. */
  readonly traitChecks: readonly Check[];
  readonly cases: readonly PackCase[];
  /** What it was made from. */
  readonly pack: Pack;
}

/** A pack with the digest of its content, as `sha256:` and 64 hexadecimal digits. */
export interface SealedPack {
  readonly pack: Pack;
  readonly digest: string;
  /** The checks of the pack that a profile alone can tell, where that is known without looking at all. */
  readonly traitChecks?: Pack["checks"];
}
