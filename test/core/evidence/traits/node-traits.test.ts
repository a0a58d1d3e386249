import { describe, expect, it } from "vitest";
import { eksctl, list, names, node, nodeGroup, storageCluster } from "../objects.ts";
import { aboutTrait, observationsOf } from "./observed.ts";
import { EKS, plan, resource } from "./terraform.ts";

const provider = (providerID: unknown) => ({ spec: { providerID } });
const controlPlane = (name: string, more: object = {}) =>
  node(name, { labels: { "node-role.kubernetes.io/control-plane": "" }, ...more });
const workers = (count: number) => names("w", count).map((name) => node(name));

describe("the size of a cluster", () => {
  const size = (...objects: readonly object[]) => aboutTrait("clusterSize", objects);

  it.each([
    [1, []],
    [3, []],
    [4, ["clusterSize: small, medium, large (states)"]],
    [5, ["clusterSize: small, medium, large (states)"]],
    [6, ["clusterSize: medium, large (states)"]],
    [30, ["clusterSize: medium, large (states)"]],
    [31, ["clusterSize: large (states)"]],
  ])("of %d listed workers is at least that", (count, expected) => {
    const told = size(list(...workers(count)));
    expect(told.filter((text) => !text.includes("tiny"))).toEqual(expected);
  });

  it("does not count the control plane, unless there is nothing else", () => {
    const plane = names("c", 3).map((name) => controlPlane(name));
    const count = (...objects: readonly object[]) =>
      observationsOf(objects).find(({ trait }) => trait === "clusterSize")?.says;
    expect(count(list(...plane, ...workers(2)))).toMatch(/^2 worker nodes/);
    expect(count(list(...plane))).toMatch(/^3 worker nodes/);
    const both = { "node-role.kubernetes.io/master": "", "node-role.kubernetes.io/worker": "" };
    expect(count(list(...plane, node("m", { labels: both })))).toMatch(/^1 worker/);
  });

  it.each<[string, object[]]>([
    ["nodes one by one", workers(40)],
    ["one more beside a list", [list(...workers(40)), node("x")]],
    ["a list that goes on", [{ ...list(...workers(40)), metadata: { continue: "abc" } }]],
    ["no nodes", [storageCluster()]],
    ["groups alone", [eksctl([nodeGroup("g", undefined, { minSize: 40, maxSize: 40 })])]],
  ])("is open with %s", (_name, objects) => {
    expect(size(...objects)).toEqual([]);
  });
});

describe("the environment", () => {
  const environment = (...objects: readonly object[]) => aboutTrait("environment", objects);

  it.each([
    ["aws:///eu-west-1a/i-0abc", "aws"],
    ["gce://shop/europe-west1-b/gke-shop-0", "gcp"],
    ["azure:///subscriptions/0/x", "azure"],
    ["ibm://a///b/c", "ibm-cloud"],
    ["ibmcloud://a", "ibm-cloud"],
    ["oci://ocid1.instance", "oracle-cloud"],
    ["vsphere://4230", "vsphere"],
    ["openstack:///1f", "openstack"],
    ["digitalocean://12", "other"],
    ["hcloud://12", "other"],
    ["linode://12", "other"],
  ])("with nodes of %s is %s", (providerID, expected) => {
    expect(environment(node("a", provider(providerID)))).toEqual([
      `environment: ${expected} (states)`,
    ]);
  });

  it.each([
    ["k3s://node", "names the distribution"],
    ["kind://docker/kind/worker", "names the distribution"],
    ["metal3://0", "may be anything"],
    ["constructor://x", "is nobody's"],
    ["aws-x", "has no scheme"],
    ["", "is empty"],
    [undefined, "is not there"],
    [7, "is a number"],
  ])("with nodes of %j is open: it %s", (providerID, _why) => {
    expect(environment(node("a", provider(providerID)))).toEqual([]);
  });

  it("of nodes in two places is one of both", () => {
    const nodes = [
      node("a", provider("vsphere://1")),
      node("b", provider("aws:///1")),
      node("c", provider("k3s://1")),
    ];
    expect(environment(...nodes)).toEqual(["environment: aws, vsphere (states)"]);
    expect(observationsOf(nodes).find(({ trait }) => trait === "environment")?.says).toBe(
      "providerID of vsphere and aws: 2 of 3 nodes",
    );
  });

  it("is told by nodes before annotations, which people copy around", () => {
    const copied = storageCluster({ annotations: { "portworx.io/is-gke": "true" } });
    expect(environment(copied)).toEqual(["environment: gcp (strongly hints)"]);
    expect(environment(copied, node("a", provider("aws:///1")))).toEqual([
      "environment: aws (states)",
      "environment: gcp (hints)",
    ]);
    expect(environment(copied, node("a", provider("k3s://1")))).toEqual([
      "environment: gcp (strongly hints)",
    ]);
  });

  it("contradicts itself where nodes and the Infrastructure differ, which both state it", () => {
    const infrastructure = {
      apiVersion: "config.openshift.io/v1",
      kind: "Infrastructure",
      metadata: { name: "cluster" },
      status: { platformStatus: { type: "GCP" } },
    };
    expect(environment(infrastructure, node("a", provider("aws:///1")))).toEqual([
      "environment: aws (states)",
      "environment: gcp (states)",
    ]);
  });
});

