import { describe, expect, it } from "vitest";
import { layerText, topologyIn } from "../../../support/evidence.ts";
import { COMPUTE, type Member, STORAGE, WORKER, down, dumpOf, of } from "../members.ts";
import { claim, statefulPod } from "../objects.ts";

const APART = [...of(3, STORAGE), ...of(2, COMPUTE)];
const BOTH = "pods with volumes run on both kinds of node";
const MORE = "StorageNodes of the nodes on which pods have volumes";
const CLASS = {
  apiVersion: "storage.k8s.io/v1",
  kind: "StorageClass",
  metadata: { name: "px-db" },
  provisioner: "kubernetes.io/portworx-volume",
};
const volume = (name: string, source: object) => ({
  apiVersion: "v1",
  kind: "PersistentVolume",
  metadata: { name: `pv-${name}` },
  spec: { claimRef: { namespace: "shop", name }, storageClassName: "px-db", ...source },
});

type Row = [
  claim: string,
  effective: string,
  undecided: readonly string[],
  members: readonly Member[],
  more: readonly object[],
];

const ROWS: Row[] = [
  ["pods on compute nodes", "disaggregated", [], APART, [claim("db"), statefulPod("db", "node-4")]],
  ["pods on storage nodes", "converged", [], APART, [claim("db"), statefulPod("db", "node-1")]],
  [
    "pods on both",
    "unknown",
    [BOTH],
    APART,
    [claim("a"), statefulPod("a", "node-1"), claim("b"), statefulPod("b", "node-5")],
  ],
  [
    "a pod on a storage node that is down",
    "unknown",
    [MORE],
    [...of(3, WORKER), down(WORKER)],
    [claim("db"), statefulPod("db", "node-4")],
  ],
  [
    "a pod on a node of which nothing was read",
    "unknown",
    [MORE],
    APART,
    [claim("a"), statefulPod("a", "node-4"), claim("b"), statefulPod("b", "node-9")],
  ],
  [
    "a claim whose class alone is one of Portworx",
    "converged",
    [],
    APART,
    [CLASS, claim("db", null), statefulPod("db", "node-1")],
  ],
  [
    "a volume of Portworx, by CSI",
    "converged",
    [],
    APART,
    [volume("db", { csi: { driver: "pxd.portworx.com" } }), statefulPod("db", "node-1")],
  ],
  [
    "a volume of Portworx, built in",
    "converged",
    [],
    APART,
    [volume("db", { portworxVolume: { volumeID: "1" } }), statefulPod("db", "node-1")],
  ],
  [
    "a claim of another driver",
    "unknown",
    [],
    APART,
    [claim("db", "ebs.csi.aws.com"), statefulPod("db", "node-1")],
  ],
  [
    "a claim of a class that was not read",
    "unknown",
    [],
    APART,
    [claim("db", null), statefulPod("db", "node-1")],
  ],
  [
    "a volume of another driver",
    "unknown",
    [],
    APART,
    [volume("db", { csi: { driver: "ebs.csi.aws.com" } }), statefulPod("db", "node-1")],
  ],
  [
    "a claim of the same name in another namespace",
    "unknown",
    [],
    APART,
    [
      { ...claim("db"), metadata: { ...Object(claim("db")).metadata, namespace: "other" } },
      statefulPod("db", "node-1"),
    ],
  ],
  [
    "a pod that is over",
    "unknown",
    [],
    APART,
    [claim("db"), { ...statefulPod("db", "node-1"), status: { phase: "Succeeded" } }],
  ],
  ["a pod that is nowhere yet", "unknown", [], APART, [claim("db"), statefulPod("db", "")]],
  [
    "a claim that is not bound",
    "unknown",
    [],
    APART,
    [{ ...claim("db"), status: { phase: "Pending" } }, statefulPod("db", "node-1")],
  ],
];

describe("volumes are used as", () => {
  it.each(ROWS)("%s", (_, effective, undecided, members, more) => {
    const topology = topologyIn(dumpOf(members, { more }));
    expect([layerText(topology.effective), topology.undecided]).toEqual([effective, undecided]);
  });

  it("counts the pods on storage nodes", () => {
    const more = [claim("a"), statefulPod("a", "node-1"), claim("b"), statefulPod("b", "node-5")];
    const { observations } = topologyIn(dumpOf(APART, { more }));
    expect(observations.at(-1)).toEqual({
      about: "effective",
      says: "1 of 2 pods with Portworx volumes run on storage nodes",
      object: "Pod/a",
      at: { file: "cluster.yaml", line: 1, column: 1 },
    });
  });

  it("tells nothing without roles of nodes", () => {
    const { effective, observations } = topologyIn(claim("db"), statefulPod("db", "node-1"));
    expect([effective, observations]).toEqual([null, []]);
  });
});
