import {
  type NodeInput,
  type StorageClusterInput,
  list,
  node,
  storageCluster,
  storageNode,
} from "./objects.ts";

/** A node with its StorageNode: what it holds, its phase, and what its Node says. */
export interface Member extends NodeInput {
  /** As the operator derives it: false for a node that is down. */
  readonly storage: boolean | null;
  readonly phase?: string;
}

/** A storage node of a group of its own. */
export const STORAGE: Member = { storage: true, pool: "storage", type: "storage" };
/** A node without storage, of a group of its own. */
export const COMPUTE: Member = { storage: false, pool: "compute", type: "storageless" };
/** A node that stores in a cluster where all are alike. */
export const WORKER: Member = { storage: true, pool: "workers" };

/** As many such nodes. */
export function of(count: number, member: Member): Member[] {
  return Array.from({ length: count }, () => member);
}

/** A node whose Portworx is down or starting, so that its StorageNode reads false. */
export function down(member: Member, phase = "Offline"): Member {
  return { ...member, storage: false, phase };
}

/** A node without the label of its type. */
export function unlabelled({ type: _, ...member }: Member): Member {
  return member;
}

/** The names that a dump gives to its members, in their order. */
export function memberName(index: number): string {
  return `node-${index + 1}`;
}

/** What of a cluster is in its dump; null leaves the StorageCluster out. */
export interface DumpInput {
  readonly spec?: StorageClusterInput | null;
  readonly hasNodes?: boolean;
  readonly more?: readonly object[];
}

/** The dump of a cluster: its Nodes, StorageNodes and the running StorageCluster. */
export function dumpOf(members: readonly Member[], input: DumpInput = {}): object {
  const { spec = {}, hasNodes = true, more = [] } = input;
  return list(
    ...(hasNodes ? members.map((member, index) => node(memberName(index), member)) : []),
    ...members.map(({ storage, phase }, index) =>
      storageNode(memberName(index), storage, phase === undefined ? {} : { phase }),
    ),
    ...(spec === null ? [] : [storageCluster({ status: { phase: "Running" }, ...spec })]),
    ...more,
  );
}
