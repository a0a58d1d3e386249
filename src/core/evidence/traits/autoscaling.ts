import { type SeenAutoscaling, seenAutoscaling } from "../facts/autoscaling.ts";
import { type JoinedGroup, nodeGroupFacts } from "../facts/node-group-facts.ts";
import type { Inventory } from "../inventory.ts";
import type { ObjectRecord } from "../object-record.ts";
import { SCALES, type TraitObservation, observe, range } from "./observation.ts";

/**
 * Whether nodes come and go with demand, and by how much. What may scale is no measure of how often
 * it does, so an autoscaler with room to act only excludes "never".
 */
export function autoscalingOf(inventory: Inventory): TraitObservation[] {
  const groups = nodeGroupFacts(inventory);
  const first = groups.find(({ facts }) => facts.scaledBy.length > 0 && facts.hasRange === true);
  if (first !== undefined) {
    const { name } = first.group;
    const says = `${first.facts.scaledBy.join(", ")} may change the size of node group ${name}`;
    return [active(first.group, says), ...swingOf(groups, first.group)];
  }
  return [...scaledUnseen(inventory, seenAutoscaling(inventory)), ...autoMode(inventory)];
}

/** Bounds that an autoscaler was given for groups that were not read themselves. */
function scaledUnseen(
  { bounds }: Inventory,
  { clusterAutoscaler, openshift }: SeenAutoscaling,
): TraitObservation[] {
  const acting = { "cluster-autoscaler": clusterAutoscaler, openshift };
  const first = bounds.find(({ from, min, max }) => acting[from] !== null && min < max);
  if (first === undefined) return [];
  return [active(first, `${first.from} may give ${first.pool} ${first.min} to ${first.max} nodes`)];
}

function autoMode({ autoscalers }: Inventory): TraitObservation[] {
  const source = autoscalers.find(({ kind }) => kind === "eks-auto-mode");
  return source === undefined ? [] : [active(source, "EKS Auto Mode adds and removes nodes")];
}

function active(source: ObjectRecord, says: string): TraitObservation {
  return observe("autoscaling", source, {
    narrowed: SCALES,
    confidence: "strongly hints",
    says,
  });
}

/** From the least to the greatest size of all groups together: no more than that can swing. */
function swingOf(groups: readonly JoinedGroup[], source: ObjectRecord): TraitObservation[] {
  const bounds = groups.flatMap(({ facts: { min, max } }) =>
    min === undefined || max === undefined ? [] : [{ min, max }],
  );
  if (bounds.length < groups.length) return [];
  const least = bounds.reduce((sum, { min }) => sum + min, 0);
  const most = bounds.reduce((sum, { max }) => sum + max, 0);
  return [
    observe("nodeCountSwing", source, {
      narrowed: range(0, ((most - least) / Math.max(1, least)) * 100),
      confidence: "strongly hints",
      says: `the node groups can have ${least} to ${most} nodes together`,
    }),
  ];
}
