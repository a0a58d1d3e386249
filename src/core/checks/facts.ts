import { z } from "zod";
import { APPROACHES } from "../model/approach.ts";

/*
 * A fact without a default may be unknown: its key is absent then, and a check that reads it has to
 * name it in `needs`. A fact with a default is known whenever what it belongs to was read.
 */

const yes = (description: string) => z.boolean().default(false).meta({ description });
const number = (description: string) => z.int().default(0).meta({ description });
const text = (description: string) => z.string().default("").meta({ description });
const version = z
  .string()
  .regex(/^\d/, "a version such as 3.6.1")
  .optional()
  .meta({ description: "version of Portworx, such as 3.6.1" });
const names = (description: string) => z.array(z.string()).default([]).meta({ description });

const layer = z.enum(APPROACHES).optional();

/** Nodes or node groups by their label `portworx.io/node-type`. */
const labelledSchema = z
  .strictObject({
    of: z.enum(["nodes", "groups"]).meta({ description: "what is counted" }),
    storage: number("labelled storage"),
    storageless: number("labelled storageless"),
    other: number("labelled with another value"),
    unlabelled: number("without the label"),
    complete: yes("the whole list of nodes was read"),
  })
  .meta({
    description:
      "workers that Portworx may run on, by portworx.io/node-type; node groups where no Node was read",
  });

const storageNodesSchema = z
  .strictObject({
    storage: number("nodes that hold storage"),
    storageless: number("nodes that run Portworx without storage, and are online"),
    unclear: number("nodes that cannot say, as they are not online"),
    kvdb: number("nodes that run the internal KVDB"),
    zones: number("zones with a node that holds storage"),
    complete: yes("the whole list of StorageNodes was read"),
  })
  .meta({ description: "StorageNode objects by what they hold now" });

const clusterSchema = z.strictObject({
  version,
  isInstalled: yes("something was read that only a running Portworx leaves"),
  isInstalling: z.boolean().optional().meta({
    description: "being installed, with no node of Portworx yet; needs a StorageCluster's status",
  }),
  labelled: labelledSchema.optional(),
  storageNodes: storageNodesSchema.optional(),
  workers: z.int().optional().meta({
    description: "nodes that are no control plane, or all that take pods; needs the whole list",
  }),
  zones: z.int().optional().meta({ description: "zones of the workers; needs the whole list" }),
  unzonedWorkers: z.int().optional().meta({ description: "workers without a zone label" }),
  storageLabelsByZone: z.array(z.int()).optional().meta({
    description: "workers labelled storage in each zone of the workers; needs the whole list",
  }),
  storageGroupMinimum: z.int().optional().meta({
    description: "sum of the minimum sizes of the node groups that hold the storage nodes",
  }),
  autoscalers: names("autoscalers that were read; an empty list does not mean that there is none"),
  scalesDown: yes("an autoscaler that was read removes nodes"),
  balances: z.boolean().optional().meta({
    description: "every autoscaler whose settings were read keeps similar groups at equal size",
  }),
  storageReplaced: z.int().optional().meta({
    description: "storage nodes replaced since the earlier dump of --since; 0 without one",
  }),
  sinceDays: number("days since that dump, rounded up; 0 without one"),
  driveSets: z.int().optional().meta({ description: "drive sets of cloud drives" }),
  orphanedDriveSets: z.int().optional().meta({
    description: "drive sets that belong to no StorageNode; needs the whole list",
  }),
  provisionLabelled: names(
    "nodes, or node groups where no Node was read, labelled portworx.io/provision-storage-node=true",
  ),
  strictlyLocal: names("workloads whose pods may only run where their data is"),
  volumePods: z.int().optional().meta({ description: "running pods with Portworx volumes" }),
  volumePodsOnStorage: z.int().optional().meta({
    description: "those of them that run on nodes that hold storage",
  }),
  reservesStorageNodes: z.boolean().optional().meta({
    description: "every storage node keeps pods without a toleration away",
  }),
  pinsKvdb: z.boolean().optional().meta({
    description: "a node is labelled px/metadata-node; needs the whole list of nodes",
  }),
});

const storageClusterSchema = z
  .strictObject({
    name: text("its name"),
    origin: z
      .enum(["StorageCluster", "DaemonSet", "Helm values"])
      .default("StorageCluster")
      .meta({ description: "what it was read from" }),
    version,
    partitioning: z.enum(["true", "false", "unset", "unclear"]).default("unset").meta({
      description: "the variable ENABLE_ASG_STORAGE_PARTITIONING",
    }),
    isLive: yes("read from a cluster, rather than from a file that somebody wrote"),
    hasStorage: yes("spec.storage is given"),
    hasCloudStorage: yes("spec.cloudStorage is given"),
    useAll: yes("every blank disk of a node is used"),
    storesBySelector: number("entries of spec.nodes that store, selected by label"),
    disklessBySelector: number("entries of spec.nodes without storage, selected by label"),
    disklessByName: number("entries of spec.nodes without storage, selected by node name"),
    initialStorageNodes: number("spec.cloudStorage.initialStorageNodes; 0 where it is not set"),
    caps: z.record(z.string(), z.int()).default({}).meta({
      description: "the fields max… of spec.cloudStorage that are set, with their values",
    }),
    clusterDomain: text("the argument -cluster_domain"),
    kvdbEndpoints: names("endpoints of an external KVDB; empty where it is internal"),
    taintBasedScheduling: yes("spec.taintBasedScheduling.enabled"),
    maxUnavailable: text("rollingUpdate.maxUnavailable as written; empty where it is not set"),
    allowsDisruption: z.boolean().default(true).meta({
      description: "rollingUpdate.disruption.allow; true where it is not set",
    }),
    disruptionBudget: text(
      "annotation storage-pdb-min-available; off where budgets are switched off; empty: not set",
    ),
    suspendsProvisioning: yes("annotation suspend-storage-node-provisioning is true"),
    legacySettings: names("settings that later versions do not know"),
  })
  .meta({ description: "how Portworx is to be deployed" });

