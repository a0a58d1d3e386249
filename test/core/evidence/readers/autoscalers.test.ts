import { describe, expect, it } from "vitest";
import { read, yamlOf } from "../../../support/evidence.ts";

const deployment = (container: object, more: object = {}) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "cluster-autoscaler", namespace: "kube-system" },
  spec: { template: { spec: { containers: [{ image: "sidecar:1" }, container] } }, ...more },
});
const IMAGE = "registry.k8s.io/autoscaling/cluster-autoscaler:v1.33.0";
const recordsOf = (object: object) => read(yamlOf(object)).records;
const bounds = (object: object) =>
  recordsOf(object).flatMap((record) =>
    record.type === "scaling-bounds" ? [[record.pool, record.min, record.max]] : [],
  );

describe("a cluster-autoscaler", () => {
  it.each<[string, object, { scalesDown: boolean; balances: boolean }]>([
    ["with nothing said", { image: IMAGE }, { scalesDown: true, balances: false }],
    [
      "that only grows",
      { image: IMAGE, args: ["--scale-down-enabled=false"] },
      { scalesDown: false, balances: false },
    ],
    [
      "that balances, as a flag without a value",
      { image: IMAGE, command: ["./cluster-autoscaler", "--balance-similar-node-groups"] },
      { scalesDown: true, balances: true },
    ],
    [
      "whose last flag counts",
      {
        image: IMAGE,
        command: ["--balance-similar-node-groups=true", "--scale-down-enabled=false"],
        args: ["--balance-similar-node-groups=false", "--scale-down-enabled=true"],
      },
      { scalesDown: true, balances: false },
    ],
    [
      "in one text for a shell",
      {
        image: IMAGE,
        command: ["sh", "-c", "./cluster-autoscaler --v=4 --scale-down-enabled=false"],
      },
      { scalesDown: false, balances: false },
    ],
    [
      "with a value that is none",
      { image: IMAGE, args: ["--scale-down-enabled=perhaps", 4, null, ["x"]] },
      { scalesDown: true, balances: false },
    ],
    [
      "without a tag",
      { image: "autoscaling/cluster-autoscaler" },
      { scalesDown: true, balances: false },
    ],
    [
      "by a digest, for another processor",
      { image: "autoscaling/cluster-autoscaler-arm64@sha256:01" },
      { scalesDown: true, balances: false },
    ],
    [
      "whose tag a template has yet to fill in",
      { image: "autoscaling/cluster-autoscaler:{{ version }}" },
      { scalesDown: true, balances: false },
    ],
  ])("%s", (_, container, expected) => {
    const [record] = recordsOf(deployment(container));
    expect(record).toMatchObject({ type: "autoscaler", kind: "cluster-autoscaler", ...expected });
  });

  it.each([
    [
      "an operator that would start one",
      { image: "openshift/cluster-autoscaler-operator:4.16" },
      {},
    ],
    ["one that is switched off", { image: IMAGE }, { replicas: 0 }],
    ["another program", { image: "example/my-cluster-autoscaler-exporter:1" }, {}],
    ["a container without an image", {}, {}],
    ["an image that is no text", { image: 7 }, {}],
  ])("is not %s", (_, container, more) => {
    expect(read(yamlOf(deployment(container, more)))).toEqual({
      records: [],
      skipped: [expect.stringContaining("kind Deployment: says nothing")],
    });
  });

  it.each([
    [
      ["--nodes=3:10:asg-storage", "--nodes=0:5:asg-apps"],
      [
        ["asg-storage", 3, 10],
        ["asg-apps", 0, 5],
      ],
    ],
    [["--nodes", "1:4:asg"], [["asg", 1, 4]]],
    [
      ["--nodes=1:4:https://cloud.example/groups/gke-shop-apps-0a1b2c3d-grp"],
      [["https://cloud.example/groups/gke-shop-apps-0a1b2c3d-grp", 1, 4]],
    ],
    [["--nodes='1:4:asg'"], [["asg", 1, 4]]],
    [["sh", "./cluster-autoscaler --nodes=1:4:asg --v=2"], [["asg", 1, 4]]],
    [["--nodes=many", "--nodes", "--node-group-auto-discovery=asg:tag=x"], []],
    [["--nodes"], []],
  ])("with the arguments %j keeps to bounds", (args, expected) => {
    expect(bounds(deployment({ image: IMAGE, args }))).toEqual(expected);
  });

  it("with bounds that a template has yet to fill in is skipped", () => {
    const { records, skipped } = read(
      yamlOf(deployment({ image: IMAGE, args: ["--nodes=${MIN}:${MAX}:asg"] })),
    );
    expect(records).toEqual([]);
    expect(skipped).toEqual([
      'Deployment: spec.template.spec.containers.1.args.0 holds "--nodes=${MIN}:${MAX}:asg", which a template has yet to fill in',
    ]);
  });
});

