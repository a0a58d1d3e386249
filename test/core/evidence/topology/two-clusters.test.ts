import { describe, expect, it } from "vitest";
import type { FileEvidence } from "../../../../src/core/evidence/clusters.ts";
import { fileOf, layerText, topologyOver } from "../../../support/evidence.ts";
import {
  COMPUTE,
  type DumpInput,
  type Member,
  STORAGE,
  WORKER,
  down,
  dumpOf,
  of,
} from "../members.ts";
import { type StorageClusterInput, list, node, storageCluster, storageNode } from "../objects.ts";

const CLUSTERS = "disaggregated, separate-clusters";
const GROUPS = "disaggregated, separate-node-groups";
const UNIFORM = "converged, uniform";
const FABRIC: StorageClusterInput = { status: { clusterUid: "fabric-1" } };
const ETCD: StorageClusterInput = {
  spec: { storage: { useAll: true }, kvdb: { endpoints: ["etcd:http://10.0.0.1:2379"] } },
  annotations: { "portworx.io/cluster-id": "shared" },
};
const INTERNAL: StorageClusterInput = {
  spec: { storage: { useAll: true }, kvdb: { internal: true } },
  annotations: { "portworx.io/cluster-id": "shared" },
};
const side = (domain: string): StorageClusterInput => ({
  ...ETCD,
  annotations: {
    "portworx.io/cluster-id": "shared",
    "portworx.io/misc-args": `-cluster_domain ${domain}`,
  },
  status: { clusterUid: "fabric-1" },
});

/** Dumps in files of their own; both number their nodes from 1. */
function dumps(...clusters: readonly (readonly [readonly Member[], DumpInput])[]): FileEvidence[] {
  return clusters.map(([members, input], index) =>
    fileOf(`cluster-${index + 1}.json`, [dumpOf(members, input)]),
  );
}

const far = (storage: boolean, count: number) =>
  Array.from({ length: count }, (_, index) => storageNode(`far-${index}`, storage));

