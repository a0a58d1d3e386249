import { type EarlierDump, earlierDump } from "../../../../src/core/evidence/earlier-dump.ts";
import { inventoriesOf, inventoryOf } from "../../../../src/core/evidence/clusters.ts";
import { type TraitContext, readTraits } from "../../../../src/core/evidence/traits/read-traits.ts";
import type { Inventory } from "../../../../src/core/evidence/inventory.ts";
import type { TraitObservation } from "../../../../src/core/evidence/traits/observation.ts";
import { fileOf } from "../../../support/evidence.ts";
import { recordsOf, sayingOf } from "./statements.ts";

const NOTHING_ELSE: TraitContext = { spansClusters: false, now: null, earlier: null };

/** Everything that objects say about traits together. */
export function observationsOf(
  objects: readonly object[],
  context: Partial<TraitContext> = {},
): TraitObservation[] {
  const { inventories } = inventoriesOf([fileOf("cluster.yaml", objects)]);
  return readTraits(inventories, { ...NOTHING_ELSE, ...context });
}

/** What objects say together about one trait. */
export function aboutTrait(
  trait: string,
  objects: readonly object[],
  context: Partial<TraitContext> = {},
): string[] {
  return observationsOf(objects, context)
    .filter((each) => each.trait === trait)
    .map((each) => sayingOf(each));
}

/** One cluster's inventory. */
export function inventoryIn(objects: readonly object[]): Inventory {
  return inventoryOf(recordsOf(...objects));
}

/** An earlier dump as one to compare a later one with; null where they cannot be compared. */
export function comparedWith(
  before: readonly object[],
  after: readonly object[],
): EarlierDump | null {
  const comparison = earlierDump([inventoryIn(before)], [inventoryIn(after)]);
  return "dump" in comparison ? comparison.dump : null;
}
