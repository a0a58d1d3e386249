import type { Instant } from "../../model/instant.ts";
import { Column } from "../column.ts";
import type { NodeRecord } from "../inventory.ts";
import { KeptRow, KeptRows } from "./kept-rows.ts";
import { UidColumn } from "./uid-column.ts";

/** Nodes that share with others what they say, with the moments and the uid that each has of its own. */
export class KeptNodes extends KeptRows<NodeRecord> {
  readonly #uids = new UidColumn();
  readonly #created = new Column(Float64Array);
  readonly #seen = new Column(Float64Array);

  override push(node: NodeRecord, like: NodeRecord): void {
    super.push(node, like);
    this.#uids.push(node.uid);
    this.#created.push(node.created ?? Number.NaN);
    this.#seen.push(node.seen ?? Number.NaN);
  }

  uidAt(position: number): string {
    return this.#uids.at(position);
  }

  createdAt(position: number): Instant | null {
    return momentIn(this.#created, position);
  }

  seenAt(position: number): Instant | null {
    return momentIn(this.#seen, position);
  }
}

function momentIn(moments: Column, position: number): Instant | null {
  const moment = moments.at(position);
  return Number.isNaN(moment) ? null : moment;
}

/** One of {@link KeptNodes}. */
export class KeptNode extends KeptRow<NodeRecord, KeptNodes> implements NodeRecord {
  /** The record with keys of its own. */
  get plain(): NodeRecord {
    const { name, uid, created, seen, at } = this;
    return { ...this.like, name, uid, created, seen, at };
  }

  get uid(): string {
    return this.rows.uidAt(this.position);
  }

  get created(): Instant | null {
    return this.rows.createdAt(this.position);
  }

  get seen(): Instant | null {
    return this.rows.seenAt(this.position);
  }

  get type() {
    return this.like.type;
  }

  get pool() {
    return this.like.pool;
  }

  get zone() {
    return this.like.zone;
  }

  get nodeType() {
    return this.like.nodeType;
  }

  get provision() {
    return this.like.provision;
  }

  get refusal() {
    return this.like.refusal;
  }

  get metadataNode() {
    return this.like.metadataNode;
  }

  get isExcluded() {
    return this.like.isExcluded;
  }

  get isControlPlane() {
    return this.like.isControlPlane;
  }

  get isSchedulable() {
    return this.like.isSchedulable;
  }

  get isInterruptible() {
    return this.like.isInterruptible;
  }

  get isCapacityKnown() {
    return this.like.isCapacityKnown;
  }

  get isKeptFromScaleDown() {
    return this.like.isKeptFromScaleDown;
  }

  get isAutoMode() {
    return this.like.isAutoMode;
  }

  get isShortOfMemory() {
    return this.like.isShortOfMemory;
  }

  get kubelet() {
    return this.like.kubelet;
  }

  get image() {
    return this.like.image;
  }

  get bandwidth() {
    return this.like.bandwidth;
  }

  get provider() {
    return this.like.provider;
  }

  get legacyLabels() {
    return this.like.legacyLabels;
  }

  get isListed() {
    return this.like.isListed;
  }
}

/** Keys in which nodes that share what they say are the same; moments and names are their own. */
const COMMON = [
  "object",
  "namespace",
  "pool",
  "zone",
  "nodeType",
  "provision",
  "refusal",
  "metadataNode",
  "isExcluded",
  "isControlPlane",
  "isSchedulable",
  "isInterruptible",
  "isCapacityKnown",
  "isKeptFromScaleDown",
  "isAutoMode",
  "isShortOfMemory",
  "kubelet",
  "image",
  "bandwidth",
  "provider",
  "isListed",
] as const satisfies readonly (keyof NodeRecord)[];

/** Whether two nodes differ in nothing but what each has of its own. */
export function areNodesAlike(one: NodeRecord, other: NodeRecord): boolean {
  return (
    COMMON.every((key) => one[key] === other[key]) &&
    one.legacyLabels.join() === other.legacyLabels.join() &&
    one.at.file === other.at.file &&
    one.at.column === other.at.column
  );
}