describe("the share of spot capacity", () => {
  const share = (...objects: readonly object[]) => aboutTrait("spotShare", objects);
  const labelled = (name: string, key: string, value: string) =>
    node(name, { labels: { [key]: value } });
  const SPOT: readonly [string, string][] = [
    ["karpenter.sh/capacity-type", "spot"],
    ["eks.amazonaws.com/capacityType", "SPOT"],
    ["node.kubernetes.io/lifecycle", "spot"],
    ["cloud.google.com/gke-spot", "true"],
    ["cloud.google.com/gke-preemptible", "true"],
    ["kubernetes.azure.com/scalesetpriority", "spot"],
    ["machine.openshift.io/interruptible-instance", ""],
    ["oci.oraclecloud.com/oke-is-preemptible", "true"],
  ];
  const onDemand = (count: number) =>
    names("d", count).map((name) => labelled(name, "eks.amazonaws.com/capacityType", "ON_DEMAND"));

  it.each(SPOT)("counts nodes with %s=%j", (key, value) => {
    expect(share(list(labelled("s", key, value)))).toEqual(["spotShare: most (states)"]);
    expect(share(list(labelled("s", key, value), ...onDemand(9)))).toEqual([
      "spotShare: some (states)",
    ]);
  });

  it.each<[string, object[], string[]]>([
    ["none of the nodes", onDemand(4), ["spotShare: none (states)"]],
    [
      "30 of 100",
      [
        ...onDemand(70),
        ...names("s", 30).map((name) => labelled(name, "karpenter.sh/capacity-type", "spot")),
      ],
      ["spotShare: some (states)"],
    ],
    [
      "31 of 100",
      [
        ...onDemand(69),
        ...names("s", 31).map((name) => labelled(name, "karpenter.sh/capacity-type", "spot")),
      ],
      ["spotShare: most (states)"],
    ],
    ["none of 9, one open", [...onDemand(9), node("x")], ["spotShare: none, some (states)"]],
    ["nobody knows", [node("x"), node("y")], []],
    [
      "machines of one's own",
      [node("x", provider("vsphere://1")), node("y", provider("openstack:///1"))],
      ["spotShare: none (states)"],
    ],
    [
      "only the control plane is not",
      [controlPlane("c"), labelled("s", "karpenter.sh/capacity-type", "spot")],
      ["spotShare: most (states)"],
    ],
    [
      "reserved capacity",
      [labelled("r", "karpenter.sh/capacity-type", "reserved")],
      ["spotShare: none (states)"],
    ],
  ])("is that of %s", (_name, nodes, expected) => {
    expect(share(list(...nodes))).toEqual(expected);
    expect(share(list(...nodes.toReversed()))).toEqual(expected);
  });

  it("says how many do not tell", () => {
    const found = observationsOf([list(...onDemand(2), node("x"))]).find(
      ({ trait }) => trait === "spotShare",
    );
    expect(found?.says).toBe("interruptible: 0 of 3 nodes, 1 do not tell");
  });

  const mixed = nodeGroup("m", undefined, {
    minSize: 3,
    instancesDistribution: { onDemandPercentageAboveBaseCapacity: 50 },
  });
  it.each<[string, object[], string[]]>([
    [
      "a group of spot nodes that has some at all times",
      [eksctl([nodeGroup("g", undefined, { spot: true, minSize: 1 })])],
      ["spotShare: some, most (strongly hints)"],
    ],
    [
      "a group of spot nodes that may have none",
      [eksctl([nodeGroup("g", undefined, { spot: true, minSize: 0, maxSize: 3 })])],
      ["spotShare: some, most (hints)"],
    ],
    [
      "a group that never has any",
      [eksctl([nodeGroup("g", undefined, { spot: true, minSize: 0, maxSize: 0 })])],
      [],
    ],
    ["a group with capacity of both kinds", [eksctl([mixed])], ["spotShare: some, most (hints)"]],
    ["groups that are not", [eksctl([nodeGroup("g")])], []],
    [
      "a group whose size is not known",
      [plan(resource("aws_eks_node_group", { ...EKS, capacity_type: "SPOT", scaling_config: [] }))],
      ["spotShare: some, most (hints)"],
    ],
    ["a single node", [labelled("s", "karpenter.sh/capacity-type", "spot")], []],
    [
      "a group, and all nodes, which contradict it",
      [eksctl([nodeGroup("g", undefined, { spot: true, minSize: 1 })]), list(...onDemand(3))],
      ["spotShare: none (states)", "spotShare: some, most (strongly hints)"],
    ],
  ])("by %s", (_name, objects, expected) => {
    expect(share(...objects)).toEqual(expected);
  });
});
