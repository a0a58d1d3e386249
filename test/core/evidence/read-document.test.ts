import { describe, expect, it } from "vitest";
import { read, yamlOf } from "../../support/evidence.ts";
import { list, node, storageCluster, storageNode } from "./objects.ts";

const only = (skipped: string) => ({ records: [], skipped: [skipped] });
const unread = (text: string) => read(text).skipped;

describe("a document that is read", () => {
  it("may be one of several in a file, each with its place", () => {
    const { records, skipped } = read(yamlOf(storageCluster(), { a: 1 }, node("n")), "px/all.yaml");
    expect(records.map(({ object, at }) => [object, at.file, at.line])).toEqual([
      ["StorageCluster", "px/all.yaml", 1],
      ["Node", "px/all.yaml", 14],
    ]);
    expect(skipped).toEqual(["no kind"]);
  });

  it.each([
    ["v1", "List"],
    ["v1", "NodeList"],
  ])("may be a list of %s/%s", (apiVersion, kind) => {
    const { records } = read(yamlOf({ ...list(node("a"), node("b")), apiVersion, kind }));
    expect(records.map(({ name, at }) => [name, at.line])).toEqual([
      ["a", 4],
      ["b", 18],
    ]);
    expect(records.every((record) => record.type === "node" && record.isListed)).toBe(true);
  });

  it("may be a typed list as a server prints it, without the kind of its items", () => {
    const bare = ({ apiVersion: _, kind: __, ...rest }: Record<string, unknown>) => rest;
    const items = [storageNode("a", true), storageNode("b", false)].map((each) =>
      bare(Object(each)),
    );
    const text = yamlOf({
      apiVersion: "core.libopenstorage.org/v1",
      kind: "StorageNodeList",
      items,
    });
    expect(read(text).records).toMatchObject([
      { name: "a", storage: true },
      { name: "b", storage: false },
    ]);
  });

  it("is not whole where the server holds more items back", () => {
    const page = (token: unknown) => ({ ...list(node("a")), metadata: { continue: token } });
    const isListed = (token: unknown) =>
      read(yamlOf(page(token))).records.map((each) => each.type === "node" && each.isListed);
    expect(["abc", "", null].map((token) => isListed(token))).toEqual([[false], [true], [true]]);
  });
});

describe("a list", () => {
  it("tells of each item that is not read", () => {
    const status = { apiVersion: "v1", kind: "Status", status: "Failure", message: "forbidden" };
    const { records, skipped } = read(
      yamlOf(
        list(node("a"), status, { apiVersion: "v1", kind: "Service" }, { a: 1 }, list(node("b"))),
      ),
    );
    expect(records.map(({ name }) => name)).toEqual(["a"]);
    expect(skipped).toEqual([
      "kind Status",
      "kind Service",
      "no kind",
      "kind List: a Node inside it is not read",
    ]);
  });

  it("does not take a template in one item for a template in another", () => {
    const gap = storageCluster({ name: "gap", spec: { image: "px:${VERSION}" } });
    const { records, skipped } = read(yamlOf(list(gap, storageCluster())));
    expect(records.map(({ name }) => name)).toEqual(["px-cluster"]);
    expect(skipped).toHaveLength(1);
  });

  it.each([
    ["is empty", { apiVersion: "v1", kind: "List", items: [] }, "an empty list"],
    ["has no items", { apiVersion: "v1", kind: "NodeList", items: null }, "kind NodeList"],
    [
      "has items that are none",
      { apiVersion: "v1", kind: "NodeList", items: { a: 1 } },
      "kind NodeList",
    ],
  ])("that %s is skipped", (_, value, reason) => {
    expect(read(yamlOf(value))).toEqual(only(reason));
  });
});

