import { type Instant, dateText } from "../../model/instant.ts";
import { groupedBy } from "../../model/lookup.ts";
import type { Inventory } from "../inventory.ts";
import { hasAllNodes } from "../topology/labels.ts";
import { computeNodes } from "./cluster-size.ts";
import { nodeTurnover } from "./node-turnover.ts";
import { type TraitObservation, levels, observe, range } from "./observation.ts";

/** Days of the month that the unit of the trait speaks of. */
const MONTH = 30;

/**
 * How many nodes are replaced: a lifetime that is set, and the ages of the nodes as an estimate. An
 * age counts every cause, autoscaling and upgrades too, so it only bounds the trait from above.
 */
export function instanceChurnOf(inventory: Inventory, now: Instant | null): TraitObservation[] {
  return [...limitedLives(inventory), ...(now === null ? [] : ages(inventory, now))];
}

/** Nodes that expire within a month or so are all replaced in a month, whatever else happens. */
function limitedLives({ nodeGroups, autoscalers }: Inventory): TraitObservation[] {
  const autoMode = autoscalers.find(({ kind }) => kind === "eks-auto-mode");
  if (autoMode !== undefined) {
    const says = "EKS Auto Mode replaces a node after 21 days at most";
    return [expiry(autoMode, says, "strongly hints")];
  }
  const expiring = nodeGroups.filter(
    ({ expires, object }) => expires === true && object === "NodePool",
  );
  const [first] = expiring;
  if (first === undefined) return [];
  const isWhole = expiring.length === nodeGroups.length;
  const says = `nodes of ${first.name} are replaced when they reach an age`;
  return [expiry(first, says, isWhole ? "strongly hints" : "hints")];
}

function expiry(
  source: Parameters<typeof observe>[1],
  says: string,
  confidence: TraitObservation["confidence"],
): TraitObservation {
  const narrowed = levels("regular", "constant");
  return observe("instanceChurn", source, { narrowed, confidence, says });
}

/** What the ages of all nodes allow, pool by pool: a mean over pools that differ says nothing. */
function ages(inventory: Inventory, now: Instant): TraitObservation[] {
  const nodes = computeNodes(inventory);
  const [first] = nodes;
  if (first === undefined || !hasAllNodes(inventory)) return [];
  const pools = groupedBy(nodes, ({ pool }) => pool ?? "");
  const turnovers = [...pools.values()].map((pool) => nodeTurnover(pool, now));
  const known = turnovers.filter((turnover) => turnover !== null);
  if (known.length < turnovers.length) return [];
  const perDay =
    known.reduce((sum, { most, nodes: count }) => sum + most * count, 0) / nodes.length;
  const percent = perDay * MONTH * 100;
  return [
    observe("instanceChurn", first, {
      narrowed: range(0, percent),
      confidence: "strongly hints",
      says: `the ages of ${nodes.length} nodes on ${dateText(now)} fit at most ${Math.ceil(percent)} % replaced a month`,
    }),
  ];
}

/**
 * What two dumps of one cluster tell: nodes that are gone while others came, by their uid. Demand
 * and upgrades are among the causes, so this bounds the trait from above as well.
 */
export function churnBetween(
  before: Inventory,
  after: Inventory,
  days: number,
): TraitObservation[] {
  const [first] = computeNodes(after);
  const isWhole = hasAllNodes(before) && hasAllNodes(after);
  if (first === undefined || !isWhole || days <= 0) return [];
  const total = computeNodes(before).length;
  const replaced = replacedBetween(before, after);
  return [
    observe("instanceChurn", first, {
      narrowed: range(0, ((replaced / total) * MONTH * 100) / days),
      confidence: "states",
      says: `${replaced} of ${total} nodes were replaced in ${Math.round(days * 10) / 10} days`,
    }),
  ];
}

/** Nodes of an earlier dump that are gone and made up for by new ones, by their uid. */
function replacedBetween(before: Inventory, after: Inventory): number {
  const old = new Set(computeNodes(before).map(({ uid }) => uid));
  const present = new Set(computeNodes(after).map(({ uid }) => uid));
  const missing = (uids: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...uids].filter((uid) => uid !== "" && !others.has(uid)).length;
  return Math.min(missing(old, present), missing(present, old));
}
