/** How the cluster of a dump deploys Portworx. */
export type DumpTopology = "disaggregated" | "uniform" | "diskless-nodes";

/** One node of the cluster, before it is written as Node and StorageNode. */
export interface ClusterNode {
  readonly name: string;
  readonly index: number;
  readonly pool: string;
  readonly stores: boolean;
}

/** One node in so many stores, where not all do. */
const STORING_SHARE = 4;
/** Portworx keeps a majority with no fewer. */
const LEAST_STORING = 3;
const ZONES = ["a", "b", "c"];
const NAMESPACE = "portworx";

/**
 * The nodes of a cluster: pools of one role each, or one pool that stores throughout or mixes. A seed
 * draws which nodes store, at least three and never all; without one it is every fourth.
 */
export function clusterNodes(
  topology: DumpTopology,
  count: number,
  seed: number | null = null,
): ClusterNode[] {
  const drawn = seed === null ? null : new Set(drawnNodes(count, seed));
  return Array.from({ length: count }, (_, index) => {
    const isDrawn = drawn === null ? index % STORING_SHARE === 0 : drawn.has(index);
    const stores = topology === "uniform" || isDrawn;
    const role = stores ? "storage" : "compute";
    const pool = topology === "disaggregated" ? role : "workers";
    return { name: `node-${String(index).padStart(6, "0")}.cluster.example`, index, pool, stores };
  });
}

function drawnNodes(count: number, seed: number): number[] {
  const indices = Array.from({ length: count }, (_, index) => index);
  const size = LEAST_STORING + (numberFrom(seed) % (count - LEAST_STORING));
  return shuffled(indices, seed).slice(0, size);
}

/** Items in an order that looks random and is the same in every run. */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, index) => ({ item, rank: hex(seed * 1_000_003 + index, 8) }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
    .map(({ item }) => item);
}

function numberFrom(seed: number): number {
  return Number.parseInt(hex(seed, 6), 16);
}

/** A Node as kubelet and a cloud's controllers leave it, keys in kubectl's order. */
export function nodeObject(node: ClusterNode, topology: DumpTopology, images: number): object {
  const { name, index } = node;
  const resources = { cpu: "16", "ephemeral-storage": "104845292Ki", memory: "65022392Ki" };
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: {
      annotations: {
        "csi.volume.kubernetes.io/nodeid": `{"ebs.csi.example":"i-${hex(index, 17)}","pxd.portworx.com":"${uid(index)}"}`,
        "node.alpha.kubernetes.io/ttl": "0",
        "volumes.kubernetes.io/controller-managed-attach-detach": "true",
      },
      creationTimestamp: timestamp(index),
      labels: nodeLabels(node, topology),
      name,
      resourceVersion: String(1_000_000 + index * 7),
      uid: uid(index),
    },
    spec: { providerID: `aws:///eu-example-1${zoneOf(index)}/i-${hex(index, 17)}` },
    status: {
      addresses: [
        { address: address(index), type: "InternalIP" },
        { address: name, type: "Hostname" },
      ],
      allocatable: { ...resources, pods: "110" },
      capacity: { ...resources, pods: "110" },
      conditions: CONDITIONS.map(([type, status, reason]) => ({
        lastHeartbeatTime: timestamp(index + 600),
        lastTransitionTime: timestamp(index),
        message: `kubelet says that ${type} is ${status}`,
        reason,
        status,
        type,
      })),
      daemonEndpoints: { kubeletEndpoint: { Port: 10_250 } },
      images: Array.from({ length: images }, (_, image) => imageOf(image)),
      nodeInfo: {
        architecture: "amd64",
        bootID: uid(index + 1),
        containerRuntimeVersion: "containerd://1.7.27",
        kernelVersion: "6.1.141-155.222.example.x86_64",
        kubeProxyVersion: "v1.33.1",
        kubeletVersion: "v1.33.1",
        machineID: hex(index, 32),
        operatingSystem: "linux",
        osImage: "Example Linux 2023",
        systemUUID: uid(index + 2),
      },
    },
  };
}

