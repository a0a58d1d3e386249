import type { Instant } from "../../model/instant.ts";
import type { EarlierDump } from "../earlier-dump.ts";
import type { Inventory } from "../inventory.ts";
import { autoscalingOf } from "./autoscaling.ts";
import { clusterSizeOf } from "./cluster-size.ts";
import { disklessNodesOf } from "./diskless-nodes.ts";
import { environmentOf } from "./environment.ts";
import { churnBetween, instanceChurnOf } from "./instance-churn.ts";
import { contentionOf, networkOf } from "./node-hints.ts";
import { nodeUpgradesOf, updatesBetween } from "./node-upgrades.ts";
import { type TraitObservation, observe, together } from "./observation.ts";
import { orchestratorUpgradesOf } from "./orchestrator-upgrades.ts";
import { spotShareOf } from "./spot-share.ts";
import { storageMediumOf } from "./storage-medium.ts";
import { localityOf, sharedFabricOf } from "./workloads.ts";

/** What is known beside the inventories. */
export interface TraitContext {
  readonly spansClusters: boolean;
  /** The moment that the evidence is judged at; null where nothing names one. */
  readonly now: Instant | null;
  readonly earlier: EarlierDump | null;
}

/** One reader for each trait that an inventory tells about. */
const READERS: readonly ((inventory: Inventory, now: Instant | null) => TraitObservation[])[] = [
  autoscalingOf,
  clusterSizeOf,
  contentionOf,
  disklessNodesOf,
  environmentOf,
  instanceChurnOf,
  localityOf,
  networkOf,
  nodeUpgradesOf,
  orchestratorUpgradesOf,
  spotShareOf,
  statementsOf,
  storageMediumOf,
];

/** Everything that the evidence of a target says about traits. */
export function readTraits(
  inventories: readonly Inventory[],
  { spansClusters, now, earlier }: TraitContext,
): TraitObservation[] {
  return together([
    ...inventories.flatMap((inventory) => READERS.flatMap((read) => read(inventory, now))),
    ...sharedFabricOf(inventories, spansClusters),
    ...(earlier === null ? [] : betweenDumps(earlier, inventories)),
  ]);
}

function betweenDumps(
  { inventory, days }: EarlierDump,
  inventories: readonly Inventory[],
): TraitObservation[] {
  return inventories.flatMap((after) => [
    ...churnBetween(inventory, after, days),
    ...updatesBetween(inventory, after),
  ]);
}

/** Annotations and resources name a platform that the nodes themselves name better. */
function statementsOf(inventory: Inventory): TraitObservation[] {
  const isPlatformKnown = environmentOf(inventory).some(
    ({ confidence }) => confidence === "states",
  );
  return inventory.statements.map((statement) => {
    const { trait, narrowed, says } = statement;
    const isOutdone =
      isPlatformKnown && trait === "environment" && statement.confidence !== "states";
    const confidence = isOutdone ? "hints" : statement.confidence;
    return observe(trait, statement, { narrowed, confidence, says });
  });
}
