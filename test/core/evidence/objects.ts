/** What a Node of a test differs in from a plain worker in a whole list. */
export interface NodeInput {
  readonly pool?: string;
  readonly zone?: string;
  /** Label `portworx.io/node-type`. */
  readonly type?: string;
  readonly labels?: Readonly<Record<string, unknown>>;
  readonly annotations?: Readonly<Record<string, unknown>>;
  readonly spec?: object;
  readonly status?: object;
}

/** A Node as kubectl prints it. */
export function node(name: string, input: NodeInput = {}): object {
  const { pool, zone, type, labels, annotations, spec = {}, status = {} } = input;
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      name,
      uid: `uid-${name}`,
      labels: {
        "kubernetes.io/hostname": name,
        ...(pool === undefined ? {} : { "eks.amazonaws.com/nodegroup": pool }),
        ...(zone === undefined ? {} : { "topology.kubernetes.io/zone": zone }),
        ...(type === undefined ? {} : { "portworx.io/node-type": type }),
        ...labels,
      },
      annotations: { "node.alpha.kubernetes.io/ttl": "0", ...annotations },
    },
    spec,
    status: { conditions: [{ type: "Ready", status: "True" }], ...status },
  };
}

/** A StorageNode; `storage` as the operator derives it, so false for one that is down. */
export function storageNode(
  name: string,
  storage: boolean | null,
  more: { readonly phase?: string; readonly kvdb?: boolean; readonly status?: object } = {},
): object {
  const { phase = "Online", kvdb = false, status } = more;
  return {
    apiVersion: "core.libopenstorage.org/v1",
    kind: "StorageNode",
    metadata: { name, namespace: "portworx" },
    spec: { version: "3.6.1" },
    status: {
      phase,
      nodeAttributes: storage === null ? { kvdb } : { storage, kvdb },
      ...(storage === null ? {} : { storage: { totalSize: storage ? "500Gi" : "0" } }),
      ...status,
    },
  };
}

/** What a StorageCluster of a test differs in from one with cloud drives. */
export interface StorageClusterInput {
  readonly name?: string;
  readonly env?: readonly object[];
  readonly annotations?: object;
  readonly spec?: object;
  readonly status?: object;
}

/** A StorageCluster of Portworx 3.6 with cloud drives. */
export function storageCluster(input: StorageClusterInput = {}): object {
  const { name = "px-cluster", env, annotations, spec, status } = input;
  return {
    apiVersion: "core.libopenstorage.org/v1",
    kind: "StorageCluster",
    metadata: {
      name,
      namespace: "portworx",
      ...(annotations === undefined ? {} : { annotations }),
    },
    spec: {
      image: "portworx/oci-monitor:3.6.1",
      ...(spec ?? { cloudStorage: { deviceSpecs: ["type=gp3,size=100"] } }),
      ...(env === undefined ? {} : { env }),
    },
    ...(status === undefined ? {} : { status }),
  };
}

/** The variable that makes Portworx keep to the label of its nodes. */
export function partitioning(value: unknown): object {
  return { name: "ENABLE_ASG_STORAGE_PARTITIONING", value };
}

/** An entry of `spec.nodes` for nodes with a label. */
export function labelEntry(key: string, value: string, more: object): object {
  return { selector: { labelSelector: { matchLabels: { [key]: value } } }, ...more };
}

/** Local disks on some nodes and none on others, by the label of their type. */
export const ON_PREMISES = {
  storage: { devices: ["/dev/sdb"] },
  nodes: [
    labelEntry("portworx.io/node-type", "storage", { storage: { devices: ["/dev/nvme0n1"] } }),
    labelEntry("portworx.io/node-type", "storageless", { storage: { devices: [] } }),
  ],
};

/** A pod of Portworx itself; `storage` null as an older operator leaves it. */
export function portworxPod(
  nodeName: string,
  storage: boolean | null,
  more: { readonly ready?: boolean; readonly name?: string } = {},
): object {
  const { ready = true, name = `portworx-${nodeName}` } = more;
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace: "portworx",
      labels: { name: "portworx", ...(storage === true ? { storage: "true" } : {}) },
      annotations: {
        ...(storage === false ? { "cluster-autoscaler.kubernetes.io/safe-to-evict": "true" } : {}),
      },
    },
    spec: { nodeName },
    status: { phase: "Running", conditions: [{ type: "Ready", status: ready ? "True" : "False" }] },
  };
}

/** A running pod with a claim of its own name. */
export function statefulPod(name: string, nodeName: string): object {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "shop" },
    spec: {
      nodeName,
      volumes: [{ name: "data", persistentVolumeClaim: { claimName: name } }],
    },
    status: { phase: "Running" },
  };
}

/** A bound claim, provisioned by Portworx unless said otherwise. */
export function claim(name: string, provisioner: string | null = "pxd.portworx.com"): object {
  return {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    metadata: {
      name,
      namespace: "shop",
      annotations:
        provisioner === null ? {} : { "volume.kubernetes.io/storage-provisioner": provisioner },
    },
    spec: { storageClassName: "px-db", volumeName: `pvc-${name}` },
    status: { phase: "Bound" },
  };
}

/** An eksctl ClusterConfig with managed node groups. */
export function eksctl(groups: readonly object[], name = "shop"): object {
  return {
    apiVersion: "eksctl.io/v1alpha5",
    kind: "ClusterConfig",
    metadata: { name, region: "eu-example-1" },
    managedNodeGroups: groups,
  };
}

/** A node group of a fixed size, labelled by its type. */
export function nodeGroup(name: string, type?: string, more: object = {}): object {
  const labels = type === undefined ? {} : { labels: { "portworx.io/node-type": type } };
  return { name, minSize: 3, maxSize: 3, ...labels, ...more };
}

/** The ConfigMap in which Portworx keeps its drive sets, one for each of the names. */
export function driveSets(...nodes: readonly string[]): object {
  const sets = nodes.map((name, index) => [`set-${index}`, { SchedulerNodeName: name, Zone: "a" }]);
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "px-cloud-drive-pxcluster", namespace: "portworx" },
    data: { "cloud-drive": JSON.stringify(Object.fromEntries(sets)) },
  };
}

/** Objects in a list, as kubectl prints several. */
export function list(...items: readonly object[]): object {
  return { apiVersion: "v1", kind: "List", items, metadata: { resourceVersion: "" } };
}

/** As many names as asked for: `s-1`, `s-2`. */
export function names(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`);
}
