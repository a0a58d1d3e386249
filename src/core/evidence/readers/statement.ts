import type { Instant } from "../../model/instant.ts";
import type { TraitStatement } from "../inventory.ts";
import type { ObjectRecord } from "../object-record.ts";
import type { Confidence, Narrowed } from "../traits/observation.ts";

/** What is said, how sure it is, and what is still possible then. */
export interface Said {
  readonly narrowed: Narrowed;
  readonly confidence: Confidence;
  readonly says: string;
  readonly seen?: Instant | null;
}

/** A statement of an object about a trait. */
export function statement(record: ObjectRecord, trait: string, said: Said): TraitStatement {
  return { ...record, type: "trait-statement", trait, ...said, seen: said.seen ?? null };
}
