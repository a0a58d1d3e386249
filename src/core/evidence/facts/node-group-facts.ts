import type { NodeGroupFacts } from "../../checks/facts.ts";
import { entry } from "../../model/lookup.ts";
import { onceFor } from "../../model/once-for.ts";
import { type ByName, byName } from "../by-name.ts";
import type { Autoscaler, Inventory, NodeGroup, NodeRecord, ScalingBounds } from "../inventory.ts";
import { type Records, partedBy, saidBy } from "../records.ts";
import { nodeGroup } from "../readers/node-group.ts";
import { type NodeRole, realisedRoles } from "../topology/roles.ts";
import { type SeenAutoscaling, seenAutoscaling } from "./autoscaling.ts";
import { poolNamed } from "./pool-names.ts";

/** A node group with everything that other objects say about it. */
export interface JoinedGroup {
  readonly group: NodeGroup;
  readonly facts: NodeGroupFacts;
}

/** The node groups of a cluster, joined with autoscalers, nodes and what the nodes hold. */
export const nodeGroupFacts = onceFor((inventory: Inventory): readonly JoinedGroup[] => {
  const nodes = partedBy(inventory.nodes, ({ pool }) => pool);
  const groups = [...inventory.nodeGroups, ...implicitGroups(inventory, nodes)];
  const pools = new Set(groups.map(({ pool }) => pool));
  const context: JoinContext = {
    autoscaling: seenAutoscaling(inventory),
    boundsOf: boundsByPool(inventory.bounds, pools),
    nodesOf: (pool) => nodes.get(pool) ?? [],
    storage: storageByNode(inventory),
    // With groups named one by one, the autoscaler leaves all others alone.
    discovers: inventory.bounds.every(({ from }) => from !== "cluster-autoscaler"),
  };
  return groups.map((group) => ({ group, facts: factsOf(group, context) }));
});

interface JoinContext {
  readonly autoscaling: SeenAutoscaling;
  readonly boundsOf: ReadonlyMap<string, ScalingBounds>;
  readonly nodesOf: (pool: string) => Records<NodeRecord>;
  readonly storage: ByName<NodeRole>;
  readonly discovers: boolean;
}

/** The bounds of each group; where a cloud keeps it as a group a zone, those of all together. */
function boundsByPool(
  bounds: readonly ScalingBounds[],
  pools: Iterable<string>,
): ReadonlyMap<string, ScalingBounds> {
  const known = new Set(pools);
  const found = new Map<string, ScalingBounds>();
  // Arguments and status of an autoscaler name the same group twice.
  const once = new Map(bounds.map((each) => [`${each.from} ${each.pool}`, each]));
  for (const each of once.values()) {
    const pool = poolNamed(each.pool, known);
    if (pool !== null) found.set(pool, together(found.get(pool), each));
  }
  return found;
}

/** OpenShift's autoscaler runs a cluster-autoscaler, whose status repeats its bounds. */
function together(one: ScalingBounds | undefined, other: ScalingBounds): ScalingBounds {
  if (one === undefined) return other;
  if (one.from !== other.from) return one.from === "openshift" ? one : other;
  return { ...one, min: one.min + other.min, max: one.max + other.max };
}

function storageByNode(inventory: Inventory): ByName<NodeRole> {
  const roles = realisedRoles(inventory)?.roles.filter(({ storage }) => storage !== null);
  return byName(roles ?? []);
}

function factsOf(group: NodeGroup, context: JoinContext): NodeGroupFacts {
  const nodes = context.nodesOf(group.pool);
  const interruptible = nodes.some(({ isInterruptible }) => isInterruptible);
  return {
    name: group.name,
    object: group.object,
    ...given("role", roleOf(group, nodes, context)),
    ...(group.labelsKnown
      ? { nodeType: group.nodeType ?? "", provision: group.provision ?? "" }
      : {}),
    ...scalingOf(group, nodes, context),
    ...given("interruptible", interruptible || group.isInterruptible),
    ...given("expires", group.lifetime === null ? null : Number.isFinite(group.lifetime)),
    ...given("consolidates", group.consolidates),
  };
}

