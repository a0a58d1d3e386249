import { count } from "../../model/count.ts";
import { byName } from "../by-name.ts";
import type { ClaimRecord, ClaimingPod, Inventory } from "../inventory.ts";
import { FORMS, type Layer, NOTHING, type Reading, observation } from "./reading.ts";
import { realisedRoles } from "./roles.ts";

/** Where the running pods with Portworx volumes are. */
export interface VolumePods {
  /** One of them, for the place. */
  readonly first: ClaimingPod;
  readonly total: number;
  readonly onStorage: number;
  /** On nodes that are known to hold none; the others are on nodes that cannot say. */
  readonly offStorage: number;
}

/** Counts the running pods with Portworx volumes; null without roles or without such pods. */
export function volumePodsOf(inventory: Inventory): VolumePods | null {
  const told = realisedRoles(inventory);
  const pods = portworxConsumers(inventory);
  const [first] = pods;
  if (told === null || first === undefined) return null;
  const roles = byName(told.roles);
  const on = (holds: boolean) =>
    pods.filter(({ node }) => roles.get(node)?.storage === holds).length;
  return { first, total: pods.length, onStorage: on(true), offStorage: on(false) };
}

/** Where pods with Portworx volumes run, for one orchestrator cluster. */
export function effectiveIn(inventory: Inventory): Reading {
  const counts = volumePodsOf(inventory);
  if (counts === null) return NOTHING;
  const { first, total, onStorage } = counts;
  const says = `${onStorage} of ${count(total, "pod")} with Portworx volumes run on storage nodes`;
  return {
    layer: layerOf(counts),
    observations: [observation("effective", says, first)],
    undecided: undecidedOf(counts),
  };
}

function layerOf({ total, onStorage, offStorage }: VolumePods): Layer | null {
  if (onStorage === total) return FORMS.converged;
  return offStorage === total ? { approach: "disaggregated", form: null } : null;
}

function undecidedOf({ total, onStorage, offStorage }: VolumePods): string | null {
  if (onStorage + offStorage < total) return "StorageNodes of the nodes on which pods have volumes";
  return onStorage > 0 && offStorage > 0 ? "pods with volumes run on both kinds of node" : null;
}

function portworxConsumers({ claimingPods, claims, storageClasses }: Inventory) {
  const classes = new Set(storageClasses.map(({ name }) => name));
  const isPortworx = ({ isPortworx: stated, storageClass }: ClaimRecord) =>
    stated ?? classes.has(storageClass);
  const ours = new Set(claims.filter(isPortworx).map(({ claim }) => claim));
  return claimingPods.filter((pod) =>
    pod.claims.some((name) => ours.has(`${pod.namespace}/${name}`)),
  );
}
