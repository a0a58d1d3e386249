import { count } from "../../model/count.ts";
import type { Inventory } from "../inventory.ts";
import { objectText } from "../object-record.ts";
import { hasAllNodes } from "../topology/labels.ts";
import { computeNodes } from "./cluster-size.ts";
import { countOf } from "../records.ts";
import { type TraitObservation, observe, range } from "./observation.ts";

/** Providers of machines that nobody takes back at short notice. */
const LASTING: ReadonlySet<string | null> = new Set(["vsphere", "openstack"]);

/** Per cent of nodes that count as some at least. */
const LEAST = 0.1;

/** Which share of the nodes is interruptible: as they are, and as their groups are declared. */
export function spotShareOf(inventory: Inventory): TraitObservation[] {
  return [...(hasAllNodes(inventory) ? presentShare(inventory) : []), ...declaredShare(inventory)];
}

/** Nodes whose labels do not tell may be either, so they widen the share. */
function presentShare(inventory: Inventory): TraitObservation[] {
  const nodes = computeNodes(inventory);
  const spot = countOf(nodes, ({ isInterruptible }) => isInterruptible);
  const open = countOf(
    nodes,
    ({ isCapacityKnown, provider }) => !isCapacityKnown && !LASTING.has(provider),
  );
  const [first] = nodes;
  if (first === undefined || open === nodes.length) return [];
  const percent = (number: number) => (number / nodes.length) * 100;
  const unclear = open === 0 ? "" : `, ${open} do not tell`;
  return [
    observe("spotShare", nodes.find(({ isInterruptible }) => isInterruptible) ?? first, {
      narrowed: range(percent(spot), percent(spot + open)),
      confidence: "states",
      says: `interruptible: ${spot} of ${count(nodes.length, "node")}${unclear}`,
    }),
  ];
}

/**
 * A group of interruptible nodes that always has some makes a share of them. One that may have
 * none, or capacity of both kinds, only hints.
 */
function declaredShare({ nodeGroups }: Inventory): TraitObservation[] {
  const spot = nodeGroups.filter(
    ({ isInterruptible, max }) => isInterruptible === true && max !== 0,
  );
  const sure = spot.find(({ isAllInterruptible, min }) => isAllInterruptible && (min ?? 0) > 0);
  const group = sure ?? spot[0];
  if (group === undefined) return [];
  const verb = sure === undefined ? "may be" : "are";
  return [
    observe("spotShare", group, {
      narrowed: range(LEAST, 100),
      confidence: sure === undefined ? "hints" : "strongly hints",
      says: `the nodes of ${objectText(group)} ${verb} interruptible`,
    }),
  ];
}
