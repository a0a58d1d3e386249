import { describe, expect, it } from "vitest";
import { checkGround } from "../../../../src/core/evidence/facts/check-ground.ts";
import { inventoryOf } from "../../../../src/core/evidence/clusters.ts";
import { inventoryFrom, read, yamlOf } from "../../../support/evidence.ts";
import { STORAGE, down, dumpOf } from "../members.ts";
import {
  ON_PREMISES,
  claim,
  eksctl,
  labelEntry,
  node,
  nodeGroup,
  storageCluster,
  storageNode,
} from "../objects.ts";

const AT = { file: "profile.yaml", line: 1, column: 1 };
const CIRCUMSTANCES = {
  topology: { spansClusters: false },
  advice: {},
  traits: { clusterSize: "large" },
  possible: new Map(),
  at: AT,
} as unknown as Parameters<typeof checkGround>[2];
const groundFrom = (...objects: readonly object[]) =>
  checkGround(inventoryFrom(...objects), null, CIRCUMSTANCES);
const groundIn = (text: string) =>
  checkGround(inventoryOf(read(text).records), null, CIRCUMSTANCES);

describe("the ground of checks", () => {
  it("holds the circumstances and the cluster", () => {
    const { facts, possible, hasEvidence, at } = groundFrom(node("n"));
    expect(facts.traits).toEqual({ clusterSize: "large" });
    expect(facts.cluster.isInstalled).toBe(false);
    expect([possible, hasEvidence, at]).toEqual([CIRCUMSTANCES.possible, true, AT]);
  });
});

describe("a deployment as a subject", () => {
  it("has facts with defaults and no version where there is none", () => {
    const [subject] = groundFrom(storageCluster({ spec: { image: "px" } })).subjects.storageCluster;
    expect(subject?.object).toBe("StorageCluster/px-cluster");
    expect(subject?.facts).toEqual({
      name: "px-cluster",
      origin: "StorageCluster",
      partitioning: "unset",
      isLive: false,
      hasStorage: false,
      hasCloudStorage: false,
      useAll: true,
      storesBySelector: 0,
      disklessBySelector: 0,
      disklessByName: 0,
      initialStorageNodes: 0,
      caps: {},
      clusterDomain: "",
      kvdbEndpoints: [],
      taintBasedScheduling: false,
      maxUnavailable: "",
      allowsDisruption: true,
      disruptionBudget: "",
      suspendsProvisioning: false,
      legacySettings: [],
    });
  });

  it("counts its entries by what they select", () => {
    const nodes = [
      ...ON_PREMISES.nodes,
      labelEntry("a", "b", { storage: { devices: [] } }),
      { selector: { nodeName: "n" }, storage: { devices: [] } },
      { selector: { nodeName: "m" }, storage: { devices: ["/dev/sdb"] } },
    ];
    const [subject] = groundFrom(storageCluster({ spec: { storage: { useAll: true }, nodes } }))
      .subjects.storageCluster;
    expect(subject?.facts).toMatchObject({
      storesBySelector: 1,
      disklessBySelector: 2,
      disklessByName: 1,
    });
  });

  it.each([
    ["Helm values", { internalKVDB: true }, "Helm values"],
    [
      "DaemonSet",
      {
        apiVersion: "apps/v1",
        kind: "DaemonSet",
        metadata: { name: "px" },
        spec: { template: { spec: { containers: [{ image: "portworx/oci-monitor:2.5" }] } } },
      },
      "DaemonSet/px",
    ],
  ])("may be a %s", (origin, object, name) => {
    const [subject] = groundFrom(object).subjects.storageCluster;
    expect([subject?.facts, subject?.object]).toEqual([expect.objectContaining({ origin }), name]);
  });

  it("stands where its fields stand", () => {
    const [subject] = groundIn(yamlOf(storageCluster())).subjects.storageCluster;
    expect(subject?.placeOf(null)).toEqual({ file: "cluster.yaml", line: 1, column: 1 });
    expect(subject?.placeOf("spec.cloudStorage")).toEqual({
      file: "cluster.yaml",
      line: 8,
      column: 3,
    });
  });
});

