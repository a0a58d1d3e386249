import type { ClusterFacts } from "../../checks/facts.ts";
import type { Instant } from "../../model/instant.ts";
import type { Inventory } from "../inventory.ts";
import { realisedRoles } from "../topology/roles.ts";
import { nodeTurnover } from "../traits/node-turnover.ts";

/** Days of the month in which replacements are counted. */
const MONTH = 30;

/**
 * How many per cent of the nodes that hold storage are replaced a month, as their ages have it; no
 * key where these say nothing.
 */
export function storageTurnover(
  inventory: Inventory,
  now: Instant | null,
): Pick<ClusterFacts, "storageTurnover"> {
  const roles = realisedRoles(inventory)?.roles ?? [];
  const storage = roles.filter((role) => role.storage === true);
  const records = storage.flatMap(({ record }) => record ?? []);
  if (now === null || records.length < storage.length) return {};
  const turnover = nodeTurnover(records, now);
  return turnover === null ? {} : { storageTurnover: Math.round(turnover.rate * MONTH * 100) };
}