const nodeGroupSchema = z
  .strictObject({
    name: text("its name"),
    object: text("kind of the object that declares it"),
    role: z.enum(["storage", "storageless"]).optional().meta({
      description: "by its label node-type, else by the nodes in it that hold storage",
    }),
    nodeType: z.string().optional().meta({
      description: "label portworx.io/node-type of its nodes; empty without it",
    }),
    provision: z.string().optional().meta({
      description: "label portworx.io/provision-storage-node of its nodes; empty without it",
    }),
    min: z.int().optional().meta({ description: "nodes at least" }),
    max: z.int().optional().meta({ description: "nodes at most" }),
    hasRange: z.boolean().optional().meta({ description: "its size may change by itself" }),
    scaledBy: names("autoscalers that were read and act on it"),
    scalesDown: z.boolean().optional().meta({
      description: "an autoscaler that was read may remove its nodes",
    }),
    interruptible: z.boolean().optional().meta({ description: "spot or preemptible capacity" }),
    expires: z.boolean().optional().meta({ description: "nodes are replaced at an age" }),
    consolidates: z.boolean().optional().meta({
      description: "nodes that are little used are emptied and removed",
    }),
  })
  .meta({ description: "a group of nodes as it is declared" });

const nodeSchema = z
  .strictObject({
    name: text("its name"),
    pool: text("the group that it belongs to"),
    nodeType: text("label portworx.io/node-type"),
    provision: text("label portworx.io/provision-storage-node"),
    storage: z.boolean().optional().meta({ description: "holds storage now" }),
    online: z.boolean().optional().meta({ description: "its StorageNode is Online" }),
    refusal: text("reason of the condition that refused to make it a storage node"),
    interruptible: yes("spot or preemptible capacity"),
    legacyLabels: names("labels that later versions do not know"),
  })
  .meta({ description: "a Kubernetes Node with its StorageNode" });

const storageClassSchema = z
  .strictObject({
    name: text("its name"),
    replicas: number("parameter repl; 0 where it is not given"),
    fastPath: yes("volumes are of PX-Fast"),
    boundVolumes: z.int().optional().meta({ description: "volumes bound with it; needs claims" }),
  })
  .meta({ description: "a StorageClass of Portworx" });

const topologySchema = z.strictObject({
  declared: layer.meta({ description: "what labels, env and spec declare" }),
  realised: layer.meta({ description: "what StorageNodes and pods show" }),
  effective: layer.meta({ description: "where pods with Portworx volumes run" }),
  spansClusters: yes("storage and compute are clusters of their own, seen in two dumps"),
});

const adviceSchema = z.strictObject({
  approach: layer.meta({ description: "the approach that the traits call for" }),
  form: z.string().optional().meta({ description: "its form" }),
});

/** The lists whose items a check may be about, one at a time. */
export const SUBJECTS = {
  storageCluster: storageClusterSchema,
  nodeGroup: nodeGroupSchema,
  node: nodeSchema,
  storageClass: storageClassSchema,
} as const;

/** What a check with `each` is about. */
export type SubjectName = keyof typeof SUBJECTS;

/** Everything that an expression can read; of the subjects the one that `each` names. */
export const factsSchema = z.strictObject({
  cluster: clusterSchema.default(clusterSchema.parse({})),
  topology: topologySchema.default(topologySchema.parse({})),
  advice: adviceSchema.default({}),
  traits: z.record(z.string(), z.string()).default({}).meta({
    description: "traits of which one level is known, by id",
  }),
  storageCluster: storageClusterSchema.optional(),
  nodeGroup: nodeGroupSchema.optional(),
  node: nodeSchema.optional(),
  storageClass: storageClassSchema.optional(),
});

/** Facts about one orchestrator cluster, or about one subject in it. */
export type Facts = z.infer<typeof factsSchema>;
/** What is known of the cluster as a whole. */
export type ClusterFacts = Facts["cluster"];
/** One deployment of Portworx. */
export type StorageClusterFacts = z.infer<typeof storageClusterSchema>;
/** One group of nodes. */
export type NodeGroupFacts = z.infer<typeof nodeGroupSchema>;
/** One node. */
export type NodeFacts = z.infer<typeof nodeSchema>;
/** One StorageClass. */
export type StorageClassFacts = z.infer<typeof storageClassSchema>;