describe("a node group as a subject", () => {
  it("stands where its fields stand", () => {
    const [subject] = groundIn(yamlOf(eksctl([nodeGroup("storage", "storage")]))).subjects
      .nodeGroup;
    expect(subject?.object).toBe("eksctl node group/storage");
    expect(subject?.placeOf(null)).toEqual({ file: "cluster.yaml", line: 7, column: 5 });
    expect(subject?.placeOf("maxSize")).toEqual({ file: "cluster.yaml", line: 9, column: 5 });
  });
});

describe("a node as a subject", () => {
  const subjectOf = (...objects: readonly object[]) => [...groundFrom(...objects).subjects.node];

  it("is joined with its StorageNode", () => {
    const [first, second] = subjectOf(
      dumpOf([STORAGE, down({ ...STORAGE, labels: { "px/storage-node": "true" } })]),
    );
    expect(first?.facts).toEqual({
      name: "node-1",
      pool: "storage",
      nodeType: "storage",
      provision: "",
      online: true,
      storage: true,
      refusal: "",
      interruptible: false,
      legacyLabels: [],
    });
    expect(second?.facts).toEqual({
      name: "node-2",
      pool: "storage",
      nodeType: "storage",
      provision: "",
      online: false,
      refusal: "",
      interruptible: false,
      legacyLabels: ["px/storage-node"],
    });
    expect(first?.placeOf("metadata")).toEqual({ file: "cluster.yaml", line: 1, column: 1 });
  });

  it("has no key for what its StorageNode would tell", () => {
    const [subject] = subjectOf(node("n"), storageNode("other", true));
    expect(subject?.facts).toEqual({
      name: "n",
      pool: "",
      nodeType: "",
      provision: "",
      refusal: "",
      interruptible: false,
      legacyLabels: [],
    });
  });

  it("is alike others of which no fact differs but the name", () => {
    const other = { ...STORAGE, labels: { "px/storage-node": "true" } };
    const subjects = subjectOf(dumpOf([STORAGE, down(STORAGE), STORAGE, other, STORAGE]));
    const groups = [...new Set(subjects.map(({ alike }) => alike))];
    expect(subjects.map(({ alike }) => groups.indexOf(alike))).toEqual([0, 1, 0, 2, 0]);
    expect(subjects.map(({ object }) => object)).toContain("Node/node-5");
    expect(subjects.map(({ at }) => at)).toEqual(subjects.map((each) => each.placeOf(null)));
  });

  it("is one that Portworx may run on", () => {
    expect(subjectOf(node("n", { labels: { "px/enabled": "false" } }))).toEqual([]);
  });
});

describe("a StorageClass as a subject", () => {
  const storageClass = {
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name: "px-db" },
    provisioner: "pxd.portworx.com",
    parameters: { repl: "2" },
  };
  const volume = {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name: "pv-a" },
    spec: {
      claimRef: { namespace: "shop", name: "a" },
      storageClassName: "px-db",
      csi: { driver: "pxd.portworx.com" },
    },
  };

  it("counts the claims that are bound with it, each once", () => {
    const [subject] = groundFrom(storageClass, claim("a"), volume, claim("b")).subjects
      .storageClass;
    expect(subject?.facts).toEqual({
      name: "px-db",
      replicas: 2,
      fastPath: false,
      boundVolumes: 2,
    });
    expect(subject?.placeOf("parameters")).toEqual({ file: "cluster.yaml", line: 1, column: 1 });
  });

  it("does not know of volumes where no claim was read", () => {
    const [subject] = groundFrom(storageClass).subjects.storageClass;
    expect(subject?.facts).toEqual({ name: "px-db", replicas: 2, fastPath: false });
  });
});
