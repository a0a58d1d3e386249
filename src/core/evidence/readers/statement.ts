import type { Instant } from "../../model/instant.ts";
import type { TraitStatement } from "../inventory.ts";
import type { ObjectRecord } from "../object-record.ts";
import type { Said } from "../traits/observation.ts";

/** A statement of an object about a trait; `seen` is the newest moment that the object names. */
export function statement(
  record: ObjectRecord,
  trait: string,
  said: Said & { readonly seen?: Instant | null },
): TraitStatement {
  return { ...record, type: "trait-statement", trait, ...said, seen: said.seen ?? null };
}
