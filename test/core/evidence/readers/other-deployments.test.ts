import { describe, expect, it } from "vitest";
import type { PortworxSpec } from "../../../../src/core/evidence/portworx-spec.ts";
import { read, recordIn, yamlOf } from "../../../support/evidence.ts";
import { labelEntry, partitioning } from "../objects.ts";

const daemonSet = (container: object, apiVersion = "apps/v1") => ({
  apiVersion,
  kind: "DaemonSet",
  metadata: { name: "portworx", namespace: "kube-system" },
  spec: {
    updateStrategy: { rollingUpdate: { maxUnavailable: 1 } },
    template: { spec: { containers: [container] } },
  },
});
const specOf = (...args: unknown[]) =>
  recordIn(yamlOf(daemonSet({ image: "portworx/oci-monitor:2.5.5", args }))) as PortworxSpec;

describe("a DaemonSet of Portworx", () => {
  it.each<[unknown[], Partial<PortworxSpec>]>([
    [
      ["-c", "shop", "-s", "/dev/sdb", "-x", "kubernetes"],
      { clusterId: "shop", hasStorage: true, hasCloudStorage: false, useAll: false },
    ],
    [["-a"], { useAll: true, storesByDefault: true, clusterId: "portworx" }],
    [["-A"], { useAll: true }],
    [["-z"], { legacySettings: ["-z"], storesByDefault: false }],
    [["-s", "type=gp2,size=150"], { hasStorage: false, hasCloudStorage: true }],
    [["-s", "size=150"], { hasCloudStorage: true }],
    [["-k", "etcd:http://b,etcd:http://a"], { kvdbEndpoints: ["etcd:http://a", "etcd:http://b"] }],
    [["-b"], { kvdbEndpoints: [] }],
    [["-cluster_domain", "east"], { clusterDomain: "east" }],
    [["-max_storage_nodes_per_zone", "3"], { caps: { maxStorageNodesPerZone: 3 } }],
    [
      ["-max_storage_nodes_per_zone=3", "--max_drive_set_count=9"],
      { caps: { maxStorageNodesPerZone: 3, maxStorageNodes: 9 } },
    ],
    [["-max_storage_nodes_per_zone", "many"], { caps: {} }],
    [["stray", 7, null], { version: "2.5.5", maxUnavailable: "1", overrides: [] }],
  ])("with the arguments %j", (args, expected) => {
    expect(specOf(...args)).toMatchObject(expected);
  });

  it.each([
    ["portworx/oci-monitor:2.13.0", "2.13.0"],
    ["portworx/px-enterprise", null],
    ["registry.example/portworx/px-dev@sha256:01", null],
  ])("with the image %s", (image, version) => {
    expect(recordIn(yamlOf(daemonSet({ image }, "extensions/v1beta1")))).toMatchObject({ version });
  });

  it.each([
    [[partitioning("true")], "true"],
    [[], "unset"],
  ])("with the variables %j", (env, expected) => {
    const object = daemonSet({ image: "portworx/oci-monitor:2.5.5", env });
    expect(recordIn(yamlOf(object))).toMatchObject({ partitioning: expected });
  });

  it("says where its fields stand", () => {
    expect(specOf("-a").placeOf(["metadata", "name"])).toEqual({
      file: "cluster.yaml",
      line: 4,
      column: 3,
    });
  });

  it.each([["logs:1"], ["example/px-devtools:1"], ["example/oci-monitor-exporter:1"]])(
    "is not one of %s",
    (image) => {
      expect(read(yamlOf(daemonSet({ image }))).skipped).toEqual([
        expect.stringContaining("kind DaemonSet: says nothing"),
      ]);
    },
  );
});

