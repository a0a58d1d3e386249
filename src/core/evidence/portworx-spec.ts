import type { Instant } from "../model/instant.ts";
import type { Path, Place } from "../model/place.ts";
import type { ObjectRecord } from "./object-record.ts";

/** How `ENABLE_ASG_STORAGE_PARTITIONING` is set; `unclear` where the value is no boolean. */
export type Partitioning = "true" | "false" | "unset" | "unclear";

/** One entry of `spec.nodes`: storage settings of some nodes. */
export interface NodeOverride {
  /** `name` picks one node, by its name or as an arbiter; `labels` a group. */
  readonly selects: "name" | "labels";
  /** Whether the nodes are to store, are to have no storage, or are left as the rest is. */
  readonly storage: "stores" | "none" | "unchanged";
  readonly at: Place;
}

/** How Portworx is to be deployed: a StorageCluster, a legacy DaemonSet or Helm values. */
export interface PortworxSpec extends ObjectRecord {
  readonly type: "portworx-spec";
  /** Read from a running cluster, rather than from a file that somebody wrote. */
  readonly isLive: boolean;
  /** Whether `status` says that it never ran yet; null where it does not tell. */
  readonly isInstalling: boolean | null;
  /** Says nothing about drives or KVDB, as a patch of another StorageCluster does. */
  readonly isPartial: boolean;
  /** Version of Portworx such as `3.6.1`; null where it cannot be told. */
  readonly version: string | null;
  readonly partitioning: Partitioning;
  readonly partitioningAt: Place | null;
  readonly hasStorage: boolean;
  readonly hasCloudStorage: boolean;
  readonly useAll: boolean;
  /** Whether nodes that no override selects are to hold storage. */
  readonly storesByDefault: boolean;
  readonly storageAt: Place | null;
  readonly overrides: readonly NodeOverride[];
  /** 0 where it is not set. */
  readonly initialStorageNodes: number;
  readonly initialStorageNodesAt: Place | null;
  /** The caps on storage nodes that are set, by the name of the field. */
  readonly caps: Readonly<Record<string, number>>;
  /** Portworx is used as a CSI driver for an array only, without storage nodes of its own. */
  readonly isCsiOnly: boolean;
  /** When it was made, and the minor version of Kubernetes then; null where it does not say. */
  readonly installed: { readonly minor: number; readonly created: Instant } | null;
  /** `-cluster_domain`; null where it is not set. */
  readonly clusterDomain: string | null;
  /** Endpoints of an external KVDB, sorted; empty where it is internal. */
  readonly kvdbEndpoints: readonly string[];
  /** `status.clusterUid`; null where the object has none. */
  readonly clusterUid: string | null;
  /** Name of the Portworx cluster, which two Kubernetes clusters may share. */
  readonly clusterId: string;
  readonly taintBasedScheduling: boolean;
  /** `maxUnavailable` of a rolling update as written; null where it is not set. */
  readonly maxUnavailable: string | null;
  /** `rollingUpdate.disruption.allow`; null where it is not set. */
  readonly allowsDisruption: boolean | null;
  /** `storage-pdb-min-available` as written, `off` without a budget; null: the operator's own. */
  readonly disruptionBudget: string | null;
  readonly suspendsProvisioning: boolean;
  /** Settings of older versions that newer ones do not know. */
  readonly legacySettings: readonly string[];
  placeOf(path: Path): Place;
}
