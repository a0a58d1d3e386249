import { COMPUTE, type Member, STORAGE, memberName, of } from "../core/evidence/members.ts";
import { node, partitioning, storageCluster, storageNode } from "../core/evidence/objects.ts";

/** A cluster in which a check fires, and what becomes of it once its snippet is followed. */
export interface SnippetCase {
  /** What a list of the cluster's objects holds, as kubectl prints it. */
  readonly dumped?: readonly object[];
  /** Manifests beside it. */
  readonly written?: readonly object[];
  readonly traits?: Readonly<Record<string, string>>;
  /** Where a snippet in YAML goes: the kind of object, and which of that kind. */
  readonly kind?: string;
  readonly which?: (object: object) => boolean;
  /** The part of the object that the snippet shows; the whole object where it is left out. */
  readonly into?: string;
  /** What the remediation says to take out: a kind, and the keys that lead there. */
  readonly remove?: readonly [kind: string, ...path: string[]];
  /** The snippet stands in the place of the object. */
  readonly replaces?: true;
}

/** The label that splits the nodes. */
export const NODE_TYPE = "portworx.io/node-type";
/** The label that asks for drives. */
export const PROVISION = "portworx.io/provision-storage-node";
/** A drive of the cloud. */
export const GB = "type=gp3,size=100";

/** Nodes, and StorageNodes unless nothing runs yet. */
export function nodes(members: readonly Member[], runs = true): object[] {
  return [
    ...members.map((member, index) => node(memberName(index), member)),
    ...(runs ? members.map(({ storage }, index) => storageNode(memberName(index), storage)) : []),
  ];
}

/** Three nodes that store and three that do not, as their labels say. */
export const APART = [...of(3, STORAGE), ...of(3, COMPUTE)];
/** A StorageCluster with an annotation of Portworx. */
export const annotated = (key: string, value: string) =>
  storageCluster({ annotations: { [`portworx.io/${key}`]: value } });
/** A StorageCluster of some version with settings of cloud drives. */
export const cloud = (image: string, more: object) =>
  storageCluster({
    spec: { image: `portworx/oci-monitor:${image}`, cloudStorage: { deviceSpecs: [GB], ...more } },
  });
/** A StorageCluster that keeps to the labels of the nodes. */
export const EXCLUSIVE = storageCluster({ env: [partitioning("true")] });
/** A node with labels besides. */
export const labelled = (member: Member, labels: object): Member => ({
  ...member,
  labels: { ...labels },
});