describe("values of the official chart", () => {
  const valuesOf = (values: object) => recordIn(yamlOf(values)) as PortworxSpec;

  it.each<[object, Partial<PortworxSpec>]>([
    [
      { drives: "none", internalKVDB: true, imageVersion: "3.6.1", clusterName: "shop" },
      {
        object: "Helm values",
        name: "shop",
        version: "3.6.1",
        useAll: true,
        hasStorage: true,
        storesByDefault: true,
      },
    ],
    [{ internalKVDB: true }, { name: "", useAll: true, version: null, partitioning: "unset" }],
    [
      { internalKVDB: true, drives: "/dev/sdb;/dev/sdc" },
      { hasStorage: true, useAll: false },
    ],
    [
      { internalKVDB: true, drives: "type=gp3,size=100;type=gp3,size=200" },
      { hasCloudStorage: true, hasStorage: false },
    ],
    [{ internalKVDB: true, drives: "sc=px,size=100" }, { hasCloudStorage: true }],
    [{ initialStorageNodes: 3 }, { initialStorageNodes: 3 }],
    [{ initialStorageNodes: null }, { initialStorageNodes: 0, initialStorageNodesAt: null }],
    [{ maxStorageNodesPerZone: 2 }, { caps: { maxStorageNodesPerZone: 2 } }],
    [{ internalKVDB: true, clusterName: "{{ name }}" }, { name: "{{ name }}" }],
    [{ internalKVDB: false, etcdEndPoint: "etcd:http://a" }, { kvdbEndpoints: ["etcd:http://a"] }],
    [{ internalKVDB: false, etcdEndPoint: { a: 1 } }, { kvdbEndpoints: [""] }],
    [
      { internalKVDB: true, taintBasedScheduling: { enabled: true } },
      { taintBasedScheduling: true },
    ],
    [{ internalKVDB: true, updateStrategy: { maxUnavailable: 2 } }, { maxUnavailable: "2" }],
    [{ internalKVDB: true, envs: [partitioning("true")] }, { partitioning: "true" }],
    [
      { internalKVDB: true, envVars: "A=b; ENABLE_ASG_STORAGE_PARTITIONING=true" },
      { partitioning: "true" },
    ],
    [{ internalKVDB: true, envVars: "ENABLE_ASG_STORAGE_PARTITIONING" }, { partitioning: "unset" }],
    [
      { internalKVDB: true, envVars: "none" },
      { partitioning: "unset", partitioningAt: null },
    ],
  ])("%j", (values, expected) => {
    expect(valuesOf(values)).toMatchObject(expected);
  });

  it.each([
    ["none", { useAll: false }, "none"],
    ["/dev/sdb", { useAll: false }, "unchanged"],
    ["/dev/sdb", { devices: [] }, "none"],
    ["none", { devices: ["/dev/nvme0n1"] }, "stores"],
  ])("with the drives %s and an entry with %j", (drives, storage, expected) => {
    const nodesConfiguration = [labelEntry("a", "b", { storage })];
    expect(valuesOf({ drives, nodesConfiguration }).overrides).toMatchObject([
      { storage: expected },
    ]);
  });

  it("say where their keys stand", () => {
    expect(valuesOf({ drives: "none", internalKVDB: true }).placeOf(["internalKVDB"])).toEqual({
      file: "cluster.yaml",
      line: 2,
      column: 1,
    });
  });

  it.each([
    ["maxStorageNodes: 3\nenvVars: A=b\n", ["spec", "env"], 2],
    ["maxStorageNodes: 3\nenvVars: A=b\n", ["spec", "cloudStorage"], 1],
    ["internalKVDB: true\nkvdbDevice: x\n", ["spec", "nodes"], 1],
  ])("say where a field of the StorageCluster comes from: %j %j", (text, path, line) => {
    expect((recordIn(text) as PortworxSpec).placeOf(path).line).toBe(line);
  });

  it("with drives that a template has yet to fill in are skipped", () => {
    expect(read(yamlOf({ internalKVDB: true, drives: "<drives>" }))).toEqual({
      records: [],
      skipped: ['Helm values: drives holds "<drives>", which a template has yet to fill in'],
    });
  });

  it.each([
    ["another chart", { image: "web", replicas: 3 }],
    ["the chart of a marketplace", { internalKVDB: true, awsProduct: "px" }],
    ["a list", [{ internalKVDB: true }]],
    ["a text", "internalKVDB"],
  ])("are not %s", (_, values) => {
    expect(read(yamlOf(Object(values)))).toEqual({ records: [], skipped: ["no kind"] });
  });
});
