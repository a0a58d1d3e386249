import { count } from "../../model/count.ts";
import { byName } from "../by-name.ts";
import type { Inventory } from "../inventory.ts";
import { emptyComputeGroup, hasAllNodes, workersOf } from "./labels.ts";
import { FORMS, NOTHING, type Reading, observation } from "./reading.ts";

/**
 * What the disruption budgets of Portworx show where nothing better was read: how many nodes hold
 * storage. That decides only where it is all of them, since the others may not run Portworx.
 */
export function budgetsIn(inventory: Inventory): Reading {
  const [first] = inventory.disruptionBudgets;
  if (first === undefined) return NOTHING;
  const number = storageNodesOf(inventory);
  const isAll =
    hasAllNodes(inventory) &&
    emptyComputeGroup(inventory) === null &&
    areOwn(inventory) &&
    number >= workersOf(inventory).length;
  const says = `${count(number, "node")} with storage by the disruption budgets`;
  return {
    layer: isAll ? FORMS.uniform : null,
    observations: [observation("realised", says, first)],
    undecided: isAll ? null : "StorageNodes, which show what each node holds",
  };
}

/** One budget for each node that was read, or one that stands for all of them. */
function storageNodesOf({ disruptionBudgets, nodes }: Inventory): number {
  const known = byName(nodes);
  const own = disruptionBudgets.filter(
    ({ node }) => node !== null && known.get(node) !== undefined,
  );
  const forAll = disruptionBudgets.filter(({ node }) => node === null);
  return forAll.reduce((most, { storageNodes }) => Math.max(most, storageNodes), own.length);
}

/** Whether the operator worked the budgets out itself. */
function areOwn({ specs }: Inventory): boolean {
  return specs.length > 0 && specs.every(({ disruptionBudget }) => disruptionBudget === null);
}
