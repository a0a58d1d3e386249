import { onceFor } from "../../model/once-for.ts";
import type { Inventory, NodeRecord } from "../inventory.ts";
import type { Records } from "../records.ts";
import { hasAllNodes } from "../topology/labels.ts";
import { type TraitObservation, observe, range } from "./observation.ts";

/** How many workers there are, with the whole list of nodes; more may be added at any time. */
export function clusterSizeOf(inventory: Inventory): TraitObservation[] {
  const workers = computeNodes(inventory);
  const [first] = workers;
  if (first === undefined || !hasAllNodes(inventory)) return [];
  return [
    observe("clusterSize", first, {
      narrowed: range(workers.length, Infinity),
      confidence: "states",
      says: `${workers.length} worker nodes are there, and more may be added`,
    }),
  ];
}

/** The nodes that take pods: all but the control plane, unless there is nothing else. */
export const computeNodes = onceFor(({ nodes }: Inventory): Records<NodeRecord> => {
  // Many lists have no other nodes than workers, and are not copied.
  if (!nodes.some(({ isControlPlane }) => isControlPlane)) return nodes;
  const workers = nodes.filter(({ isControlPlane }) => !isControlPlane);
  return workers.length > 0 ? workers : nodes;
});
