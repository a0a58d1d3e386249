import type { DisruptionBudget, Inventory } from "../inventory.ts";
import { hasAllNodes, workersOf } from "./labels.ts";
import { FORMS, NOTHING, type Reading, counted, observation } from "./reading.ts";

/**
 * What the disruption budgets of Portworx show where nothing better was read: how many nodes hold
 * storage. That decides only where it is all of them, since the others may not run Portworx.
 */
export function budgetsIn(inventory: Inventory): Reading {
  const [first] = inventory.disruptionBudgets;
  if (first === undefined) return NOTHING;
  const number = storageNodesOf(inventory.disruptionBudgets);
  const isAll =
    hasAllNodes(inventory) && areOwn(inventory) && number >= workersOf(inventory).length;
  const says = `${counted(number, "node")} with storage by the disruption budgets`;
  return {
    layer: isAll ? FORMS.uniform : null,
    observations: [observation("realised", says, first)],
    undecided: isAll ? null : "StorageNodes, which show what each node holds",
  };
}

/** One budget a node, or one that stands for all of them. */
function storageNodesOf(budgets: readonly DisruptionBudget[]): number {
  const own = budgets.filter(({ node }) => node !== null);
  return Math.max(own.length, ...budgets.map(({ storageNodes }) => storageNodes));
}

/** Whether the operator worked the budgets out itself. */
function areOwn({ specs }: Inventory): boolean {
  return specs.length > 0 && specs.every(({ disruptionBudget }) => disruptionBudget === null);
}
