import { count } from "../../model/count.ts";
import { DAY, type Instant, dateText } from "../../model/instant.ts";
import { type SeenAutoscaling, seenAutoscaling } from "../facts/autoscaling.ts";
import { type JoinedGroup, nodeGroupFacts } from "../facts/node-group-facts.ts";
import type { Autoscaler, Inventory } from "../inventory.ts";
import { hasAllNodes } from "../topology/labels.ts";
import { computeNodes } from "./cluster-size.ts";
import type { ObjectRecord } from "../object-record.ts";
import {
  type Confidence,
  SCALES,
  type TraitObservation,
  hint,
  observe,
  range,
} from "./observation.ts";

/**
 * Days after which the status of an autoscaler is stale. It is written anew at every scan and at
 * least every three minutes; the rest is for the time that taking a dump needs.
 */
const FRESH = 15 / (24 * 60);

/**
 * Whether nodes come and go with demand, and by how much. What may scale is no measure of how often
 * it does, so an autoscaler with room to act only excludes "never".
 */
export function autoscalingOf(inventory: Inventory, now: Instant | null): TraitObservation[] {
  const seen = seenAutoscaling(inventory);
  const groups = nodeGroupFacts(inventory);
  const scaled = groups.filter(({ facts }) => facts.scaledBy.length > 0 && facts.hasRange === true);
  const stale = staleOf(seen, now);
  const isStale = ({ facts }: JoinedGroup) =>
    stale !== null && facts.scaledBy.every((kind) => kind === stale.kind);
  const first = scaled.find((group) => !isStale(group)) ?? scaled[0];
  if (first === undefined) {
    const others = [...scaledUnseen(inventory, seen, now), ...autoMode(inventory)];
    return others.length > 0 ? others : scalable(groups);
  }
  const { name } = first.group;
  const says = `${first.facts.scaledBy.join(", ")} may change the size of node group ${name}`;
  const trust = trustIn(isStale(first) ? stale : null);
  return [active(first.group, says, trust), ...swingOf(groups, first.group, inventory)];
}

/** The autoscaler whose status is all that tells of it, where that is older than it should be. */
function staleOf({ clusterAutoscaler }: SeenAutoscaling, now: Instant | null): Autoscaler | null {
  const seen = clusterAutoscaler?.seen ?? null;
  const isStale = seen !== null && now !== null && (now - seen) / DAY > FRESH;
  return isStale ? clusterAutoscaler : null;
}

interface Trust {
  readonly confidence: Confidence;
  readonly doubt: string;
}

function trustIn(stale: Autoscaler | null): Trust {
  if (stale === null || stale.seen === null) return { confidence: "strongly hints", doubt: "" };
  const doubt = `, but its status is stale, of ${dateText(stale.seen)}: it may not run any more`;
  return { confidence: "hints", doubt };
}

/** Room to scale without anything that uses it, as far as was read: many a file stands like that. */
function scalable(groups: readonly JoinedGroup[]): TraitObservation[] {
  const first = groups.find(({ facts }) => facts.hasRange === true);
  if (first === undefined) return [];
  const { min, max } = first.facts;
  const says = `node group ${first.group.name} may have ${min} to ${max} nodes, but nothing that was read scales it`;
  return [hint("autoscaling", first.group, { narrowed: SCALES, says })];
}

/** Bounds that an autoscaler was given for groups that were not read themselves. */
function scaledUnseen(
  { bounds }: Inventory,
  seen: SeenAutoscaling,
  now: Instant | null,
): TraitObservation[] {
  const acting = { "cluster-autoscaler": seen.clusterAutoscaler, openshift: seen.openshift };
  const first = bounds.find(({ from, min, max }) => acting[from] !== null && min < max);
  if (first === undefined) return [];
  const stale = first.from === "cluster-autoscaler" ? staleOf(seen, now) : null;
  const says = `${first.from} may give ${first.pool} ${first.min} to ${first.max} nodes`;
  return [active(first, says, trustIn(stale))];
}

function autoMode({ autoscalers }: Inventory): TraitObservation[] {
  const source = autoscalers.find(({ kind }) => kind === "eks-auto-mode");
  return source === undefined
    ? []
    : [active(source, "EKS Auto Mode adds and removes nodes", trustIn(null))];
}

function active(
  source: ObjectRecord,
  says: string,
  { confidence, doubt }: Trust,
): TraitObservation {
  return observe("autoscaling", source, { narrowed: SCALES, confidence, says: `${says}${doubt}` });
}

/**
 * From the least to the greatest size of all groups together: no more than that can swing, where
 * every node is of one of the groups. Others may exist where not all nodes are at hand.
 */
function swingOf(
  groups: readonly JoinedGroup[],
  source: ObjectRecord,
  inventory: Inventory,
): TraitObservation[] {
  const bounds = groups.flatMap(({ facts: { min, max } }) =>
    min === undefined || max === undefined ? [] : [{ min, max }],
  );
  const pools = new Set(groups.map(({ group }) => group.pool));
  if (bounds.length < groups.length || pools.size < groups.length) return [];
  const least = bounds.reduce((sum, { min }) => sum + min, 0);
  const most = bounds.reduce((sum, { max }) => sum + max, 0);
  const isWhole =
    hasAllNodes(inventory) &&
    computeNodes(inventory).every(({ pool }) => pool !== null && pools.has(pool));
  return [
    observe("nodeCountSwing", source, {
      narrowed: range(0, ((most - least) / Math.max(1, least)) * 100),
      confidence: isWhole ? "strongly hints" : "hints",
      says: `the node groups can have ${least} to ${count(most, "node")} together`,
    }),
  ];
}
