import { DAY, type Instant } from "../../model/instant.ts";
import type { Inventory } from "../inventory.ts";
import { autoscalingOf } from "./autoscaling.ts";
import { clusterSizeOf } from "./cluster-size.ts";
import { disklessNodesOf } from "./diskless-nodes.ts";
import { environmentOf } from "./environment.ts";
import { churnBetween, instanceChurnOf } from "./instance-churn.ts";
import { type TraitObservation, observe } from "./observation.ts";
import { spotShareOf } from "./spot-share.ts";
import { storageMediumOf } from "./storage-medium.ts";
import { localityOf, sharedFabricOf } from "./workloads.ts";

/** What is known beside the inventories. */
export interface TraitContext {
  readonly spansClusters: boolean;
  /** The moment that the evidence is judged at; null where nothing names one. */
  readonly now: Instant | null;
  /** An earlier dump of the same cluster; none where there is none. */
  readonly since: readonly Inventory[];
}

/** One reader for each trait that an inventory tells about. */
const READERS: readonly ((inventory: Inventory, now: Instant | null) => TraitObservation[])[] = [
  autoscalingOf,
  clusterSizeOf,
  disklessNodesOf,
  environmentOf,
  instanceChurnOf,
  localityOf,
  spotShareOf,
  statementsOf,
  storageMediumOf,
];

/** Everything that the evidence of a target says about traits. */
export function readTraits(
  inventories: readonly Inventory[],
  { spansClusters, now, since }: TraitContext,
): TraitObservation[] {
  return [
    ...inventories.flatMap((inventory) => READERS.flatMap((read) => read(inventory, now))),
    ...sharedFabricOf(inventories, spansClusters),
    ...betweenDumps(since, inventories),
  ];
}

/**
 * Two dumps are compared where each is of one orchestrator cluster and names its moment. What they
 * were judged at later does not matter: the nodes were replaced between the dumps.
 */
function betweenDumps(
  since: readonly Inventory[],
  inventories: readonly Inventory[],
): TraitObservation[] {
  const [before, ...moreBefore] = since;
  const [after, ...moreAfter] = inventories;
  const isPair = moreBefore.length === 0 && moreAfter.length === 0;
  if (before === undefined || after === undefined || !isPair) return [];
  const [then, until] = [newestIn(since), newestIn(inventories)];
  return then === null || until === null ? [] : churnBetween(before, after, (until - then) / DAY);
}

/** The newest moment that any object names; null where none names one. */
export function newestIn(inventories: readonly Inventory[]): Instant | null {
  let newest: Instant | null = null;
  for (const { nodes, statements } of inventories) {
    for (const { seen } of [...nodes, ...statements]) {
      if (seen !== null && (newest === null || seen > newest)) newest = seen;
    }
  }
  return newest;
}

/** Annotations and resources name a platform that the nodes themselves name better. */
function statementsOf(inventory: Inventory): TraitObservation[] {
  const isPlatformKnown = environmentOf(inventory).length > 0;
  return inventory.statements.map((statement) => {
    const { trait, narrowed, says } = statement;
    const isOutdone =
      isPlatformKnown && trait === "environment" && statement.confidence !== "states";
    const confidence = isOutdone ? "hints" : statement.confidence;
    return observe(trait, statement, { narrowed, confidence, says });
  });
}
