import type { Path, Place } from "../model/place.ts";

/** What every object that is read has in common. */
export interface ObjectRecord {
  /** Kind of the Kubernetes object, or what else it is: `Helm values`. */
  readonly object: string;
  readonly name: string;
  /** Empty where the object has none. */
  readonly namespace: string;
  readonly at: Place;
}

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

/** What a running Portworx says about one of its nodes. */
export interface StorageNodeRecord extends ObjectRecord {
  readonly type: "storage-node";
  /** Whether it holds storage now; null where a node that is not online cannot say. */
  readonly storage: boolean | null;
  readonly kvdb: boolean;
  readonly phase: string;
  readonly zone: string | null;
  readonly version: string | null;
  readonly isListed: boolean;
}

/** A Kubernetes Node. */
export interface NodeRecord extends ObjectRecord {
  readonly type: "node";
  readonly pool: string | null;
  readonly zone: string | null;
  /** Value of the label `portworx.io/node-type`; null without it. */
  readonly nodeType: string | null;
  /** Value of the label `portworx.io/provision-storage-node`; null without it. */
  readonly provision: string | null;
  /** Reason of the condition that refused to make it a storage node; null without one. */
  readonly refusal: string | null;
  /** Value of `px/metadata-node`; null without it. */
  readonly metadataNode: boolean | null;
  /** Portworx is kept off it by `px/enabled`. */
  readonly isExcluded: boolean;
  readonly isControlPlane: boolean;
  /** Pods without a toleration of their own may run on it. */
  readonly isSchedulable: boolean;
  readonly isInterruptible: boolean;
  readonly isKeptFromScaleDown: boolean;
  readonly legacyLabels: readonly string[];
  readonly isListed: boolean;
}

/** A Pod of Portworx itself. */
export interface PortworxPod extends ObjectRecord {
  readonly type: "portworx-pod";
  readonly node: string;
  /** Whether its node stores; null where the pod does not say. */
  readonly storage: boolean | null;
  readonly isListed: boolean;
}

/** A Pod that uses claims. */
export interface ClaimingPod extends ObjectRecord {
  readonly type: "claiming-pod";
  readonly node: string;
  readonly claims: readonly string[];
}

/** A workload whose pods may only run where their data is. */
export interface StrictlyLocal extends ObjectRecord {
  readonly type: "strictly-local";
}

/** A PersistentVolumeClaim or a PersistentVolume bound to one, of Portworx or not. */
export interface ClaimRecord extends ObjectRecord {
  readonly type: "claim";
  readonly claim: string;
  readonly storageClass: string;
  /** Null where only the StorageClass can tell. */
  readonly isPortworx: boolean | null;
}

/** A StorageClass of Portworx. */
export interface StorageClassRecord extends ObjectRecord {
  readonly type: "storage-class";
  /** Replicas of a volume; 0 where the class leaves it to the default. */
  readonly replicas: number;
  readonly isFastPath: boolean;
}

/** A budget that tells how many nodes hold storage. */
export interface DisruptionBudget extends ObjectRecord {
  readonly type: "disruption-budget";
  /** Storage nodes that it stands for: n of `px-storage`, one of `px-<node>`. */
  readonly storageNodes: number;
  readonly node: string | null;
}

/** The drive sets of a cluster, from the ConfigMap `px-cloud-drive-…`. */
export interface DriveSets extends ObjectRecord {
  readonly type: "drive-sets";
  /** Kubernetes node names; empty text where a set belongs to none. */
  readonly nodes: readonly string[];
}

/** A group of nodes as it is declared: what makes its nodes, with bounds and labels. */
export interface NodeGroup extends ObjectRecord {
  readonly type: "node-group";
  /** Name of the cluster that it belongs to, where the object says so; else null. */
  readonly cluster: string | null;
  /** Name by which nodes and autoscalers refer to it. */
  readonly pool: string;
  /** Value of the label on its nodes; null without it or where labels are not seen. */
  readonly nodeType: string | null;
  readonly provision: string | null;
  /** Whether the labels of its nodes can be seen here. */
  readonly labelsKnown: boolean;
  /** Portworx is kept off its nodes. */
  readonly isExcluded: boolean;
  readonly min: number | null;
  /** Null: no bound, or not seen. */
  readonly max: number | null;
  /** What scales it where this object says so itself. */
  readonly scaledBy: "karpenter" | null;
  readonly isInterruptible: boolean | null;
  /** Nodes are replaced once they reach an age; null where the object cannot say. */
  readonly expires: boolean | null;
  /** Nodes that are used but little are emptied and removed. */
  readonly consolidates: boolean | null;
  readonly isKeptFromScaleDown: boolean;
  readonly isTainted: boolean;
  placeOf(path: Path): Place;
}

/** Something that changes the number of nodes of groups that others declare. */
export interface Autoscaler extends ObjectRecord {
  readonly type: "autoscaler";
  /** `openshift` acts only on groups that a MachineAutoscaler names. */
  readonly kind: "cluster-autoscaler" | "openshift" | "eks-auto-mode";
  readonly scalesDown: boolean;
  readonly balances: boolean;
}

/** Bounds that an autoscaler keeps for a group: status, `--nodes`, MachineAutoscaler. */
export interface ScalingBounds extends ObjectRecord {
  readonly type: "scaling-bounds";
  readonly pool: string;
  readonly min: number;
  readonly max: number;
  readonly from: "cluster-autoscaler" | "openshift";
}

/** Anything that a reader takes from a document. */
export type EvidenceRecord =
  | PortworxSpec
  | StorageNodeRecord
  | NodeRecord
  | PortworxPod
  | ClaimingPod
  | StrictlyLocal
  | ClaimRecord
  | StorageClassRecord
  | DisruptionBudget
  | DriveSets
  | NodeGroup
  | Autoscaler
  | ScalingBounds;

/** What is known of one orchestrator cluster. */
export interface Inventory {
  readonly specs: readonly PortworxSpec[];
  readonly storageNodes: readonly StorageNodeRecord[];
  readonly nodes: readonly NodeRecord[];
  readonly portworxPods: readonly PortworxPod[];
  readonly claimingPods: readonly ClaimingPod[];
  readonly strictlyLocal: readonly StrictlyLocal[];
  readonly claims: readonly ClaimRecord[];
  readonly storageClasses: readonly StorageClassRecord[];
  readonly disruptionBudgets: readonly DisruptionBudget[];
  readonly driveSets: readonly DriveSets[];
  readonly nodeGroups: readonly NodeGroup[];
  readonly autoscalers: readonly Autoscaler[];
  readonly bounds: readonly ScalingBounds[];
}
