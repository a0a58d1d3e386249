import type { Inventory } from "../inventory.ts";
import { countOf } from "../records.ts";
import { type RealisedRoles, realisedRoles } from "../topology/roles.ts";
import { realisedIn } from "../topology/realised.ts";
import { type TraitObservation, levels, observe } from "./observation.ts";

/** Whether some nodes have no disks, which only a converged cluster shows. */
export function disklessNodesOf(inventory: Inventory): TraitObservation[] {
  const told = realisedRoles(inventory);
  const { layer } = realisedIn(inventory);
  if (told === null || layer?.form !== "diskless-nodes" || isArbiter(told)) return [];
  const says = "some nodes run Portworx without storage beside nodes that store";
  return [
    observe("disklessNodes", told.first, {
      narrowed: levels("yes"),
      confidence: "strongly hints",
      says,
    }),
  ];
}

/** A third node that only votes runs no applications. */
function isArbiter({ roles }: RealisedRoles): boolean {
  return roles.length === 3 && countOf(roles, ({ storage }) => storage === true) === 2;
}
