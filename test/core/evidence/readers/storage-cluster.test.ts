import { describe, expect, it } from "vitest";
import type { PortworxSpec } from "../../../../src/core/evidence/portworx-spec.ts";
import { recordIn, yamlOf } from "../../../support/evidence.ts";
import { labelEntry, storageCluster } from "../objects.ts";

const specIn = (text: string) => recordIn(text) as PortworxSpec;
const specOf = (spec: object) => specIn(yamlOf(storageCluster({ spec })));
const PLAIN = `
# A cluster as the generator writes it
apiVersion: core.libopenstorage.org/v1
kind: StorageCluster
metadata:
  name: px-cluster-1
  namespace: portworx
spec:
  image: portworx/oci-monitor:3.6.1
  cloudStorage:
    deviceSpecs:
      - type=gp3,size=150
    initialStorageNodes: 3
  env:
    - name: ENABLE_ASG_STORAGE_PARTITIONING
      value: "true"
`;

describe("a StorageCluster", () => {
  it("is read whole, with the places of what decides", () => {
    const spec = specIn(PLAIN);
    expect(spec).toEqual({
      type: "portworx-spec",
      object: "StorageCluster",
      name: "px-cluster-1",
      namespace: "portworx",
      at: { file: "cluster.yaml", line: 3, column: 1 },
      isLive: false,
      isInstalling: null,
      isPartial: false,
      version: "3.6.1",
      partitioning: "true",
      partitioningAt: { file: "cluster.yaml", line: 16, column: 14 },
      hasStorage: false,
      hasCloudStorage: true,
      useAll: false,
      storesByDefault: true,
      storageAt: { file: "cluster.yaml", line: 10, column: 3 },
      overrides: [],
      initialStorageNodes: 3,
      initialStorageNodesAt: { file: "cluster.yaml", line: 13, column: 5 },
      caps: {},
      isCsiOnly: false,
      installed: null,
      clusterDomain: null,
      kvdbEndpoints: [],
      clusterUid: null,
      clusterId: "px-cluster-1",
      taintBasedScheduling: false,
      maxUnavailable: null,
      allowsDisruption: null,
      disruptionBudget: null,
      suspendsProvisioning: false,
      legacySettings: [],
      placeOf: expect.any(Function),
    });
    expect(spec.placeOf(["spec", "image"])).toEqual({ file: "cluster.yaml", line: 9, column: 3 });
  });

  it("of the older version is read alike", () => {
    const older = PLAIN.replace("org/v1\n", "org/v1alpha1\n");
    expect(specIn(older)).toMatchObject({ partitioning: "true", version: "3.6.1" });
  });

  it("that says nothing takes every blank disk", () => {
    const bare = "{ apiVersion: core.libopenstorage.org/v1, kind: StorageCluster }";
    const { useAll, storesByDefault, hasStorage, hasCloudStorage, version, name } = specIn(bare);
    expect({ useAll, storesByDefault, hasStorage, hasCloudStorage, version, name }).toEqual({
      useAll: true,
      storesByDefault: true,
      hasStorage: false,
      hasCloudStorage: false,
      version: null,
      name: "",
    });
  });

  it.each([
    ["a new image", { image: "px:3.6.2" }, true],
    ["a variable", { env: [{ name: "A", value: "b" }] }, true],
    ["nothing", {}, true],
    ["drives", { cloudStorage: {} }, false],
    ["local disks", { storage: {} }, false],
    ["a KVDB", { kvdb: { internal: true } }, false],
    ["entries for nodes", { nodes: [] }, false],
    ["many other settings", { image: "px:3", placement: {}, updateStrategy: {}, env: [] }, false],
    ["a driver for an array", { image: "portworx/px-pure-csi-driver:25.8.0" }, false],
  ])("with %s may be a patch: %j", (_, spec, isPartial) => {
    expect(specOf(spec).isPartial).toBe(isPartial);
  });

  it.each([
    ["by its uid", "metadata: { name: px, uid: 0-1 }"],
    ["by its status", "metadata: { name: px }\nstatus: { phase: Online }"],
  ])("runs, %s", (_, text) => {
    const running = `apiVersion: core.libopenstorage.org/v1\nkind: StorageCluster\n${text}`;
    expect(specIn(running).isLive).toBe(true);
  });
});

