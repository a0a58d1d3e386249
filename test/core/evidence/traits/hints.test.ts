import { describe, expect, it } from "vitest";
import { eksctl, list, node, nodeGroup, portworxPod, storageCluster } from "../objects.ts";
import { aboutTrait } from "./observed.ts";
import { statementsIn } from "./statements.ts";
import { EKS, plan, resource } from "./terraform.ts";

const object = (apiVersion: string, kind: string, more: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name: "x" },
  ...more,
});
const FAST = "performance: high, benchmark (hints)";
const APART = "separationOfConcerns: preferred, required (hints)";
const REPAIRED = "instanceChurn: occasional, regular, constant (hints)";

describe("settings of a StorageCluster", () => {
  const from = (spec: object, annotations: object = {}) =>
    statementsIn(storageCluster({ spec, annotations }));

  it.each<[string, object, string[]]>([
    ["NVMe devices", { storage: { devices: ["/dev/nvme0n1"] } }, [FAST]],
    ["other devices", { storage: { devices: ["/dev/sdb", 7] } }, []],
    ["cache devices", { storage: { cacheDevices: ["/dev/sdc"] } }, [FAST]],
    ["a journal device", { storage: { journalDevice: "/dev/sdc" } }, [FAST]],
    ["a journal by default", { storage: { journalDevice: "auto" } }, []],
    ["no journal", { storage: { journalDevice: "" } }, []],
    ["interfaces apart", { network: { dataInterface: "eth1", mgmtInterface: "eth0" } }, [FAST]],
    ["interfaces that are one", { network: { dataInterface: "eth0", mgmtInterface: "eth0" } }, []],
    ["one interface", { network: { dataInterface: "eth1" } }, []],
    ["access by role", { security: { enabled: true } }, [APART]],
    ["access for all", { security: { enabled: false } }, []],
    [
      "a shared KVDB",
      { kvdb: { endpoints: ["etcd:http://e:2379"] } },
      ["sharedFabric: yes (hints)"],
    ],
    ["an internal KVDB", { kvdb: { internal: true } }, []],
  ])("%s", (_name, spec, expected) => {
    expect(from(spec)).toEqual(expected);
  });

  it("hint at no shared fabric where the cluster is stretched for disaster recovery", () => {
    const spec = { kvdb: { endpoints: ["etcd:http://e:2379"] } };
    const annotations = { "portworx.io/misc-args": "-cluster_domain east" };
    expect(from(spec, annotations)).toEqual([]);
  });
});

describe("rules for storage of its own", () => {
  const plans = (matchLabels: object) =>
    object("upgrade.cattle.io/v1", "Plan", { spec: { nodeSelector: { matchLabels } } });
  const pools = (matchLabels: object) =>
    object("machineconfiguration.openshift.io/v1", "MachineConfigPool", {
      spec: { nodeSelector: { matchLabels } },
    });

  it.each<[object, boolean]>([
    [{ "portworx.io/node-type": "storage" }, true],
    [{ "node-role.kubernetes.io/storage": "" }, true],
    [{ "px/storage": "true" }, true],
    [{ role: "px-storage" }, true],
    [{ "portworx.io/node-type": "storageless" }, false],
    [{ "node-type": "gpu" }, false],
    [{ "node-role.kubernetes.io/worker": "" }, false],
    [{ role: "storage-consumers" }, false],
    [{ role: ["storage"] }, false],
  ])("by the labels %j", (labels, isApart) => {
    const expected = isApart ? [APART] : [];
    expect(statementsIn(plans(labels)).filter((each) => each === APART)).toEqual(expected);
    expect(statementsIn(pools(labels)).filter((each) => each === APART)).toEqual(expected);
  });
});

describe("nodes that are repaired by themselves", () => {
  const repaired = (nodeRepairConfig: object) =>
    statementsIn(eksctl([nodeGroup("g", undefined, { nodeRepairConfig })])).filter(
      (each) => each === REPAIRED,
    );
  const managed = (values: object) =>
    statementsIn(plan(resource("aws_eks_node_group", { ...EKS, ...values }))).filter(
      (each) => each === REPAIRED,
    );

  it("are hinted at by a MachineHealthCheck, eksctl and Terraform", () => {
    expect(statementsIn(object("cluster.x-k8s.io/v1beta1", "MachineHealthCheck"))).toEqual([
      REPAIRED,
    ]);
    expect(statementsIn(object("machine.openshift.io/v1beta1", "MachineHealthCheck"))).toEqual([
      REPAIRED,
    ]);
    expect(statementsIn(object("example.com/v1", "MachineHealthCheck"))).toEqual([]);
    expect(repaired({ enabled: true })).toEqual([REPAIRED]);
    expect(repaired({ enabled: false })).toEqual([]);
    expect(managed({ node_repair_config: [{ enabled: true }] })).toEqual([REPAIRED]);
    expect(managed({ node_repair_config: [{ enabled: false }] })).toEqual([]);
  });
});

