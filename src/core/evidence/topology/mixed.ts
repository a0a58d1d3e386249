import type { Inventory } from "../inventory.ts";
import { type Decision, FORMS, decided, openUntil } from "./reading.ts";
import type { NodeRole } from "./roles.ts";
import { type Held, type Split, isLabelled, labelOf, poolsOf } from "./split.ts";

/**
 * Storage nodes and nodes without storage side by side. They are set apart where somebody meant it
 * and labels or groups of nodes follow it; the same picture without that is a converged cluster in
 * which some nodes have no disks.
 */
export function mixedTopology(split: Split, inventory: Inventory): Decision {
  if (isArbiter(split) || otherThanStorage(split).length === 0) return decided(FORMS.diskless);
  const missing = missingFrom(split, inventory);
  if (isLoneNode(split, inventory)) return missing ?? openUntil(LONE);
  if (labelsExplain(split)) return decided(FORMS.groups);
  return missing ?? meantTopology(split, inventory);
}

/** What the spec and the groups of nodes come to where labels alone do not say it. */
function meantTopology(split: Split, inventory: Inventory): Decision {
  if (isSetBySpec(inventory)) return decided(FORMS.groups);
  if (!isMeant(split, inventory)) return unmeant(inventory);
  return decided(isPure(split) ? FORMS.groups : FORMS.diskless);
}

/** Whether a spec, a label or Portworx itself says that storage is to be apart. */
export function isToBeApart(split: Split, inventory: Inventory): boolean {
  return isSetBySpec(inventory) || isMeant(split, inventory);
}

/** Two nodes with storage, online or not, and one without, which only votes. */
function isArbiter({ storage, storageless, unclear }: Split): boolean {
  return storageless.count === 1 && storage.count + unclear.count === 2;
}

/** Nodes without storage that no label takes for storage nodes still to come. */
function otherThanStorage({ storageless }: Split): NodeRole[] {
  return storageless.kinds.filter((role) => labelOf(role) !== "storage");
}

/** Entries of `spec.nodes` that part the nodes by a label, whatever groups the nodes come from. */
function isSetBySpec({ specs }: Inventory): boolean {
  return specs.some(({ overrides, storesByDefault }) =>
    overrides.some(
      ({ selects, storage }) =>
        selects === "labels" && storage === (storesByDefault ? "none" : "stores"),
    ),
  );
}

const LONE =
  "the label portworx.io/node-type on the only node without storage, which may be a witness";

/** One node without storage may be a witness as well as the first of a group. */
function isLoneNode(split: Split, inventory: Inventory): boolean {
  const { storageless } = split;
  const isSilent = storageless.kinds.every((role) => labelOf(role) !== "storageless");
  const isSet = isSetBySpec(inventory) || split.storage.kinds.some(isLabelled("storage"));
  return storageless.count === 1 && isSilent && isSet && !isPartitioned(split, inventory);
}

function isMeant(split: Split, inventory: Inventory): boolean {
  const { storage, storageless } = split;
  return (
    isPartitioned(split, inventory) ||
    [storage, storageless].some(({ kinds }) => kinds.some(isLabelled("storageless"))) ||
    (!isSwitchedOff(inventory) && storage.kinds.some(isLabelled("storage")))
  );
}

/** Without the variable labels may have an effect, against it they have none. */
function isSwitchedOff({ specs }: Inventory): boolean {
  return specs.some(({ partitioning }) => partitioning === "false");
}

/** Whether Portworx itself keeps the nodes apart: it is told to, or says that it did. */
function isPartitioned({ storageless }: Split, { specs }: Inventory): boolean {
  return (
    specs.some(({ partitioning }) => partitioning === "true") ||
    storageless.kinds.some(({ record }) => record?.refusal === "StoragelessInDisaggregatedSetup")
  );
}

/** What was not read and may hold a sign that storage is set apart. */
function missingFrom({ storage, storageless }: Split, { specs }: Inventory): Decision | null {
  if (specs.length === 0) {
    return openUntil("the StorageCluster, which shows whether storage is meant to be apart");
  }
  const hasNodes = ({ kinds }: Held) => kinds.every(({ record }) => record !== null);
  if (hasNodes(storage) && hasNodes(storageless)) return null;
  return openUntil("the whole list of Nodes, whose labels show whether storage is set apart");
}

function unmeant({ specs }: Inventory): Decision {
  const named = specs
    .flatMap(({ overrides }) => overrides)
    .filter(({ selects, storage: set }) => selects === "name" && set === "none");
  if (named.length < 2) return decided(FORMS.diskless);
  return openUntil("a label that shows whether nodes picked by name are a group of their own");
}

/** Whether no group of nodes holds both; groups that are not known mix nothing. */
function isPure({ storage, storageless }: Split): boolean {
  const pools = poolsOf(storage);
  return ![...poolsOf(storageless)].some((pool) => pools.has(pool));
}

/**
 * Whether the labels on both sides, or on one of them, say what the nodes are. A node labelled
 * storage may have none for a while, as long as others are meant to have none.
 */
function labelsExplain(split: Split): boolean {
  const others = otherThanStorage(split);
  if (split.storage.kinds.some(isLabelled("storageless"))) return false;
  const isStorageLabelled = split.storage.kinds.every(isLabelled("storage"));
  // Labels on the storage side alone part nodes only where their groups do so as well.
  return others.every(isLabelled("storageless")) || (isStorageLabelled && isPure(split));
}
