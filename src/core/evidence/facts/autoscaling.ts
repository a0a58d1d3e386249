import type { Autoscaler, Inventory } from "../inventory.ts";

/** What was seen of the autoscalers of a cluster. */
export interface SeenAutoscaling {
  /** Names of the autoscalers that act. */
  readonly names: readonly string[];
  readonly scalesDown: boolean;
  /** Null where only the status of an autoscaler was read, which does not tell. */
  readonly balances: boolean | null;
  /** The cluster-autoscaler that acts on groups that it finds by itself; null where none does. */
  readonly clusterAutoscaler: Autoscaler | null;
  /** OpenShift's, which acts on groups that a MachineAutoscaler names; null where none does. */
  readonly openshift: Autoscaler | null;
}

/** Which autoscalers act. An operator, a role or a flag that only permits scaling proves nothing. */
export function seenAutoscaling(inventory: Inventory): SeenAutoscaling {
  const openshift = openshiftOf(inventory);
  const clusterAutoscaler = clusterAutoscalerOf(inventory, openshift);
  const autoMode = inventory.autoscalers.filter(({ kind }) => kind === "eks-auto-mode");
  const acting = [clusterAutoscaler, openshift].filter((each) => each !== null);
  const karpenter = inventory.nodeGroups.filter(({ scaledBy }) => scaledBy === "karpenter");
  const clouds = inventory.nodeGroups.flatMap(({ scaledBy }) =>
    scaledBy === null || scaledBy === "karpenter" ? [] : [scaledBy],
  );
  const told = acting.filter(({ object }) => object !== "ConfigMap");
  return {
    names: [
      ...new Set([...acting, ...autoMode].map(({ kind }) => kind)),
      ...(karpenter.length > 0 ? ["karpenter"] : []),
      ...new Set(clouds),
    ],
    scalesDown:
      karpenter.some(({ consolidates }) => consolidates === true) ||
      autoMode.length + clouds.length > 0 ||
      acting.some((each) => each.scalesDown),
    balances: told.length === 0 ? null : told.every((each) => each.balances),
    clusterAutoscaler,
    openshift,
  };
}

/**
 * Its arguments say more than its status, which does not tell whether it scales down; OpenShift's
 * own autoscaler leaves the same status.
 */
function clusterAutoscalerOf(
  { autoscalers }: Inventory,
  openshift: Autoscaler | null,
): Autoscaler | null {
  const seen = autoscalers.filter(({ kind }) => kind === "cluster-autoscaler");
  const told = seen.find(({ object }) => object !== "ConfigMap");
  return told ?? (openshift === null ? (seen[0] ?? null) : null);
}

function openshiftOf({ autoscalers, bounds }: Inventory): Autoscaler | null {
  const isUsed = bounds.some(({ from }) => from === "openshift");
  const seen = autoscalers.find(({ kind }) => kind === "openshift");
  return isUsed ? (seen ?? null) : null;
}
