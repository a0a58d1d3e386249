import type { DisruptionBudget } from "../inventory.ts";
import { type KubernetesObject, recordOf } from "../object.ts";

/** Label by which the budgets of Portworx select its storage pods. */
const SELECTED = ["storage", "name"];

/**
 * Reads a budget that the operator wrote: `px-storage` with one node less than there are storage
 * nodes, or `px-<node>` for one of them each.
 */
export function readDisruptionBudget(object: KubernetesObject): DisruptionBudget[] {
  const record = recordOf(object);
  const labels = object.fields.at("spec", "selector", "matchLabels");
  const isPortworx = SELECTED.some((key) => labels.at(key).isGiven);
  if (!record.name.startsWith("px-") || record.name === "px-kvdb" || !isPortworx) return [];
  const least = object.fields.at("spec", "minAvailable").integer;
  if (record.name !== "px-storage") {
    const node = record.name.slice("px-".length);
    return [{ ...record, type: "disruption-budget", storageNodes: 1, node }];
  }
  if (least === null) return [];
  return [{ ...record, type: "disruption-budget", storageNodes: least + 1, node: null }];
}
