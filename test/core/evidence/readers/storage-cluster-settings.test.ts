import { describe, expect, it } from "vitest";
import type { PortworxSpec } from "../../../../src/core/evidence/portworx-spec.ts";
import { recordIn, yamlOf } from "../../../support/evidence.ts";
import { partitioning, storageCluster } from "../objects.ts";

const specIn = (text: string) => recordIn(text) as PortworxSpec;
const specOf = (spec: object) => specIn(yamlOf(storageCluster({ spec })));
const annotated = (annotations: object) => specIn(yamlOf(storageCluster({ annotations })));

describe("partitioning is", () => {
  const URL = "https://install.example/3.6?operator=true&e=";
  const variable = (value: unknown) => storageCluster({ env: [partitioning(value)] });
  it.each([
    ["true", "true"],
    ["True", "true"],
    ["on", "true"],
    [true, "true"],
    [1, "true"],
    ["false", "false"],
    [false, "false"],
    ["off", "false"],
    ["", "unclear"],
    ["sometimes", "unclear"],
    [null, "unclear"],
    [["true"], "unclear"],
  ])("with the value %j: %s", (value, expected) => {
    expect(specIn(yamlOf(variable(value))).partitioning).toBe(expected);
  });

  it.each([
    ["another variable", [{ name: "OTHER", value: "true" }], "unset"],
    [
      "a name that only begins like it",
      [{ name: "ENABLE_ASG_STORAGE_PARTITIONING_X", value: "true" }],
      "unset",
    ],
    [
      "a value from elsewhere",
      [{ name: "ENABLE_ASG_STORAGE_PARTITIONING", valueFrom: {} }],
      "unclear",
    ],
    ["the last of two", [partitioning("true"), partitioning("false")], "false"],
  ])("with %s", (_, env, expected) => {
    expect(specIn(yamlOf(storageCluster({ env }))).partitioning).toBe(expected);
  });

  it.each([
    ["ENABLE_ASG_STORAGE_PARTITIONING%3Dtrue", "true"],
    ["A%3Db%2CENABLE_ASG_STORAGE_PARTITIONING%3Dtrue", "true"],
    ['"ENABLE_ASG_STORAGE_PARTITIONING=false"', "unset"],
    ["ENABLE_ASG_STORAGE_PARTITIONING", "unset"],
    ["OTHER%3Dtrue", "unset"],
    ["%E0%A4%A", "unset"],
    ["&x=1", "unset"],
  ])("with the address of the installation …&e=%s: %s", (environment, expected) => {
    const found = annotated({ "portworx.io/install-source": `${URL}${environment}` });
    expect([found.partitioning, found.partitioningAt]).toEqual([expected, null]);
  });

  it("what spec.env says, whatever the address of the installation says", () => {
    const annotations = {
      "portworx.io/install-source": `${URL}ENABLE_ASG_STORAGE_PARTITIONING=true`,
    };
    const both = storageCluster({ annotations, env: [partitioning("false")] });
    expect(specIn(yamlOf(both)).partitioning).toBe("false");
  });
});

describe("annotations and settings are read", () => {
  it.each([
    [{ "portworx.io/misc-args": "-cluster_domain east -T px-storev2" }, { clusterDomain: "east" }],
    [{ "portworx.io/misc-args": "--oem=px-csi" }, { isCsiOnly: true }],
    [{ "portworx.io/misc-args": "--oem px-csi" }, { isCsiOnly: true }],
    [{ "portworx.io/misc-args": "--oem esse" }, { isCsiOnly: false }],
    [{ "portworx.io/misc-args": "-z" }, { legacySettings: ["-z"], storesByDefault: false }],
    [{ "portworx.io/cluster-id": "shared" }, { clusterId: "shared" }],
    [{ "operator.libopenstorage.org/disable-storage": "true" }, { isCsiOnly: true }],
    [{ "operator.libopenstorage.org/disable-storage": "false" }, { isCsiOnly: false }],
    [{ "portworx.io/pod-disruption-budget": "false" }, { disruptionBudget: "off" }],
    [{ "portworx.io/pod-disruption-budget": "true" }, { disruptionBudget: null }],
    [{ "portworx.io/storage-pdb-min-available": 4 }, { disruptionBudget: "4" }],
    [{ "portworx.io/suspend-storage-node-provisioning": "True" }, { suspendsProvisioning: true }],
  ])("%j", (annotations, expected) => {
    expect(annotated(annotations)).toMatchObject(expected);
  });

  it.each([
    [
      { kvdb: { endpoints: ["etcd:http://b", "", {}, "etcd:http://a"] } },
      { kvdbEndpoints: ["etcd:http://a", "etcd:http://b"] },
    ],
    [{ kvdb: { internal: true } }, { kvdbEndpoints: [] }],
    [{ updateStrategy: { rollingUpdate: { maxUnavailable: "10%" } } }, { maxUnavailable: "10%" }],
    [
      { updateStrategy: { rollingUpdate: { maxUnavailable: 2, disruption: { allow: false } } } },
      { maxUnavailable: "2", allowsDisruption: false },
    ],
    [{ taintBasedScheduling: { enabled: true } }, { taintBasedScheduling: true }],
    [{ image: "px.example/px-pure-csi-driver:25.8.0" }, { isCsiOnly: true }],
  ])("%j", (spec, expected) => {
    expect(specOf(spec)).toMatchObject(expected);
  });

  it("and the ids of a running one", () => {
    const found = specIn(
      yamlOf(storageCluster({ status: { clusterUid: "u-1", clusterName: "px-one" } })),
    );
    expect(found).toMatchObject({ clusterUid: "u-1", clusterId: "px-one", isLive: true });
  });
});