describe("two dumps", () => {
  it.each<[string, string, FileEvidence[]]>([
    [
      "of one fabric, of which one side stores and the other does not, are two clusters set apart",
      CLUSTERS,
      dumps([of(3, WORKER), { spec: FABRIC }], [of(4, COMPUTE), { spec: FABRIC }]),
    ],
    [
      "are told apart by cluster id and external KVDB as well",
      CLUSTERS,
      dumps([of(3, WORKER), { spec: ETCD }], [of(4, COMPUTE), { spec: ETCD }]),
    ],
    [
      "may each list the StorageNodes of the other",
      CLUSTERS,
      dumps(
        [of(3, WORKER), { spec: FABRIC, more: far(false, 4) }],
        [of(4, COMPUTE), { spec: FABRIC, more: far(true, 3) }],
      ),
    ],
    [
      "of a stretched cluster for disaster recovery are judged as they are",
      UNIFORM,
      dumps([of(3, WORKER), { spec: side("east") }], [of(3, WORKER), { spec: side("west") }]),
    ],
    [
      "of a stretched cluster, one side of which is down, tell nothing",
      "unknown",
      dumps([of(3, WORKER), { spec: side("east") }], [of(3, down(WORKER)), { spec: side("west") }]),
    ],
    [
      "of clusters of their own that are alike are what both are",
      GROUPS,
      dumps(
        [[...of(3, STORAGE), ...of(4, COMPUTE)], {}],
        [[...of(3, STORAGE), ...of(2, COMPUTE)], {}],
      ),
    ],
    [
      "of clusters of their own that differ are nothing in common",
      "unknown",
      dumps([of(3, WORKER), {}], [[...of(3, STORAGE), ...of(2, COMPUTE)], {}]),
    ],
    [
      "with the same id and an internal KVDB each are no fabric",
      "unknown",
      dumps([of(3, WORKER), { spec: INTERNAL }], [of(4, COMPUTE), { spec: INTERNAL }]),
    ],
    [
      "with the same id and another external KVDB each are no fabric",
      "unknown",
      dumps(
        [of(3, WORKER), { spec: ETCD }],
        [
          of(4, COMPUTE),
          { spec: { ...ETCD, spec: { kvdb: { endpoints: ["etcd:http://10.9.9.9:2379"] } } } },
        ],
      ),
    ],
    [
      "of one fabric, where a node of each side is down, are told by the storage side alone",
      "unknown",
      dumps(
        [[...of(3, WORKER), down(WORKER)], { spec: FABRIC }],
        [[...of(3, COMPUTE), down(COMPUTE)], { spec: FABRIC }],
      ),
    ],
    [
      "of one fabric, where a storage node is down, are still two clusters set apart",
      CLUSTERS,
      dumps(
        [[...of(3, WORKER), down(WORKER)], { spec: FABRIC }],
        [of(3, COMPUTE), { spec: FABRIC }],
      ),
    ],
    [
      "of one fabric, without StorageNodes, tell nothing",
      "unknown",
      ["storage", "compute"].map((name) =>
        fileOf(`${name}.json`, [list(node("n")), storageCluster(FABRIC)]),
      ),
    ],
    [
      "of one fabric, where the server held StorageNodes of the compute side back, tell nothing",
      "unknown",
      [
        ...dumps([of(3, WORKER), { spec: FABRIC }]),
        fileOf("compute.json", [
          { ...dumpOf(of(4, COMPUTE), { spec: null }), metadata: { continue: "token" } },
          storageCluster(FABRIC),
        ]),
      ],
    ],
  ])("%s", (_, realised, files) => {
    const topology = topologyOver(files);
    expect(layerText(topology.realised)).toBe(realised);
    expect(topology.spansClusters).toBe(realised === CLUSTERS);
  });

  it("never share nodes of the same name", () => {
    const same = dumps([of(3, WORKER), {}], [of(3, { ...WORKER, storage: false }), {}]);
    const { observations } = topologyOver(same);
    const realised = observations.filter(({ about }) => about === "realised");
    expect(realised.map(({ says, at }) => [says, at.file])).toEqual([
      ["3 of 3 StorageNodes hold storage", "cluster-1.json"],
      ["0 of 3 StorageNodes hold storage", "cluster-2.json"],
    ]);
  });

  it("that make a pair declare what they are, and leave nothing open", () => {
    const pair = dumps([of(3, WORKER), { spec: FABRIC }], [of(4, COMPUTE), { spec: FABRIC }]);
    const { declared, undecided, observations } = topologyOver(pair);
    expect([layerText(declared), undecided]).toEqual([CLUSTERS, []]);
    expect(observations.at(-1)).toEqual({
      about: "realised",
      says: "shares its Portworx cluster with a cluster that holds the storage, and holds none",
      object: "StorageCluster/px-cluster",
      at: { file: "cluster-2.json", line: 1, column: 1 },
    });
  });

  it("that differ, one of them unknown, say what would decide that one", () => {
    const { undecided } = topologyOver(dumps([of(3, WORKER), {}], [of(3, down(WORKER)), {}]));
    expect(undecided).toEqual(["StorageNodes that are online"]);
  });

  it("that differ and are known want a folder each", () => {
    const { undecided } = topologyOver(
      dumps([of(3, WORKER), {}], [[...of(3, STORAGE), ...of(2, COMPUTE)], {}]),
    );
    expect(undecided).toEqual(["a folder for each cluster: the clusters read here differ"]);
  });
});

describe("a dump alone", () => {
  it.each<[string, Member[], DumpInput]>([
    [
      "of the storage side, with StorageNodes of the other",
      of(3, WORKER),
      { spec: FABRIC, more: far(false, 4) },
    ],
    ["of the compute side", of(4, COMPUTE), { spec: FABRIC }],
    [
      "of the compute side, with StorageNodes of the other",
      of(4, COMPUTE),
      { spec: FABRIC, more: far(true, 3) },
    ],
    [
      "of the compute side, with StorageNodes of the other and without Nodes",
      of(4, COMPUTE),
      { spec: FABRIC, more: far(true, 3), hasNodes: false },
    ],
  ])("%s is not told apart from other things", (_, members, input) => {
    const topology = topologyOver(dumps([members, input]));
    expect(layerText(topology.realised)).toBe("unknown");
  });
});

describe("Portworx without storage of its own", () => {
  it.each([
    ["a driver for an array", { annotations: { "portworx.io/misc-args": "--oem px-csi" } }],
    [
      "a driver for an array, by its image",
      { spec: { image: "portworx/px-pure-csi-driver:25.8.0", csi: {} } },
    ],
    [
      "the operator alone",
      { annotations: { "operator.libopenstorage.org/disable-storage": "True" } },
    ],
  ])("%s makes the question not apply", (_, input) => {
    const topology = topologyOver([fileOf("px.yaml", [storageCluster(input)])]);
    expect(topology.isNotApplicable).toBe(true);
    expect(layerText(topology.declared)).toBe("unknown");
  });

  it("beside a cluster with storage leaves the question open for that one", () => {
    const csi = storageCluster({ annotations: { "portworx.io/misc-args": "--oem px-csi" } });
    const other = storageCluster({ name: "other" });
    const topology = topologyOver([fileOf("px.yaml", [csi, other])]);
    expect([topology.isNotApplicable, layerText(topology.declared)]).toEqual([false, UNIFORM]);
  });
});
