import type { ClusterFacts } from "../../../src/core/checks/facts.ts";
import { clusterFacts } from "../../../src/core/evidence/facts/cluster-facts.ts";
import { nodeGroupFacts } from "../../../src/core/evidence/facts/node-group-facts.ts";
import { inventoryFrom } from "../../support/evidence.ts";

/** The facts of a cluster of which some objects were read. */
export function factsOf(...objects: readonly object[]): ClusterFacts {
  const inventory = inventoryFrom(...objects);
  return clusterFacts(inventory, nodeGroupFacts(inventory));
}

/** Those of the facts that are known: an unknown one has no key. */
export function known(
  facts: ClusterFacts,
  ...keys: (keyof ClusterFacts)[]
): (keyof ClusterFacts)[] {
  return keys.filter((key) => Object.hasOwn(facts, key));
}
