import { item } from "../../model/lookup.ts";
import type { Inventory } from "../inventory.ts";
import type { PortworxSpec } from "../portworx-spec.ts";
import { declaredIn } from "./declared.ts";
import { effectiveIn } from "./effective.ts";
import { realisedIn } from "./realised.ts";
import {
  FORMS,
  type Layer,
  NOTHING,
  type Reading,
  type TopologyObservation,
  observation,
} from "./reading.ts";
import { realisedRoles } from "./roles.ts";

/** The topology as the evidence shows it. */
export interface TopologyEvidence {
  readonly declared: Layer | null;
  readonly realised: Layer | null;
  readonly effective: Layer | null;
  /** Portworx has no storage nodes of its own at all, so the question does not arise. */
  readonly isNotApplicable: boolean;
  /** Storage and compute are orchestrator clusters of their own. */
  readonly spansClusters: boolean;
  readonly observations: readonly TopologyObservation[];
  /** What would decide the layers that evidence speaks of and leaves open. */
  readonly undecided: readonly string[];
}

/** Reads the three layers from everything that a target holds; one inventory a cluster. */
export function topologyOf(inventories: readonly Inventory[]): TopologyEvidence {
  const declared = overAll(inventories.map(declaredIn));
  const effective = overAll(inventories.map(effectiveIn));
  const pair = fabricPair(inventories);
  const realised = pair ?? overAll(inventories.map(realisedIn));
  const readings = [pair === null ? declared : sidesApart(declared, pair), realised, effective];
  return {
    declared: item(readings, 0).layer,
    realised: realised.layer,
    effective: effective.layer,
    isNotApplicable: isCsiOnly(inventories),
    spansClusters: pair !== null,
    observations: readings.flatMap(({ observations }) => observations),
    undecided: stillOpen(readings, realised),
  };
}

/** What runs shows what became of what is declared, so nothing has to decide that any more. */
function stillOpen(readings: readonly Reading[], realised: Reading): string[] {
  const open = realised.layer === null ? readings : readings.slice(1);
  return [...new Set(open.flatMap(({ undecided }) => undecided ?? []))];
}

function isCsiOnly(inventories: readonly Inventory[]): boolean {
  const specs = inventories.flatMap((inventory) => inventory.specs);
  return specs.length > 0 && specs.every((spec) => spec.isCsiOnly);
}

/** A layer of several clusters is what all of them show. */
function overAll(readings: readonly Reading[]): Reading {
  const spoken = readings.filter(({ observations }) => observations.length > 0);
  if (spoken.length === 0) return NOTHING;
  const observations = spoken.flatMap((reading) => reading.observations);
  const [first, ...others] = spoken.map(({ layer }) => layer);
  const isCommon = others.every((layer) => JSON.stringify(layer) === JSON.stringify(first));
  if (isCommon) return { ...item(spoken, 0), observations };
  const open = spoken.find(({ layer }) => layer === null);
  const undecided = open?.undecided ?? "a folder for each cluster: the clusters read here differ";
  return { layer: null, observations, undecided };
}

/**
 * Two clusters of one Portworx fabric, one of which has storage and the other none. Where both hold
 * storage it is a stretched cluster for disaster recovery, whose sides are judged as they are.
 */
function fabricPair(inventories: readonly Inventory[]): Reading | null {
  const shared = inventories.filter((one) =>
    inventories.some((other) => other !== one && shareFabric(one, other)),
  );
  const sides = shared.map((inventory) => ({ inventory, side: sideOf(inventory) }));
  const storage = sides.find(({ side }) => side === "storage");
  const compute = sides.find(({ side }) => side === "compute");
  if (storage === undefined || compute === undefined) return null;
  const observations = [storage, compute].flatMap(
    ({ inventory }) => realisedIn(inventory).observations,
  );
  const spec = item(compute.inventory.specs, 0);
  const says = "shares its Portworx cluster with a cluster that holds the storage, and holds none";
  return {
    layer: FORMS.clusters,
    observations: [...observations, observation("realised", says, spec)],
    undecided: null,
  };
}

/** In a fabric of two clusters each file declares one side only. */
function sidesApart(declared: Reading, pair: Reading): Reading {
  return { ...declared, layer: pair.layer, undecided: null };
}

type Side = "storage" | "compute" | "unclear";

function sideOf(inventory: Inventory): Side {
  const { roles = [], isComplete = false } = realisedRoles(inventory) ?? {};
  if (roles.some(({ storage }) => storage === true)) return "storage";
  const hasNone = roles.length > 0 && roles.every(({ storage }) => storage === false);
  return hasNone && isComplete ? "compute" : "unclear";
}

function shareFabric({ specs }: Inventory, other: Inventory): boolean {
  return specs.some((one) => other.specs.some((two) => isSameFabric(one, two)));
}

function isSameFabric(one: PortworxSpec, two: PortworxSpec): boolean {
  if (one.clusterUid !== null && one.clusterUid === two.clusterUid) return true;
  return (
    one.clusterId === two.clusterId &&
    one.kvdbEndpoints.length > 0 &&
    JSON.stringify(one.kvdbEndpoints) === JSON.stringify(two.kvdbEndpoints)
  );
}
