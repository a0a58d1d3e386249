import fc from "fast-check";
import type { TopologyEvidence } from "../../../src/core/evidence/topology/topology.ts";
import { fileOf, topologyOver } from "../../support/evidence.ts";
import { type Member, memberName } from "./members.ts";
import {
  ON_PREMISES,
  type StorageClusterInput,
  claim,
  list,
  node,
  partitioning,
  portworxPod,
  statefulPod,
  storageCluster,
  storageNode,
} from "./objects.ts";

const optional = <T>(...values: T[]) => fc.constantFrom(undefined, ...values);

/** Up to eight nodes of any label, group and phase; what is not online reads false. */
export function randomMembers(storage: fc.Arbitrary<boolean | null>): fc.Arbitrary<Member[]> {
  const member = fc
    .record({
      storage,
      phase: fc.constantFrom("Online", "Online", "Online", "Offline", "Initializing"),
      pool: optional("a", "b"),
      zone: optional("z1", "z2"),
      type: optional("storage", "storageless", "other"),
    })
    .map(({ storage: holds, phase, ...more }): Member => {
      // Keys that are undefined are left out, as a Node leaves labels out.
      const given = JSON.parse(JSON.stringify(more)) as Omit<Member, "storage">;
      return { ...given, phase, storage: phase === "Online" ? holds : false };
    });
  return fc.array(member, { minLength: 1, maxLength: 8 });
}

/** Nodes that store, that do not, and that do not say. */
export const anyMembers = randomMembers(fc.constantFrom(true, false, null));

/** Every way in which a StorageCluster may speak of the topology, or not. */
export const anySpec: fc.Arbitrary<StorageClusterInput> = fc.constantFrom(
  {},
  { env: [partitioning("true")] },
  { env: [partitioning("false")] },
  { spec: { storage: { useAll: true } } },
  { spec: ON_PREMISES },
  { spec: { cloudStorage: { maxStorageNodesPerZone: 1 } } },
  { spec: { cloudStorage: { initialStorageNodes: 3 } } },
);

/** Every object of a cluster by itself: with Nodes, StorageNodes, pods and a StorageCluster. */
export function objectsOf(
  found: readonly Member[],
  spec: StorageClusterInput,
  prefix = "",
): object[] {
  const nameAt = (index: number) => `${prefix}${memberName(index)}`;
  return [
    ...found.map((member, index) => node(nameAt(index), member)),
    ...found.map(({ storage, phase = "Online" }, index) =>
      storageNode(nameAt(index), storage, { phase }),
    ),
    ...found.map(({ storage, phase = "Online" }, index) =>
      portworxPod(nameAt(index), storage, { ready: phase === "Online" }),
    ),
    ...found.map((_, index) => claim(`db-${index}`)),
    ...found.map((_, index) => statefulPod(`db-${index}`, nameAt(index))),
    storageCluster({ status: { phase: "Running" }, ...spec }),
  ];
}

/** The layers of a topology without what tells them, which names files and objects. */
export function layersOf(topology: TopologyEvidence) {
  const { observations: _, undecided: __, ...layers } = topology;
  return layers;
}

/** The layers that a dump of these objects shows. */
export function layersIn(objects: readonly object[]) {
  return layersOf(topologyOver([fileOf("dump.json", [list(...objects)])]));
}
