import { item } from "../../model/lookup.ts";
import type { Inventory } from "../inventory.ts";
import { hasAllNodes } from "../topology/labels.ts";
import { computeNodes } from "./cluster-size.ts";
import { type TraitObservation, observe, range } from "./observation.ts";

/** Providers of machines that nobody takes back at short notice. */
const LASTING: ReadonlySet<string | null> = new Set(["vsphere", "openstack"]);

/** Per cent of nodes that count as some at least. */
const LEAST = 0.1;

/** Which share of the nodes is interruptible: as they are, else as their groups are declared. */
export function spotShareOf(inventory: Inventory): TraitObservation[] {
  return hasAllNodes(inventory) ? presentShare(inventory) : declaredShare(inventory);
}

/** Nodes whose labels do not tell may be either, so they widen the share. */
function presentShare(inventory: Inventory): TraitObservation[] {
  const nodes = computeNodes(inventory);
  const spot = nodes.filter(({ isInterruptible }) => isInterruptible).length;
  const open = nodes.filter(
    ({ isCapacityKnown, provider }) => !isCapacityKnown && !LASTING.has(provider),
  ).length;
  if (open === nodes.length) return [];
  const percent = (number: number) => (number / nodes.length) * 100;
  const unclear = open === 0 ? "" : `, ${open} do not tell`;
  return [
    observe("spotShare", nodes.find(({ isInterruptible }) => isInterruptible) ?? item(nodes, 0), {
      narrowed: range(percent(spot), percent(spot + open)),
      confidence: "states",
      says: `${spot} of ${nodes.length} nodes are interruptible${unclear}`,
    }),
  ];
}

/** A group that may be interruptible is so by preference, but how large it grows is not known. */
function declaredShare({ nodeGroups }: Inventory): TraitObservation[] {
  const spot = nodeGroups.find(({ isInterruptible }) => isInterruptible === true);
  if (spot === undefined) return [];
  return [
    observe("spotShare", spot, {
      narrowed: range(LEAST, 100),
      confidence: "strongly hints",
      says: `node group ${spot.name} may be interruptible`,
    }),
  ];
}
