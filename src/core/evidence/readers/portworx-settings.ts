import type { Fields } from "../fields.ts";
import type { NodeOverride, PortworxSpec } from "../portworx-spec.ts";

/** What holds where a way to deploy Portworx does not know a setting, or leaves it out. */
export const UNSET = {
  type: "portworx-spec",
  isLive: false,
  isInstalling: null,
  isPartial: false,
  overrides: [],
  initialStorageNodes: 0,
  initialStorageNodesAt: null,
  isCsiOnly: false,
  storesByDefault: true,
  installed: null,
  clusterDomain: null,
  kvdbEndpoints: [],
  clusterUid: null,
  taintBasedScheduling: false,
  maxUnavailable: null,
  allowsDisruption: null,
  disruptionBudget: null,
  suspendsProvisioning: false,
  legacySettings: [],
} as const satisfies Partial<PortworxSpec>;

/** The fields that cap storage nodes; they have no effect from Portworx 3.5. */
const CAPS = ["maxStorageNodes", "maxStorageNodesPerZone", "maxStorageNodesPerZonePerNodeGroup"];

/** The caps on storage nodes that are set, by the name of the field. */
export function capsIn(cloud: Fields): Record<string, number> {
  const caps: Record<string, number> = {};
  for (const field of CAPS) {
    const cap = cloud.at(field).integer;
    if (cap !== null) caps[field] = cap;
  }
  return caps;
}

/**
 * Reads one entry of `spec.nodes`. The operator fills what an entry leaves out with what holds for
 * the whole cluster, so that the entries of a running one name drives of both kinds, and `useAll:
 * false` alone leaves them the devices of the cluster.
 */
export function overrideOf(entry: Fields, hasDevices: boolean): NodeOverride {
  const selector = entry.at("selector");
  const isOne = selector.at("nodeName").isGiven || isWitness(selector);
  const selects = isOne ? "name" : "labels";
  const isSelecting = selects === "name" || selector.at("labelSelector").isGiven;
  const isEmptied = !hasDevices || entry.at("storage", "devices").isList;
  const storage = isSelecting ? overrideStorage(entry) : "unchanged";
  return {
    selects,
    storage: storage === "none" && !isEmptied ? "unchanged" : storage,
    at: entry.place,
  };
}

/** A label may pick the one node that only votes. */
function isWitness(selector: Fields): boolean {
  return /arbiter|witness/i.test(JSON.stringify(selector.at("labelSelector").value ?? ""));
}

function overrideStorage(entry: Fields): NodeOverride["storage"] {
  const storage = drivesIn(entry.at("storage"));
  if (storage !== "unchanged") return storage;
  const cloud = entry.at("cloudStorage");
  if (!cloud.isGiven) return "unchanged";
  const specs = cloud.at("deviceSpecs");
  return specs.isList && specs.items.length === 0 ? "none" : "stores";
}

/** What `storage` of the cluster or of an entry says about local drives. */
export function drivesIn(storage: Fields): NodeOverride["storage"] {
  const devices = storage.at("devices");
  const takesAll =
    storage.at("useAll").boolean === true || storage.at("useAllWithPartitions").boolean === true;
  if (takesAll || devices.items.length > 0) return "stores";
  return devices.isList || storage.at("useAll").boolean === false ? "none" : "unchanged";
}
