import { describe, expect, it } from "vitest";
import { read, yamlOf } from "../../support/evidence.ts";
import { eksctl, labelEntry, nodeGroup, storageCluster } from "./objects.ts";

const only = (skipped: string) => ({ records: [], skipped: [skipped] });

describe("a value that a template has yet to fill in", () => {
  const gap = (path: string, text: string, kind = "StorageCluster") =>
    only(`${kind}: ${path} holds ${JSON.stringify(text)}, which a template has yet to fill in`);

  it.each([
    [
      "spec.image",
      "portworx/oci-monitor:{{ version }}",
      { image: "portworx/oci-monitor:{{ version }}" },
    ],
    ["spec.image", "px:{% version %}", { image: "px:{% version %}" }],
    ["spec.image", "px:${VERSION}", { image: "px:${VERSION}" }],
    ["spec.image", "px:${VERSION:-3.6.1}", { image: "px:${VERSION:-3.6.1}" }],
    ["spec.image", "px:<version_replaceme>", { image: "px:<version_replaceme>" }],
    ["spec.storage", "${STORAGE}", { storage: "${STORAGE}" }],
    ["spec.storage.devices", "{{ devices }}", { storage: { devices: "{{ devices }}" } }],
    ["spec.env", "${ENV}", { env: "${ENV}" }],
    ["spec.nodes", "<nodes>", { nodes: "<nodes>" }],
    [
      "spec.nodes.0.storage",
      "{{ none }}",
      { nodes: [labelEntry("a", "b", { storage: "{{ none }}" })] },
    ],
    [
      "spec.cloudStorage.initialStorageNodes",
      "${N}",
      { cloudStorage: { initialStorageNodes: "${N}" } },
    ],
  ])("%s: %s", (path, text, spec) => {
    expect(read(yamlOf(storageCluster({ spec })))).toEqual(gap(path, text));
  });

  it("may be the whole spec", () => {
    const text =
      "{ apiVersion: core.libopenstorage.org/v1, kind: StorageCluster, spec: '{{ spec }}' }";
    expect(read(text)).toEqual(gap("spec", "{{ spec }}"));
  });

  it.each([
    ["a name", storageCluster({ name: "{{ cluster }}" })],
    ["a namespace", { ...storageCluster(), metadata: { name: "px", namespace: "${NS}" } }],
    ["a field that decides nothing", storageCluster({ spec: { secretsProvider: "<provider>" } })],
    ["the name of a node group", eksctl([nodeGroup("${CLUSTER}-storage", "storage")])],
    [
      "the zones of a node group",
      eksctl([nodeGroup("a", "storage", { availabilityZones: ["${REGION}a"] })]),
    ],
  ])("does not matter in %s", (_, object) => {
    const { records, skipped } = read(yamlOf(object));
    const objects = records.filter(({ type }) => type !== "trait-statement");
    expect([objects.length, skipped]).toEqual([1, []]);
  });

  it.each(["a < b", "x<1>", "$(NODE_NAME)", "$VERSION", "{ a }", "%VERSION%", "<>", "a {b} c"])(
    "is not %j",
    (image) => {
      expect(read(yamlOf(storageCluster({ spec: { image } }))).skipped).toEqual([]);
    },
  );

  it("takes linear time to look for", () => {
    const image = "${".repeat(200_000);
    expect(read(yamlOf(storageCluster({ spec: { image } }))).records).toHaveLength(1);
  });
});