const OLD = `
Cluster-autoscaler status at 2026-01-02 03:04:05.678 +0000 UTC:
Cluster-wide:
  Health:      Healthy (ready=7 unready=0 notStarted=0 longNotStarted=0 registered=7 longUnregistered=0)
               LastProbeTime:      2026-01-02 03:04:05 +0000 UTC m=+1234.5
  ScaleUp:     NoActivity (ready=7 registered=7)

NodeGroups:
  Name:        asg-storage
  Health:      Healthy (ready=3 unready=0 registered=3 longUnregistered=0 cloudProviderTarget=3 (minSize=3, maxSize=3))
  ScaleUp:     NoActivity (ready=3 cloudProviderTarget=3)

  Name:        asg-apps
  Health:      Healthy (ready=4 registered=4 cloudProviderTarget=4 (minSize=1, maxSize=12))
  ScaleDown:   CandidatesPresent (candidates=2)

  Name:        asg-silent
  Health:      Healthy (ready=4)
`;
const NEW = `
time: 2026-01-02 03:04:05.678 +0000 UTC
autoscalerStatus: Running
clusterWide:
  health: { status: Healthy }
nodeGroups:
  - name: asg-storage
    health: { status: Healthy, cloudProviderTarget: 3, minSize: 3, maxSize: 3 }
  - name: asg-apps
    health: { cloudProviderTarget: 4, minSize: "1", maxSize: 12 }
  - name: asg-silent
    health: {}
  - health: { minSize: 1, maxSize: 2 }
`;
const GROUPS = [
  ["asg-storage", 3, 3],
  ["asg-apps", 1, 12],
];

describe("the status of a cluster-autoscaler", () => {
  const configMap = (data: object | null, name = "cluster-autoscaler-status") => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name, namespace: "kube-system" },
    data,
  });

  it.each([
    ["as a text of lines", OLD, GROUPS],
    ["as lines without their indentation", OLD.replaceAll(/^ +/gm, ""), GROUPS],
    ["as lines that end as in Windows", OLD.replaceAll("\n", "\r\n"), GROUPS],
    ["as YAML", NEW, GROUPS],
    ["as YAML that was cut off", NEW.slice(0, NEW.indexOf("nodeGroups")), []],
    ["that is no text at all", null, []],
    ["that is empty", "", []],
    ["as a template would leave it for all we know", "Name: [", []],
  ])("%s", (_, status, expected) => {
    const object = configMap({ status });
    expect(bounds(object)).toEqual(expected);
    expect(recordsOf(object)[0]).toMatchObject({
      type: "autoscaler",
      object: "ConfigMap",
      scalesDown: true,
      balances: false,
    });
  });

  it.each([OLD, NEW])("stands where its text stands", (status) => {
    const [, bound] = recordsOf(configMap({ status }));
    expect(bound?.at).toEqual({ file: "cluster.yaml", line: 7, column: 11 });
  });

  it("of another name is only a ConfigMap", () => {
    expect(recordsOf(configMap({ status: NEW }, "settings"))).toEqual([]);
  });

  it("takes linear time however many empty lines there are", () => {
    expect(bounds(configMap({ status: `${"\n".repeat(200_000)}Name: a` }))).toEqual([]);
  });
});

describe("drive sets", () => {
  const configMap = (data: unknown) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "px-cloud-drive-pxcluster1", namespace: "portworx" },
    data,
  });

  it("name the nodes that hold them, and nothing for one that is free", () => {
    const sets = {
      "0-1": { NodeID: "a", SchedulerNodeName: "node-1", Configs: { vol: {} } },
      "0-2": { NodeID: "", SchedulerNodeName: "" },
      "0-3": { NodeID: "c" },
    };
    expect(recordsOf(configMap({ "cloud-drive": JSON.stringify(sets) }))).toMatchObject([
      { type: "drive-sets", nodes: ["node-1", "", ""] },
    ]);
  });

  it.each([
    [{}],
    [null],
    [{ "cloud-drive": "" }],
    [{ "cloud-drive": "{" }],
    [{ "cloud-drive": "7" }],
  ])("are none in %j", (data) => {
    expect(recordsOf(configMap(data))).toEqual([]);
  });
});
