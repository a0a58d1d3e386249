import type { Instant } from "../model/instant.ts";
import type { Evidence } from "../model/target.ts";
import type { RuleSet } from "../pack/rule-set.ts";
import { earlierDump, newestIn } from "./earlier-dump.ts";
import { checkGround } from "./facts/check-ground.ts";
import type { Inventory } from "./inventory.ts";
import { nodeCounts } from "./topology/node-counts.ts";
import { topologyOf } from "./topology/topology.ts";
import { inferTraits } from "./traits/infer-traits.ts";
import { readTraits } from "./traits/read-traits.ts";

/** What evidence is read for. */
export interface EvidenceScope {
  readonly ruleSet: RuleSet;
  /** The moment that it is judged at; null for the newest that it names itself. */
  readonly now: Instant | null;
  /** What an earlier dump of the same cluster held; none where there is none. */
  readonly since?: readonly Inventory[];
}

/** What the inventories of one target say about its topology and its traits. */
export function evidenceOf(inventories: readonly Inventory[], scope: EvidenceScope): Evidence {
  const { ruleSet, since = [] } = scope;
  const now = scope.now ?? newestIn(inventories);
  const topology = topologyOf(inventories);
  const { spansClusters } = topology;
  const comparison = earlierDump(since, inventories);
  const earlier = "dump" in comparison ? comparison.dump : null;
  const observations = readTraits(inventories, { spansClusters, now, earlier });
  return {
    inventories,
    topology,
    observations,
    traits: inferTraits(observations, ruleSet),
    nodes: () => nodeCounts(inventories),
    grounds: (circumstances) =>
      inventories.map((inventory) => checkGround(inventory, earlier, circumstances)),
  };
}
