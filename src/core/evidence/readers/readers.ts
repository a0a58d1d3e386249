import type { ObjectKind } from "../object.ts";
import { readAutopilotRule } from "./autopilot-rule.ts";
import { readClusterTopology, readMachineGroup } from "./cluster-api.ts";
import { readClusterVersion } from "./cluster-version.ts";
import { readConfigMap } from "./config-map.ts";
import { readDaemonSet } from "./daemon-set.ts";
import { readDisruptionBudget } from "./disruption-budget.ts";
import { readEksctl } from "./eksctl.ts";
import { readNodeClaim, readNodePool, readProvisioner } from "./karpenter.ts";
import {
  readAwsMachinePool,
  readAwsManagedMachinePool,
  readAzureManagedMachinePool,
} from "./machine-pools.ts";
import { readNode } from "./node.ts";
import { readMachineHealthCheck } from "./node-repair.ts";
import { readMachineAutoscaler, readMachineSet, readOpenShiftAutoscaler } from "./openshift.ts";
import {
  readBottlerocketShadow,
  readKured,
  readMachineConfigPool,
  readNodeClass,
  readUpgradePlan,
} from "./patching.ts";
import { platformOf, readInfrastructure } from "./platform.ts";
import { readPod } from "./pod.ts";
import type { Reader } from "./reader.ts";
import { hintsOf } from "./storage-cluster-hints.ts";
import { readStorageCluster } from "./storage-cluster.ts";
import { readStorageNode } from "./storage-node.ts";
import { readClaim, readStorageClass, readVolume } from "./storage-objects.ts";
import { readWorkload } from "./workload.ts";

/** Kinds that are evidence wherever they turn up, by group and kind. */
const TELLING: Readonly<Record<string, Reader>> = {
  "core.libopenstorage.org/StorageCluster": (object) => [
    ...readStorageCluster(object),
    ...platformOf(object),
    ...hintsOf(object),
  ],
  "core.libopenstorage.org/StorageNode": readStorageNode,
  "/Node": readNode,
  "eksctl.io/ClusterConfig": readEksctl,
  "karpenter.sh/NodePool": readNodePool,
  "karpenter.sh/Provisioner": readProvisioner,
  "machine.openshift.io/MachineSet": readMachineSet,
  "autoscaling.openshift.io/MachineAutoscaler": readMachineAutoscaler,
  "autoscaling.openshift.io/ClusterAutoscaler": readOpenShiftAutoscaler,
};

/** Kinds of which only some objects say something. */
const GENERAL: Readonly<Record<string, Reader>> = {
  "/Pod": readPod,
  "/ConfigMap": readConfigMap,
  "/PersistentVolumeClaim": readClaim,
  "/PersistentVolume": readVolume,
  "apps/DaemonSet": (object) => [...readDaemonSet(object), ...readKured(object)],
  "extensions/DaemonSet": readDaemonSet,
  "apps/Deployment": readWorkload,
  "apps/StatefulSet": readWorkload,
  "policy/PodDisruptionBudget": readDisruptionBudget,
  "storage.k8s.io/StorageClass": readStorageClass,
};

/** Kinds that say something about traits alone. */
const TRAITS: Readonly<Record<string, Reader>> = {
  "autopilot.libopenstorage.org/AutopilotRule": readAutopilotRule,
  "brupop.bottlerocket.aws/BottlerocketShadow": readBottlerocketShadow,
  "cluster.k8s.io/MachineDeployment": readMachineGroup,
  "cluster.k8s.io/MachineSet": readMachineGroup,
  "cluster.x-k8s.io/Cluster": readClusterTopology,
  "cluster.x-k8s.io/MachineDeployment": readMachineGroup,
  "cluster.x-k8s.io/MachineHealthCheck": readMachineHealthCheck,
  "machine.openshift.io/MachineHealthCheck": readMachineHealthCheck,
  "cluster.x-k8s.io/MachinePool": readMachineGroup,
  "cluster.x-k8s.io/MachineSet": readMachineGroup,
  "config.openshift.io/ClusterVersion": readClusterVersion,
  "config.openshift.io/Infrastructure": readInfrastructure,
  "infrastructure.cluster.x-k8s.io/AWSMachinePool": readAwsMachinePool,
  "infrastructure.cluster.x-k8s.io/AWSManagedMachinePool": readAwsManagedMachinePool,
  "infrastructure.cluster.x-k8s.io/AzureManagedMachinePool": readAzureManagedMachinePool,
  "karpenter.k8s.aws/EC2NodeClass": readNodeClass,
  "karpenter.sh/NodeClaim": readNodeClaim,
  "machineconfiguration.openshift.io/MachineConfigPool": readMachineConfigPool,
  "upgrade.cattle.io/Plan": readUpgradePlan,
};

/** The reader of a kind; null where no reader takes it. */
export function readerOf({ group, kind }: ObjectKind): Reader | null {
  const key = `${group}/${kind}`;
  return TELLING[key] ?? GENERAL[key] ?? TRAITS[key] ?? null;
}

/** Whether every object of the kind is evidence, so that one inside another object is a loss. */
export function isTelling({ group, kind }: ObjectKind): boolean {
  return Object.hasOwn(TELLING, `${group}/${kind}`);
}

/** The kinds that are evidence wherever they turn up, without their groups. */
export const TELLING_KINDS: readonly string[] = Object.keys(TELLING).map((key) =>
  key.slice(key.indexOf("/") + 1),
);
