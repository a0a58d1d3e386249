import { levelsIn } from "../../../../src/core/assess/completions.ts";
import type { EvidenceRecord } from "../../../../src/core/evidence/inventory.ts";
import { maskOf } from "../../../../src/core/evidence/traits/infer-traits.ts";
import type { TraitObservation } from "../../../../src/core/evidence/traits/observation.ts";
import { item } from "../../../../src/core/model/lookup.ts";
import { RULE_SET } from "../../../support/assessing.ts";
import { fileOf } from "../../../support/evidence.ts";

type Saying = Pick<TraitObservation, "trait" | "narrowed" | "confidence">;

/** `spotShare: some, most (states)`, with the levels of the built-in pack. */
export function sayingOf({ trait: id, narrowed, confidence }: Saying): string {
  const trait = RULE_SET.traitById.get(id);
  if (trait === undefined) throw new Error(`the pack has no trait ${id}`);
  const ids = levelsIn(maskOf(narrowed, trait)).map((level) => item(trait.levels, level).id);
  return `${id}: ${ids.join(", ")} (${confidence})`;
}

/** All records of objects. */
export function recordsOf(...objects: readonly object[]): readonly EvidenceRecord[] {
  return [...fileOf("cluster.yaml", objects).records];
}

/** What objects by themselves say about traits. */
export function statementsIn(...objects: readonly object[]): string[] {
  return recordsOf(...objects)
    .filter((record) => record.type === "trait-statement")
    .map((record) => sayingOf(record));
}