describe("drives are read from", () => {
  it.each([
    [{ storage: { useAll: true } }, { useAll: true, storesByDefault: true }],
    [{ storage: { useAll: "yes" } }, { useAll: true, storesByDefault: true }],
    [{ storage: { useAllWithPartitions: true } }, { useAll: true, storesByDefault: true }],
    [{ storage: {} }, { useAll: true, storesByDefault: true }],
    [{ storage: { journalDevice: "auto" } }, { useAll: true, storesByDefault: true }],
    [{ storage: { devices: ["/dev/sdb"] } }, { useAll: false, storesByDefault: true }],
    [{ storage: { devices: [] } }, { useAll: false, storesByDefault: false }],
    [{ storage: { useAll: false } }, { useAll: false, storesByDefault: false }],
    [
      { storage: { devices: [] }, cloudStorage: {} },
      { useAll: false, storesByDefault: true },
    ],
    [
      { storage: null, cloudStorage: null },
      { useAll: true, storesByDefault: true },
    ],
    [
      { nodes: [labelEntry("a", "b", { cloudStorage: { deviceSpecs: ["size=9"] } })] },
      { useAll: false, storesByDefault: false },
    ],
    [
      { nodes: [labelEntry("a", "b", { storage: { devices: ["/dev/sdb"] } })] },
      { useAll: true, storesByDefault: true },
    ],
  ])("%j", (spec, expected) => {
    expect(specOf(spec)).toMatchObject(expected);
  });

  it("caps, as numbers or in quotes, and leaves out what is no number", () => {
    const cloudStorage = {
      maxStorageNodes: "6",
      maxStorageNodesPerZone: 0,
      maxStorageNodesPerZonePerNodeGroup: -1,
    };
    expect(specOf({ cloudStorage }).caps).toEqual({
      maxStorageNodes: 6,
      maxStorageNodesPerZone: 0,
    });
  });
});

describe("entries of spec.nodes", () => {
  const byLabel = (more: object) => labelEntry("a", "b", more);
  it.each([
    [byLabel({ storage: { devices: [] } }), "labels", "none"],
    [byLabel({ storage: { useAll: false } }), "labels", "none"],
    [byLabel({ storage: { devices: ["/dev/sdb"] } }), "labels", "stores"],
    [byLabel({ storage: { useAll: true, devices: [] } }), "labels", "stores"],
    [byLabel({ storage: { useAllWithPartitions: true } }), "labels", "stores"],
    [byLabel({ cloudStorage: { deviceSpecs: ["size=9"] } }), "labels", "stores"],
    [byLabel({ cloudStorage: {} }), "labels", "stores"],
    [byLabel({ cloudStorage: { deviceSpecs: [] } }), "labels", "none"],
    [
      byLabel({ storage: { devices: [] }, cloudStorage: { deviceSpecs: ["size=9"] } }),
      "labels",
      "none",
    ],
    [byLabel({ storage: {} }), "labels", "unchanged"],
    [byLabel({ storage: { devices: null } }), "labels", "unchanged"],
    [byLabel({ network: {} }), "labels", "unchanged"],
    [{ selector: { nodeName: "n" }, storage: { devices: [] } }, "name", "none"],
    [
      {
        selector: { labelSelector: { matchLabels: { role: "Arbiter" } } },
        storage: { devices: [] },
      },
      "name",
      "none",
    ],
    [{ selector: {}, storage: { devices: [] } }, "labels", "unchanged"],
    [{ storage: { devices: [] } }, "labels", "unchanged"],
  ])("%j", (entry, selects, storage) => {
    const [override] = specOf({ storage: { useAll: true }, nodes: [entry] }).overrides;
    expect(override).toMatchObject({ selects, storage });
  });

  it.each([
    [{ useAll: false }, "unchanged"],
    [{ devices: [] }, "none"],
    [{ devices: ["/dev/sdc"] }, "stores"],
  ])("fall back to the devices of the cluster: %j", (storage, expected) => {
    const nodes = [labelEntry("a", "b", { storage })];
    const [override] = specOf({ storage: { devices: ["/dev/sdb"] }, nodes }).overrides;
    expect(override?.storage).toBe(expected);
  });

  it.each([
    ["a mapping", {}],
    ["a text", "none"],
    ["null", null],
  ])("that are %s are none", (_, nodes) => {
    expect(specOf({ nodes }).overrides).toEqual([]);
  });
});

describe("the version is", () => {
  it.each([
    ["portworx/oci-monitor:3.6.1", "3.6.1"],
    ["registry.example:5000/px/oci-monitor:3.4.0", "3.4.0"],
    ["registry.example:5000/px/oci-monitor", null],
    ["portworx/oci-monitor:3.5.0@sha256:0123abcd", "3.5.0"],
    ["portworx/oci-monitor@sha256:0123abcd", null],
    ["portworx/oci-monitor:latest", null],
    ["portworx/oci-monitor:2.13.0-rc1", "2.13.0-rc1"],
    [36, null],
    [null, null],
  ])("of the image %s", (image, version) => {
    expect(specOf({ image }).version).toBe(version);
  });

  it.each([
    ["spec.version", "spec: { image: px/oci-monitor, version: 3.4.2 }"],
    ["status.version", "spec: { image: px/oci-monitor }\nstatus: { version: 3.4.2 }"],
  ])("that of %s where the image has none", (_, text) => {
    const found = specIn(`apiVersion: core.libopenstorage.org/v1\nkind: StorageCluster\n${text}`);
    expect(found.version).toBe("3.4.2");
  });
});
