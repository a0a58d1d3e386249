import { count } from "../../model/count.ts";
import { groupedBy } from "../../model/lookup.ts";
import type { Inventory, NodeRecord } from "../inventory.ts";
import { partedBy } from "../records.ts";
import { objectText } from "../object-record.ts";
import { hasAllNodes } from "../topology/labels.ts";
import { computeNodes } from "./cluster-size.ts";
import {
  MONTH,
  type Observed,
  type TraitObservation,
  hint,
  observe,
  range,
} from "./observation.ts";

/** Days that a node of EKS Auto Mode lives at most. */
const AUTO_MODE_LIFETIME = 21;
/** Share of the nodes that is taken to reach its age, where demand may remove others before. */
const REACHING_AGE = 0.25;

/**
 * Lifetimes after which nodes are replaced. With all nodes at hand their share counts; a declared
 * lifetime alone is a hint, since other nodes, or all of them, may belong to groups without one.
 */
export function limitedLivesOf(inventory: Inventory): TraitObservation[] {
  return hasAllNodes(inventory) ? shareOfNodes(inventory) : declaredLives(inventory);
}

/** Nodes that replace themselves: each adds to how many of all are replaced in a month. */
function shareOfNodes(inventory: Inventory): TraitObservation[] {
  const nodes = computeNodes(inventory).filter(({ nodeType }) => nodeType !== "storage");
  const lives = lifetimesByPool(inventory);
  const first = nodes.find((node) => lifetimeOf(node, lives) !== null);
  if (first === undefined) return [];
  let [limited, percent, longest] = [0, 0, 0];
  // By lifetime: adding up node by node would miss a bound of a level by the last digit.
  for (const [days, { length }] of partedBy(nodes, (node) => lifetimeOf(node, lives))) {
    limited += length;
    percent += (REACHING_AGE * MONTH * 100 * length) / (days * nodes.length);
    longest = Math.max(longest, days);
  }
  return [
    observe("instanceChurn", first, {
      narrowed: range(percent, Infinity),
      confidence: "strongly hints",
      says: `replaced after ${daysText(longest)} at most: ${limited} of ${count(nodes.length, "node")}`,
    }),
  ];
}

/** Days; null where nothing is known to limit them. */
function lifetimeOf(node: NodeRecord, lives: ReadonlyMap<string, number>): number | null {
  if (node.isAutoMode) return AUTO_MODE_LIFETIME;
  const days = node.pool === null ? undefined : lives.get(node.pool);
  return days === undefined || days === Infinity ? null : days;
}

/** The longest that a declaration of the pool grants, or else its NodeClaims. */
function lifetimesByPool({ nodeGroups, nodeClaims }: Inventory): ReadonlyMap<string, number> {
  const lives = new Map<string, number>();
  const declared = groupedBy(nodeGroups, ({ pool }) => pool);
  for (const [pool, members] of [...groupedBy(nodeClaims, (each) => each.pool), ...declared]) {
    const known = members.flatMap(({ lifetime }) => lifetime ?? []);
    if (known.length === members.length) lives.set(pool, Math.max(...known));
    else lives.delete(pool);
  }
  return lives;
}

/** Groups of storage nodes do not count: what replaces those is a finding, and no reason for A. */
function declaredLives({ nodeGroups, nodeClaims, autoscalers }: Inventory): TraitObservation[] {
  const groups = nodeGroups.filter(({ nodeType, max }) => nodeType !== "storage" && max !== 0);
  const pools = new Set(nodeGroups.map(({ pool }) => pool));
  const claims = nodeClaims.filter(({ pool }) => !pools.has(pool));
  const [longest] = [...groups, ...claims]
    .flatMap((source) => {
      const days = source.lifetime;
      return days === null || days === Infinity ? [] : [{ source, days }];
    })
    .toSorted((one, other) => other.days - one.days);
  const autoMode = autoscalers.find(({ kind }) => kind === "eks-auto-mode");
  return [
    ...(autoMode === undefined ? [] : [expiry(autoMode, "EKS Auto Mode", AUTO_MODE_LIFETIME)]),
    ...(longest === undefined
      ? []
      : [expiry(longest.source, objectText(longest.source), longest.days)]),
  ];
}

function expiry(source: Observed, name: string, days: number): TraitObservation {
  return hint("instanceChurn", source, {
    narrowed: range((REACHING_AGE * MONTH * 100) / days, Infinity),
    says: `${name} replaces a node after ${daysText(days)} at most`,
  });
}

function daysText(days: number): string {
  return count(Math.round(days * 10) / 10, "day");
}
