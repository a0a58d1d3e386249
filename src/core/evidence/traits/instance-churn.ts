import { count } from "../../model/count.ts";
import { type Instant, dateText } from "../../model/instant.ts";
import { byName } from "../by-name.ts";
import type { Inventory, NodeRecord } from "../inventory.ts";
import { type Records, partedBy } from "../records.ts";
import { replacedAmong } from "../replaced-nodes.ts";
import { hasAllNodes } from "../topology/labels.ts";
import { realisedRoles } from "../topology/roles.ts";
import { computeNodes } from "./cluster-size.ts";
import { limitedLivesOf } from "./limited-lives.ts";
import { nodeTurnover } from "./node-turnover.ts";
import { MONTH, type TraitObservation, observe, range } from "./observation.ts";

/**
 * How many nodes are replaced: a lifetime that is set, from below; the ages of the nodes, from above
 * only, since an age counts every cause, autoscaling and upgrades too.
 */
export function instanceChurnOf(inventory: Inventory, now: Instant | null): TraitObservation[] {
  return [...limitedLivesOf(inventory), ...(now === null ? [] : ages(inventory, now))];
}

/** Pools that are not known to store, or all of them where every one stores. */
function churningPools(inventory: Inventory): Records<NodeRecord>[] {
  return [...partedBy(churningNodes(inventory), ({ pool }) => pool ?? "").values()];
}

function churningNodes(inventory: Inventory): Records<NodeRecord> {
  const roles = realisedRoles(inventory)?.roles.filter(({ storage }) => storage === true);
  const storing = byName(roles ?? []);
  const nodes = computeNodes(inventory);
  const compute = nodes.filter(({ name }) => storing.get(name) === undefined);
  return compute.length > 0 ? compute : nodes;
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
 * and upgrades are among the causes, so this bounds the trait from above as well. A count of n may
 * come from a mean of up to (sqrt(n + 1) + 1)^2, which is above the 97.5 % limit of a Poisson
 * distribution; so a short time tells little however few nodes were replaced in it.
 */
export function churnBetween(
  before: Inventory,
  after: Inventory,
  days: number,
): TraitObservation[] {
  const [first] = computeNodes(after);
  if (first === undefined || !hasAllNodes(before) || !hasAllNodes(after)) return [];
  const all = replacedAmong(computeNodes(before), computeNodes(after));
  const apart = replacedAmong(churningNodes(before), churningNodes(after));
  if (all === null || apart === null) return [];
  // Which nodes the trait speaks of is not sure to be told, so the greater share bounds it.
  const { replaced, total } = apart.replaced / apart.total > all.replaced / all.total ? apart : all;
  const most = (Math.sqrt(replaced + 1) + 1) ** 2;
  return [
    observe("instanceChurn", first, {
      narrowed: range(0, ((most / total) * MONTH * 100) / days),
      confidence: "strongly hints",
      says: `replaced in ${count(Math.max(1, Math.round(days)), "day")}: ${replaced} of ${count(total, "node")}`,
    }),
  ];
}