function scalingOf(group: NodeGroup, nodes: Records<NodeRecord>, context: JoinContext) {
  const bounds = context.boundsOf.get(group.pool);
  const min = bounds?.min ?? group.min;
  const max = bounds?.max ?? group.max;
  const hasRange = rangeOf(group, min, max);
  const acting = actingOn(group, bounds, context);
  const isKept = group.isKeptFromScaleDown || areKept(nodes);
  return {
    ...given("min", min),
    ...given("max", max),
    ...given("hasRange", hasRange),
    scaledBy: acting.map(({ kind }) => kind),
    ...given("scalesDown", scalesDown(acting, hasRange, isKept)),
  };
}

/** A key with a value, or no key at all where the value is not known. */
function given<K extends string, V>(key: K, value: V | null): { [key in K]?: V } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key widens to string
  return (value === null ? {} : { [key]: value }) as { [key in K]?: V };
}

function rangeOf({ scaledBy }: NodeGroup, min: number | null, max: number | null): boolean | null {
  if (min !== null && max !== null) return min < max;
  return scaledBy === null ? null : true;
}

type Acting = Pick<Autoscaler, "scalesDown"> & { readonly kind: string };

function actingOn(
  group: NodeGroup,
  bounds: ScalingBounds | undefined,
  context: JoinContext,
): Acting[] {
  const { clusterAutoscaler, openshift } = context.autoscaling;
  if (group.scaledBy === "karpenter") {
    return [{ kind: "karpenter", scalesDown: group.consolidates === true }];
  }
  if (group.scaledBy !== null) return [{ kind: group.scaledBy, scalesDown: true }];
  if (bounds?.from === "openshift") return openshift === null ? [] : [openshift];
  const isFound = bounds !== undefined || (context.discovers && group.object !== "NodePool");
  return clusterAutoscaler !== null && isFound ? [clusterAutoscaler] : [];
}

/** Open where no autoscaler was read: one may act from outside the cluster. */
function scalesDown(
  acting: readonly Acting[],
  hasRange: boolean | null,
  isKept: boolean,
): boolean | null {
  if (hasRange === false || isKept) return false;
  if (acting.length === 0) return null;
  return hasRange === null ? null : acting.some((each) => each.scalesDown);
}

function areKept(nodes: Records<NodeRecord>): boolean {
  return nodes.length > 0 && nodes.every(({ isKeptFromScaleDown }) => isKeptFromScaleDown);
}

/** What the nodes of the group hold says more than the label that it gives them. */
function roleOf(
  { nodeType }: NodeGroup,
  nodes: Records<NodeRecord>,
  { storage }: JoinContext,
): "storage" | "storageless" | null {
  const held = saidBy(nodes, ({ name }) => storage.get(name)?.storage ?? null);
  if (held.has(true)) return "storage";
  if (nodeType === "storage" || nodeType === "storageless") return nodeType;
  return held.has(false) ? "storageless" : null;
}

/** Groups that only nodes and an autoscaler's bounds tell of. */
function implicitGroups(
  { nodeGroups, bounds }: Inventory,
  nodes: ReadonlyMap<string, Records<NodeRecord>>,
): NodeGroup[] {
  const declared = new Set(nodeGroups.map(({ pool }) => pool));
  const names = [...nodes.keys()].filter((pool) => !declared.has(pool));
  return [...boundsByPool(bounds, names)].map(([pool, each]) =>
    implicitGroup(pool, each, entry(nodes, pool)),
  );
}

function implicitGroup(pool: string, bounds: ScalingBounds, nodes: Records<NodeRecord>): NodeGroup {
  const common = (value: (node: NodeRecord) => string | null) => {
    const values = saidBy(nodes, value);
    return values.size === 1 ? ([...values][0] ?? null) : null;
  };
  const record = { object: "node pool", name: pool, namespace: "", at: bounds.at };
  return nodeGroup(record, {
    pool,
    nodeType: common(({ nodeType }) => nodeType),
    provision: common(({ provision }) => provision),
    min: bounds.min,
    max: bounds.max,
    isInterruptible: nodes.some(({ isInterruptible }) => isInterruptible),
    consolidates: null,
    isTainted: nodes.every(({ isSchedulable }) => !isSchedulable),
    placeOf: () => bounds.at,
  });
}
