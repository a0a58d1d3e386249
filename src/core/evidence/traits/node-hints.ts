import { count } from "../../model/count.ts";
import type { Inventory } from "../inventory.ts";
import { hasAllNodes } from "../topology/labels.ts";
import { computeNodes } from "./cluster-size.ts";
import { recordAt, saidBy } from "../records.ts";
import { type TraitObservation, hint, levels, observe, range } from "./observation.ts";

/** Whether storage and applications starve one another; the reason is for people to find out. */
export function contentionOf({ nodes, portworxPods }: Inventory): TraitObservation[] {
  const pressed = nodes.filter(({ isShortOfMemory }) => isShortOfMemory);
  const killed = portworxPods.filter(({ wasOutOfMemory }) => wasOutOfMemory);
  const narrowed = levels("sometimes", "often");
  const [node] = pressed;
  const [pod] = killed;
  const short = `${count(pressed.length, "node")} short of memory`;
  const ended = `${count(killed.length, "pod")} of Portworx ended for want of memory`;
  return [
    ...(node === undefined ? [] : [hint("contention", node, { narrowed, says: short })]),
    ...(pod === undefined ? [] : [hint("contention", pod, { narrowed, says: ended })]),
  ];
}

/** The slowest network of all nodes, where a label states it for every one. */
export function networkOf(inventory: Inventory): TraitObservation[] {
  const nodes = computeNodes(inventory);
  const stated = [...saidBy(nodes, (node) => node.bandwidth)];
  const [bandwidth] = stated.filter((each) => each !== null).toSorted((one, other) => one - other);
  if (bandwidth === undefined || stated.includes(null) || !hasAllNodes(inventory)) return [];
  const slowest = nodes.filter((node) => node.bandwidth === bandwidth);
  return [
    observe("network", recordAt(slowest, 0), {
      narrowed: range(bandwidth, bandwidth),
      confidence: "strongly hints",
      says: `every instance has ${bandwidth} Gb/s at all times, or more`,
    }),
  ];
}