describe("a document that is not read says why", () => {
  it.each([
    ["a text", "just a text", "no kind"],
    ["a number", "7", "no kind"],
    ["a list", "- a\n- b", "no kind"],
    ["nothing", "null", "no kind"],
    ["no apiVersion", "kind: Node", "kind Node without apiVersion"],
    ["a kind that is no text", "{ apiVersion: v1, kind: [Node] }", "no kind"],
    ["another kind", "{ apiVersion: v1, kind: Service }", "kind Service"],
    [
      "a StorageCluster of another product",
      "{ apiVersion: ocs.openshift.io/v1, kind: StorageCluster }",
      "kind StorageCluster of ocs.openshift.io",
    ],
    [
      "a StorageNode of another product",
      "{ apiVersion: storage.simplyblock.io/v1alpha1, kind: StorageNode }",
      "kind StorageNode of storage.simplyblock.io",
    ],
    [
      "a MachineSet of another project",
      "{ apiVersion: machines.example/v1beta1, kind: MachineSet }",
      "kind MachineSet of machines.example",
    ],
    [
      "a NodePool of another product",
      "{ apiVersion: hypershift.openshift.io/v1beta1, kind: NodePool }",
      "kind NodePool of hypershift.openshift.io",
    ],
    [
      "the core group with another kind's name",
      "{ apiVersion: v1, kind: MachineSet }",
      "kind MachineSet",
    ],
    ["a Status of another group", "{ apiVersion: example/v1, kind: Status }", "kind Status"],
    ["keys that a prototype has", "{ apiVersion: v1, kind: constructor }", "kind constructor"],
    [
      "an object that says nothing",
      "{ apiVersion: v1, kind: ConfigMap }",
      expect.stringContaining("kind ConfigMap: says nothing"),
    ],
  ])("%s", (_, text, reason) => {
    expect(read(text)).toEqual(only(reason));
  });
});

describe("evidence inside other objects is noted as not read", () => {
  const MANIFEST = "apiVersion: core.libopenstorage.org/v1\nkind: StorageCluster\n";
  const inside = (kind: string, spec: unknown) =>
    unread(yamlOf({ apiVersion: "x/v1", kind, spec }));

  it.each<[string, string, unknown, string]>([
    [
      "in a policy",
      "Policy",
      {
        "policy-templates": [
          {
            objectDefinition: {
              spec: { "object-templates": [{ objectDefinition: storageCluster() }] },
            },
          },
        ],
      },
      "kind Policy: a StorageCluster inside it is not read",
    ],
    [
      "in a text",
      "Job",
      { args: [`cat <<END\n  ${MANIFEST.replaceAll("\n", "\n  ")}END`] },
      "kind Job: a StorageCluster inside it is not read",
    ],
    [
      "of two kinds",
      "Template",
      [storageCluster(), node("n")],
      "kind Template: a Node and a StorageCluster inside it is not read",
    ],
    [
      "as values of a chart",
      "Application",
      { helm: { values: "chart: portworx" } },
      "kind Application: what it says about Portworx is not read",
    ],
    ["as values of another chart", "HelmRelease", { values: { image: "web" } }, "kind HelmRelease"],
    ["as a mention only", "Ingress", { host: "portworx.example" }, "kind Ingress"],
    [
      "as a reference",
      "Lease",
      { owner: { apiVersion: "v1", kind: "Node", name: "n" } },
      "kind Lease",
    ],
    ["as a Node in a text", "Job", { args: ["kind: Node"] }, "kind Job"],
    [
      "as the same name in another group",
      "Policy",
      [{ apiVersion: "ocs.openshift.io/v1", kind: "StorageCluster", metadata: {} }],
      "kind Policy",
    ],
  ])("%s", (_, kind, spec, reason) => {
    expect(inside(kind, spec)).toEqual([reason]);
  });

  it("in a ConfigMap, which is otherwise read", () => {
    const configMap = {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "px" },
      data: { "px.yaml": MANIFEST },
    };
    expect(unread(yamlOf(configMap))).toEqual([
      "kind ConfigMap: a StorageCluster inside it is not read",
    ]);
  });

  it("but not searched for without end", () => {
    const items = Array.from({ length: 200_000 }, () => 1);
    const text = JSON.stringify({
      apiVersion: "x/v1",
      kind: "Big",
      first: storageCluster(),
      items,
    });
    expect(unread(text)).toEqual(["kind Big"]);
  });
});
