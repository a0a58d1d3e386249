import { DAY, type Instant } from "../../model/instant.ts";
import type { Inventory } from "../inventory.ts";
import { hasAllNodes } from "../topology/labels.ts";
import { computeNodes } from "./cluster-size.ts";
import { type TraitObservation, levels, observe, range } from "./observation.ts";

/** Days of the month that the unit of the trait speaks of. */
const MONTH = 30;
/** Nodes from which ages say anything, and days that the cluster has to have behind it. */
const FEWEST_NODES = 3;
const FEWEST_DAYS = 30;

/**
 * How many nodes are replaced: a lifetime that is set, and the ages of the nodes as an estimate. An
 * age counts every cause, autoscaling and upgrades too, so it only bounds the trait from above.
 */
export function instanceChurnOf(inventory: Inventory, now: Instant | null): TraitObservation[] {
  return [...limitedLives(inventory), ...(now === null ? [] : ages(inventory, now))];
}

/** Nodes that expire within a month or so are all replaced in a month, whatever else happens. */
function limitedLives({ nodeGroups, autoscalers }: Inventory): TraitObservation[] {
  const expiring = nodeGroups.filter(
    ({ expires, object }) => expires === true && object === "NodePool",
  );
  const autoMode = autoscalers.find(({ kind }) => kind === "eks-auto-mode");
  const source = autoMode ?? expiring[0];
  if (source === undefined) return [];
  const isWhole = autoMode !== undefined || expiring.length === nodeGroups.length;
  return [
    observe("instanceChurn", source, {
      narrowed: isWhole
        ? levels("regular", "constant")
        : levels("occasional", "regular", "constant"),
      confidence: isWhole ? "strongly hints" : "hints",
      says:
        autoMode === undefined
          ? `nodes of ${source.name} are replaced when they reach an age`
          : "EKS Auto Mode replaces a node after 21 days at most",
    }),
  ];
}

/**
 * Replacements a month from ages: N nodes with ages that add up to S days are replaced at N / S a
 * day if that goes on evenly. The bound adds two standard errors of such a count, sqrt(N).
 */
function ages(inventory: Inventory, now: Instant): TraitObservation[] {
  const nodes = computeNodes(inventory);
  const [first] = nodes;
  const created = nodes.flatMap((node) => node.created ?? []);
  if (first === undefined || !hasAllNodes(inventory) || created.length < nodes.length) return [];
  const days = created.map((moment) => Math.max(0, (now - moment) / DAY));
  const oldest = Math.max(...days);
  if (nodes.length < FEWEST_NODES || oldest < FEWEST_DAYS || isOneWave(days)) return [];
  const rate = (nodes.length / days.reduce((sum, age) => sum + age, 0)) * MONTH * 100;
  const most = rate * (1 + 2 / Math.sqrt(nodes.length));
  return [
    observe("instanceChurn", first, {
      narrowed: range(0, most),
      confidence: "strongly hints",
      says: `the ages of ${nodes.length} nodes, up to ${Math.round(oldest)} days, fit at most ${Math.ceil(most)} % replaced a month`,
    }),
  ];
}

/** Nodes of one age were made together: when the cluster was, or in one replacement of all. */
function isOneWave(days: readonly number[]): boolean {
  return Math.max(...days) - Math.min(...days) < Math.max(1, Math.max(...days) * 0.05);
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
  const { gone, added } = replacedSince(before, after);
  const replaced = Math.min(gone, added);
  const percent = ((replaced / computeNodes(before).length) * MONTH * 100) / days;
  return [
    observe("instanceChurn", first, {
      narrowed: range(0, percent),
      confidence: "states",
      says: `${replaced} of ${computeNodes(before).length} nodes were replaced in ${Math.round(days * 10) / 10} days`,
    }),
  ];
}

/** How many nodes of an earlier dump are gone, and how many are new, by their uid. */
function replacedSince(
  before: Inventory,
  after: Inventory,
): { readonly gone: number; readonly added: number } {
  const old = new Set(computeNodes(before).map(({ uid }) => uid));
  const present = new Set(computeNodes(after).map(({ uid }) => uid));
  const missing = (uids: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...uids].filter((uid) => uid !== "" && !others.has(uid)).length;
  return { gone: missing(old, present), added: missing(present, old) };
}
