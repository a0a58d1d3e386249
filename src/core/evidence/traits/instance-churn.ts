import { type Instant, dateText } from "../../model/instant.ts";
import { groupedBy } from "../../model/lookup.ts";
import type { Inventory, NodeClaim, NodeGroup, NodeRecord } from "../inventory.ts";
import { hasAllNodes } from "../topology/labels.ts";
import { replacedAmong } from "../replaced-nodes.ts";
import { realisedRoles } from "../topology/roles.ts";
import { computeNodes } from "./cluster-size.ts";
import { nodeTurnover } from "./node-turnover.ts";
import { type Observed, type TraitObservation, observe, range } from "./observation.ts";

/** Days of the month that the unit of the trait speaks of. */
const MONTH = 30;
/** Days that a node of EKS Auto Mode lives at most. */
const AUTO_MODE_LIFETIME = 21;
/** Share of the nodes that is taken to reach its age, where demand may remove others before. */
const REACHING_AGE = 0.25;

/**
 * How many nodes are replaced: a lifetime that is set, from below; the ages of the nodes, from above
 * only, since an age counts every cause, autoscaling and upgrades too.
 */
export function instanceChurnOf(inventory: Inventory, now: Instant | null): TraitObservation[] {
  return [
    ...limitedLives(inventory),
    ...claimedLives(inventory),
    ...(now === null ? [] : ages(inventory, now)),
  ];
}

/** Groups of storage nodes do not count: what replaces those is a finding, and no reason for A. */
function limitedLives({ nodeGroups, autoscalers }: Inventory): TraitObservation[] {
  const autoMode = autoscalers.find(({ kind }) => kind === "eks-auto-mode");
  if (autoMode !== undefined)
    return [expiry(autoMode, { days: AUTO_MODE_LIFETIME, of: "EKS Auto Mode", isWhole: true })];
  const compute = nodeGroups.filter(({ nodeType }) => nodeType !== "storage");
  const expiring = compute.filter(hasLimit);
  const longest = expiring.toSorted((a, b) => b.lifetime - a.lifetime)[0];
  if (longest === undefined) return [];
  const isWhole = expiring.length === compute.length;
  return [expiry(longest, { days: longest.lifetime, of: longest.name, isWhole })];
}

/** What nodes got from pools that were not read; other nodes of the cluster may live longer. */
function claimedLives({ nodeClaims, nodeGroups }: Inventory): TraitObservation[] {
  const pools = new Set(nodeGroups.map(({ pool }) => pool));
  const longest = nodeClaims
    .filter(({ pool }) => !pools.has(pool))
    .filter(hasLimit)
    .toSorted((a, b) => b.lifetime - a.lifetime)[0];
  if (longest === undefined) return [];
  const life = { days: longest.lifetime, of: `NodePool ${longest.pool}`, isWhole: false };
  return [expiry(longest, life)];
}

function hasLimit<T extends NodeGroup | NodeClaim>(one: T): one is T & { lifetime: number } {
  return one.lifetime !== null && Number.isFinite(one.lifetime);
}

interface Life {
  readonly days: number;
  readonly of: string;
  /** Whether no group that was read lives longer. */
  readonly isWhole: boolean;
}

function expiry(source: Observed, { days, of, isWhole }: Life): TraitObservation {
  return observe("instanceChurn", source, {
    narrowed: range((REACHING_AGE * MONTH * 100) / days, Infinity),
    confidence: isWhole ? "strongly hints" : "hints",
    says: `${of} replaces a node after ${Math.round(days * 10) / 10} days at most`,
  });
}

/** Pools that are not known to store, or all of them where every one stores. */
function churningPools(inventory: Inventory): NodeRecord[][] {
  const roles = realisedRoles(inventory)?.roles ?? [];
  const storing = new Set(roles.filter(({ storage }) => storage === true).map(({ node }) => node));
  const nodes = computeNodes(inventory);
  const compute = nodes.filter(({ name }) => !storing.has(name));
  const churning = compute.length > 0 ? compute : nodes;
  return [...groupedBy(churning, ({ pool }) => pool ?? "").values()];
}

/**
 * What the ages of all nodes allow. Pools differ, and a mean over them says nothing: none replaces
 * more than the liveliest.
 */
function ages(inventory: Inventory, now: Instant): TraitObservation[] {
  const [first] = computeNodes(inventory);
  if (first === undefined || !hasAllNodes(inventory)) return [];
  const pools = churningPools(inventory);
  const known = pools.flatMap((pool) => nodeTurnover(pool, now) ?? []);
  if (known.length < pools.length) return [];
  const percent = Math.max(...known.map(({ most }) => most)) * MONTH * 100;
  const nodes = pools.reduce((sum, pool) => sum + pool.length, 0);
  return [
    observe("instanceChurn", first, {
      narrowed: range(0, percent),
      confidence: "strongly hints",
      says: `the ages of ${nodes} nodes on ${dateText(now)} fit at most ${Math.ceil(percent)} % of a pool replaced a month`,
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
  if (first === undefined || !isWhole) return [];
  const all = replacedAmong(computeNodes(before), computeNodes(after));
  const apart = replacedAmong(churningPools(before).flat(), churningPools(after).flat());
  // Which nodes the trait speaks of is not sure to be told, so the greater share bounds it.
  const { replaced, total } = apart.replaced / apart.total > all.replaced / all.total ? apart : all;
  return [
    observe("instanceChurn", first, {
      narrowed: range(0, ((replaced / total) * MONTH * 100) / days),
      confidence: "states",
      says: `${replaced} of ${total} nodes were replaced in ${Math.round(days * 10) / 10} days`,
    }),
  ];
}
