import { count } from "../../model/count.ts";
import type { Inventory } from "../inventory.ts";
import { hasAllNodes } from "../topology/labels.ts";
import { computeNodes } from "./cluster-size.ts";
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
  const known = nodes.flatMap((node) =>
    node.bandwidth === null ? [] : [{ node, bandwidth: node.bandwidth }],
  );
  const slowest = known.reduce<(typeof known)[number] | null>(
    (least, each) => (least === null || each.bandwidth < least.bandwidth ? each : least),
    null,
  );
  if (slowest === null || known.length < nodes.length || !hasAllNodes(inventory)) return [];
  const { node, bandwidth } = slowest;
  return [
    observe("network", node, {
      narrowed: range(bandwidth, bandwidth),
      confidence: "strongly hints",
      says: `every instance has ${bandwidth} Gb/s at all times, or more`,
    }),
  ];
}
