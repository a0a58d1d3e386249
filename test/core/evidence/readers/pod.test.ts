import { describe, expect, it } from "vitest";
import { read, recordIn, yamlOf } from "../../../support/evidence.ts";
import { claim, list, portworxPod, statefulPod } from "../objects.ts";

const LOCAL = { "stork.libopenstorage.org/preferLocalNodeOnly": "true" };

describe("a pod of Portworx", () => {
  it.each([
    ["with the label stores", true, true, true],
    ["with the annotation does not", false, true, false],
    ["with the annotation, not ready, cannot say", false, false, null],
    ["with neither cannot say", null, true, null],
  ])("%s", (_, storage, ready, expected) => {
    const text = yamlOf(list(portworxPod("n", storage, { ready })));
    expect(recordIn(text)).toMatchObject({
      type: "portworx-pod",
      name: "portworx-n",
      node: "n",
      storage: expected,
      isListed: true,
    });
  });

  it.each([
    ["on no node", { ...portworxPod("n", true), spec: {} }],
    ["of another program", { ...portworxPod("n", true), metadata: { labels: { name: "px-csi" } } }],
  ])("%s says nothing", (_, pod) => {
    expect(read(yamlOf(pod))).toEqual({
      records: [],
      skipped: [expect.stringContaining("kind Pod: says nothing")],
    });
  });
});

describe("a pod with claims", () => {
  it("names them all", () => {
    const spec = {
      nodeName: "n",
      volumes: [
        { name: "a", persistentVolumeClaim: { claimName: "a" } },
        { name: "tmp", emptyDir: {} },
        { name: "b", persistentVolumeClaim: { claimName: "b" } },
      ],
    };
    expect(recordIn(yamlOf({ ...statefulPod("db", "n"), spec }))).toMatchObject({
      type: "claiming-pod",
      node: "n",
      namespace: "shop",
      claims: ["a", "b"],
    });
  });

  it.each(["Pending", "Succeeded", "Failed", undefined])(
    "in the phase %s is not counted",
    (phase) => {
      expect(read(yamlOf({ ...statefulPod("db", "n"), status: { phase } })).records).toEqual([]);
    },
  );

  it("that may only run beside its data says so", () => {
    const pod = { ...statefulPod("db", "n"), metadata: { name: "db", annotations: LOCAL } };
    expect(read(yamlOf(pod)).records.map(({ type }) => type)).toEqual([
      "claiming-pod",
      "strictly-local",
    ]);
  });
});

describe("a workload", () => {
  const workload = (kind: string, annotations: object) => ({
    apiVersion: "apps/v1",
    kind,
    metadata: { name: "db" },
    spec: { template: { metadata: { annotations }, spec: { containers: [{ image: "db:1" }] } } },
  });

  it.each(["Deployment", "StatefulSet"])("%s whose pods may only run beside their data", (kind) => {
    expect(recordIn(yamlOf(workload(kind, LOCAL)))).toMatchObject({
      type: "strictly-local",
      object: kind,
    });
  });

  it.each([
    [{ "stork.libopenstorage.org/preferLocalNodeOnly": "false" }],
    [{ "stork.libopenstorage.org/preferLocalNodeOnly": "perhaps" }],
    [{}],
  ])("with the annotations %j says nothing", (annotations) => {
    expect(read(yamlOf(workload("StatefulSet", annotations))).records).toEqual([]);
  });
});

describe("a claim", () => {
  it.each([
    ["of Portworx by CSI", "pxd.portworx.com", true],
    ["of Portworx as it was built in", "kubernetes.io/portworx-volume", true],
    ["of another driver", "ebs.csi.aws.com", false],
    ["that only names its class", null, null],
  ])("%s", (_, provisioner, isPortworx) => {
    expect(recordIn(yamlOf(claim("db", provisioner)))).toMatchObject({
      type: "claim",
      claim: "shop/db",
      storageClass: "px-db",
      isPortworx,
    });
  });

  it("may have the older annotation and no class", () => {
    const older = {
      ...claim("db"),
      metadata: {
        name: "db",
        namespace: "shop",
        annotations: { "volume.beta.kubernetes.io/storage-provisioner": "pxd.portworx.com" },
      },
      spec: {},
    };
    expect(recordIn(yamlOf(older))).toMatchObject({ isPortworx: true, storageClass: "" });
  });

  it("that waits is not counted", () => {
    expect(read(yamlOf({ ...claim("db"), status: { phase: "Pending" } })).records).toEqual([]);
  });
});

describe("a volume", () => {
  const volume = (spec: object) => ({
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: { name: "pv" },
    spec,
  });
  const claimRef = { namespace: "shop", name: "db" };

  it.each([
    [{ claimRef, storageClassName: "px-db", csi: { driver: "pxd.portworx.com" } }, "px-db", true],
    [{ claimRef, portworxVolume: { volumeID: "1" } }, "", true],
    [{ claimRef, csi: { driver: "ebs.csi.aws.com" } }, "", false],
    [{ claimRef, nfs: {} }, "", false],
  ])("%j", (spec, storageClass, isPortworx) => {
    expect(recordIn(yamlOf(volume(spec)))).toMatchObject({
      claim: "shop/db",
      storageClass,
      isPortworx,
    });
  });

  it.each([[{}], [{ claimRef: { name: "db" } }], [{ claimRef: { namespace: "shop" } }]])(
    "that belongs to no claim is not counted: %j",
    (spec) => {
      expect(read(yamlOf(volume(spec))).records).toEqual([]);
    },
  );
});

describe("a StorageClass", () => {
  const storageClass = (provisioner: unknown, parameters: unknown) => ({
    apiVersion: "storage.k8s.io/v1",
    kind: "StorageClass",
    metadata: { name: "px" },
    provisioner,
    parameters,
  });

  it.each([
    [{ repl: "3" }, { replicas: 3, isFastPath: false }],
    [{ repl: 1 }, { replicas: 1 }],
    [{ repl: "one" }, { replicas: 0 }],
    [{ fastpath: "true" }, { replicas: 0, isFastPath: true }],
    [null, { replicas: 0, isFastPath: false }],
  ])("with the parameters %j", (parameters, expected) => {
    expect(recordIn(yamlOf(storageClass("pxd.portworx.com", parameters)))).toMatchObject(expected);
  });

  it.each(["ebs.csi.aws.com", null])("of the driver %s says nothing", (provisioner) => {
    expect(read(yamlOf(storageClass(provisioner, {}))).records).toEqual([]);
  });
});

describe("a disruption budget", () => {
  const budget = (
    name: string,
    minAvailable: unknown,
    matchLabels: object = { storage: "true" },
  ) => ({
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name },
    spec: { minAvailable, selector: { matchLabels } },
  });

  it.each([
    ["px-storage", 4, { storageNodes: 5, node: null }],
    ["px-storage", "2", { storageNodes: 3, node: null }],
    ["px-ip-10-0-0-1", 1, { storageNodes: 1, node: "ip-10-0-0-1" }],
  ])("%s with %s available", (name, minAvailable, expected) => {
    expect(recordIn(yamlOf(budget(name, minAvailable)))).toMatchObject(expected);
  });

  it.each([
    ["px-kvdb", 2, { kvdb: "true" }],
    ["px-storage", "50%", { storage: "true" }],
    ["px-web", 1, { app: "web" }],
    ["web", 1, { name: "web" }],
  ])("%s with %s available for %j says nothing", (name, minAvailable, matchLabels) => {
    expect(read(yamlOf(budget(name, minAvailable, matchLabels))).records).toEqual([]);
  });
});