describe("standard support of EKS", () => {
  const REGULAR = "orchestratorUpgrades: regular (hints)";
  const byEksctl = (supportType: unknown) =>
    statementsIn({ ...eksctl([nodeGroup("g")]), upgradePolicy: { supportType } });
  const byTerraform = (support_type: string) =>
    statementsIn(plan(resource("aws_eks_cluster", { upgrade_policy: [{ support_type }] })));

  it("hints at a pace, and extended support at none", () => {
    expect(byEksctl("STANDARD")).toContain(REGULAR);
    expect(byEksctl("EXTENDED")).not.toContain(REGULAR);
    expect(byEksctl(undefined)).not.toContain(REGULAR);
    expect(byTerraform("STANDARD")).toContain(REGULAR);
    expect(byTerraform("EXTENDED")).not.toContain(REGULAR);
  });
});

describe("an AutopilotRule", () => {
  const rule = (...names: readonly unknown[]) =>
    object("autopilot.libopenstorage.org/v1alpha1", "AutopilotRule", {
      spec: { actions: names.map((name) => ({ name })) },
    });

  it.each<[object, string[]]>([
    [
      rule("openstorage.io.action.storagepool/expand"),
      ["growthCoupling: apart, far-apart (hints)"],
    ],
    [rule("openstorage.io.action.volume/resize"), []],
    [rule(), []],
    [rule(null, 7), []],
    [{ ...rule("openstorage.io.action.storagepool/expand"), apiVersion: "example.com/v1" }, []],
  ])("%j", (found, expected) => {
    expect(statementsIn(found)).toEqual(expected);
  });
});

describe("nodes and pods that are short of memory", () => {
  const pressed = (name: string, status: string) =>
    node(name, { status: { conditions: [{ type: "MemoryPressure", status }] } });
  const killed = (reason: string) => {
    const pod = portworxPod("n", true) as { status: object };
    return {
      ...pod,
      status: { ...pod.status, containerStatuses: [{ lastState: { terminated: { reason } } }] },
    };
  };
  const CONTENDED = "contention: sometimes, often (hints)";

  it("hint at contention", () => {
    const contention = (...objects: readonly object[]) => aboutTrait("contention", objects);
    expect(contention(pressed("a", "True"))).toEqual([CONTENDED]);
    expect(contention(pressed("a", "False"))).toEqual([]);
    expect(contention(killed("OOMKilled"))).toEqual([CONTENDED]);
    expect(contention(killed("Error"))).toEqual([]);
    expect(contention(portworxPod("n", true))).toEqual([]);
  });
});

describe("the network of the nodes", () => {
  const KEY = "karpenter.k8s.aws/instance-network-bandwidth";
  const labelled = (name: string, megabits: string | null) =>
    node(name, { labels: megabits === null ? {} : { [KEY]: megabits } });
  const network = (...nodes: readonly object[]) => aboutTrait("network", nodes);

  it.each<[string, object[], string[]]>([
    [
      "fast",
      [list(labelled("a", "12500"), labelled("b", "25000"))],
      ["network: adequate (strongly hints)"],
    ],
    [
      "as the slowest has it",
      [list(labelled("a", "25000"), labelled("b", "5000"))],
      ["network: slow (strongly hints)"],
    ],
    ["not told by one", [list(labelled("a", "12500"), labelled("b", null))], []],
    ["not a number", [list(labelled("a", "fast"))], []],
    ["of nodes that are not all", [labelled("a", "12500")], []],
    ["of none", [storageCluster()], []],
  ])("%s", (_name, objects, expected) => {
    expect(network(...objects)).toEqual(expected);
  });
});

describe("builds of Kubernetes that a cloud makes", () => {
  const environment = (kubeletVersion: string, providerID?: string) =>
    aboutTrait("environment", [
      node("n", { status: { nodeInfo: { kubeletVersion } }, spec: { providerID } }),
    ]);

  it.each([
    ["v1.33.4-eks-99d6cc0", ["environment: aws (hints)"]],
    ["v1.33.4-gke.1036000", ["environment: gcp (hints)"]],
    ["v1.33.4+IKS", ["environment: ibm-cloud (hints)"]],
    ["v1.33.4", []],
    ["v1.33.4+k3s1", []],
  ])("%s hints, since they run elsewhere too", (version, expected) => {
    expect(environment(version)).toEqual(expected);
  });

  it("do not count beside a providerID, and outdo no annotation", () => {
    expect(environment("v1.33.4-eks-99d6cc0", "vsphere://x")).toEqual([
      "environment: vsphere (states)",
    ]);
    const annotated = storageCluster({ annotations: { "portworx.io/is-gke": "true" } });
    const eks = node("n", { status: { nodeInfo: { kubeletVersion: "v1.33.4-eks-1" } } });
    expect(aboutTrait("environment", [eks, annotated])).toEqual([
      "environment: aws (hints)",
      "environment: gcp (strongly hints)",
    ]);
  });
});
