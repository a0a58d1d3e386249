import type { Instant } from "../model/instant.ts";
import type { Path, Place } from "../model/place.ts";
import type { MovingImage, NodeClaim } from "./karpenter-records.ts";
import type { Confidence, Narrowed } from "./traits/observation.ts";
import type { ObjectRecord } from "./object-record.ts";
import type { PortworxSpec } from "./portworx-spec.ts";
import type { Records } from "./records.ts";

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
  /** Whether labels tell at all if its capacity is interruptible. */
  readonly isCapacityKnown: boolean;
  readonly isKeptFromScaleDown: boolean;
  /** EKS Auto Mode made it. */
  readonly isAutoMode: boolean;
  /** It reports that it runs short of memory. */
  readonly isShortOfMemory: boolean;
  /** `status.nodeInfo.kubeletVersion`; empty without it. */
  readonly kubelet: string;
  /** Operating system and kernel as the node names them; empty where it does not. */
  readonly image: string;
  /** Network bandwidth in Gb/s that a label states; null without one. */
  readonly bandwidth: number | null;
  /** `metadata.uid`, by which a replaced node differs from the one before; empty without it. */
  readonly uid: string;
  readonly created: Instant | null;
  /** The newest moment that its conditions name: it was read at that time or soon after. */
  readonly seen: Instant | null;
  /** Scheme of `spec.providerID`: `aws`, `gce`; null without it. */
  readonly provider: string | null;
  readonly legacyLabels: readonly string[];
  readonly isListed: boolean;
}

/** A Pod of Portworx itself. */
export interface PortworxPod extends ObjectRecord {
  readonly type: "portworx-pod";
  readonly node: string;
  /** Whether its node stores; null where the pod does not say. */
  readonly storage: boolean | null;
  /** A container of it was ended for want of memory. */
  readonly wasOutOfMemory: boolean;
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
  readonly scaledBy: "karpenter" | "GKE" | "AKS" | null;
  readonly isInterruptible: boolean | null;
  /** Its nodes have no other capacity than interruptible one. */
  readonly isAllInterruptible: boolean;
  /** Days after which a node is replaced; Infinity where it may stay; null: cannot be told. */
  readonly lifetime: number | null;
  /** Nodes that are used but little are emptied and removed. */
  readonly consolidates: boolean | null;
  readonly isKeptFromScaleDown: boolean;
  readonly isTainted: boolean;
  /** Name of the EC2NodeClass that its nodes are made by; null without one. */
  readonly nodeClass: string | null;
  /** Nodes stay as they are when their image or template changes. */
  readonly keepsDrifted: boolean;
  /** What two objects share that declare one group together; null for one that stands alone. */
  readonly twin: string | null;
  placeOf(path: Path): Place;
}

/** Something that changes the number of nodes of groups that others declare. */
export interface Autoscaler extends ObjectRecord {
  readonly type: "autoscaler";
  /** `openshift` acts only on groups that a MachineAutoscaler names. */
  readonly kind: "cluster-autoscaler" | "openshift" | "eks-auto-mode" | "karpenter";
  readonly scalesDown: boolean;
  readonly balances: boolean;
  /** When it said so itself; null where the object is no report of a running one. */
  readonly seen: Instant | null;
}

/** What OpenShift's ClusterVersion logs of its updates. */
export interface VersionHistory extends ObjectRecord {
  readonly type: "version-history";
  readonly first: Instant;
  readonly last: Instant;
  /** Minor versions from the lowest to the highest. */
  readonly climbed: number;
  /** Days from one update to the next, the median. */
  readonly medianGap: number;
}

/** Bounds that an autoscaler keeps for a group: status, `--nodes`, MachineAutoscaler. */
export interface ScalingBounds extends ObjectRecord {
  readonly type: "scaling-bounds";
  readonly pool: string;
  readonly min: number;
  readonly max: number;
  readonly from: "cluster-autoscaler" | "openshift";
}

/** What an object by itself says about a trait. */
export interface TraitStatement extends ObjectRecord {
  readonly type: "trait-statement";
  readonly trait: string;
  readonly narrowed: Narrowed;
  readonly confidence: Confidence;
  readonly says: string;
  /** The newest moment that the object names; null without one. */
  readonly seen: Instant | null;
}

/** Anything that a reader takes from a document. */
export type EvidenceRecord =
  | TraitStatement
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
  | NodeClaim
  | MovingImage
  | VersionHistory
  | Autoscaler
  | ScalingBounds;

/** What is known of one orchestrator cluster. */
export interface Inventory {
  readonly specs: readonly PortworxSpec[];
  readonly storageNodes: Records<StorageNodeRecord>;
  readonly nodes: Records<NodeRecord>;
  readonly portworxPods: readonly PortworxPod[];
  readonly claimingPods: readonly ClaimingPod[];
  readonly strictlyLocal: readonly StrictlyLocal[];
  readonly claims: readonly ClaimRecord[];
  readonly storageClasses: readonly StorageClassRecord[];
  readonly disruptionBudgets: readonly DisruptionBudget[];
  readonly driveSets: readonly DriveSets[];
  readonly nodeGroups: readonly NodeGroup[];
  readonly nodeClaims: readonly NodeClaim[];
  readonly movingImages: readonly MovingImage[];
  readonly versionHistories: readonly VersionHistory[];
  readonly autoscalers: readonly Autoscaler[];
  readonly bounds: readonly ScalingBounds[];
  readonly statements: readonly TraitStatement[];
}