function nodeLabels({ name, index, pool, stores }: ClusterNode, topology: DumpTopology) {
  const type = stores ? "storage" : "storageless";
  return {
    "beta.kubernetes.io/arch": "amd64",
    "eks.amazonaws.com/nodegroup": pool,
    "kubernetes.io/arch": "amd64",
    "kubernetes.io/hostname": name,
    "kubernetes.io/os": "linux",
    "node.kubernetes.io/instance-type": "m6i.4xlarge",
    ...(topology === "disaggregated" ? { "portworx.io/node-type": type } : {}),
    "topology.kubernetes.io/region": "eu-example-1",
    "topology.kubernetes.io/zone": `eu-example-1${zoneOf(index)}`,
  };
}

/** The StorageNode by which Portworx tells what a node does. */
export function storageNodeObject({ name, index, stores }: ClusterNode): object {
  return {
    apiVersion: "core.libopenstorage.org/v1",
    kind: "StorageNode",
    metadata: {
      creationTimestamp: timestamp(index),
      labels: { name: "portworx" },
      name,
      namespace: NAMESPACE,
      uid: uid(index + 3),
    },
    spec: {
      ...(stores ? { cloudStorage: { driveConfigs: [{ sizeInGi: 100, type: "gp3" }] } } : {}),
      version: "3.6.1",
    },
    status: {
      conditions: [{ lastTransitionTime: timestamp(index), status: "Online", type: "NodeState" }],
      geography: { region: "eu-example-1", zone: `eu-example-1${zoneOf(index)}` },
      network: { dataIP: address(index), mgmtIP: address(index) },
      nodeAttributes: { kvdb: stores && index < 3 * STORING_SHARE, storage: stores },
      nodeUid: uid(index),
      phase: "Online",
      storage: { totalSize: stores ? "100Gi" : "0", usedSize: stores ? "12Gi" : "0" },
    },
  };
}

/** The StorageCluster; it asks for node groups of one role each where there are such. */
export function storageClusterObject(topology: DumpTopology): object {
  const partitioned = [{ name: "ENABLE_ASG_STORAGE_PARTITIONING", value: "true" }];
  return {
    apiVersion: "core.libopenstorage.org/v1",
    kind: "StorageCluster",
    metadata: { name: "px-cluster", namespace: NAMESPACE, uid: uid(0) },
    spec: {
      cloudStorage: { deviceSpecs: ["type=gp3,size=100"] },
      ...(topology === "disaggregated" ? { env: partitioned } : {}),
      image: "portworx/oci-monitor:3.6.1",
      kvdb: { internal: true },
    },
    status: { clusterName: "px-cluster", clusterUid: uid(0), phase: "Running" },
  };
}

const CONDITIONS = [
  ["MemoryPressure", "False", "KubeletHasSufficientMemory"],
  ["DiskPressure", "False", "KubeletHasNoDiskPressure"],
  ["PIDPressure", "False", "KubeletHasSufficientPID"],
  ["Ready", "True", "KubeletReady"],
] as const;

function imageOf(image: number): object {
  const name = `registry.example/team-${image % 9}/service-${image}`;
  const names = [`${name}@sha256:${hex(image, 64)}`, `${name}:v1.${image}.0`];
  return { names, sizeBytes: 900_000_000 - image * 1_234_567 };
}

function zoneOf(index: number): string {
  return ZONES[index % ZONES.length] ?? "";
}

function address(index: number): string {
  return `10.${(index >> 16) % 256}.${(index >> 8) % 256}.${index % 256}`;
}

/** Digits that look random and are the same in every run. */
function hex(seed: number, length: number): string {
  let state = (seed + 1) * 2_654_435_761;
  let digits = "";
  while (digits.length < length) {
    state = (state * 1_103_515_245 + 12_345) % 4_294_967_296;
    digits += Math.floor(state).toString(16).padStart(8, "0");
  }
  return digits.slice(0, length);
}

function uid(seed: number): string {
  return hex(seed, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function timestamp(seed: number): string {
  return new Date(Date.UTC(2026, 0, 1) + seed * 61_000).toISOString().replace(".000", "");
}
